"""Frames laid over masked sentences: what deal they tell, of what kind, and who gives."""
