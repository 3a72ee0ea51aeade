"""The editors' desk: it reads views and writes Judgements, nothing else."""
