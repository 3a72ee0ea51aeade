"""Broadsheet: a daily edition of AI news and a ledger of who depends on whom."""
