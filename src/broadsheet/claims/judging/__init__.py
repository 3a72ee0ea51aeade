"""The judge of pairs: deals that no frame tells, and an opinion of those that one does."""
