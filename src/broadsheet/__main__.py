"""`python -m broadsheet` is the same as `broadsheet`."""
