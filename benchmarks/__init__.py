"""Adaptors from Broadsheet to the scorers of the benchmark folders; each runs as `python -m benchmarks.NAME`."""
