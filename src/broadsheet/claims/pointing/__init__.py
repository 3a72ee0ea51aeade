"""Whom a text means without a name: "it", "the company", "we", and the side that a sentence leaves out."""
