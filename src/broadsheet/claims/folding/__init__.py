"""Drafts of one deal put together to one claim."""
