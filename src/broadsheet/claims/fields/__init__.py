"""What a claim says besides who and what: sums, stages, times, and who says so."""
