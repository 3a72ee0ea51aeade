"""Where a capitalised name ends that the words around it run on: bylines, towns of a campus, labels, plurals."""

from __future__ import annotations

import re

BYLINE = re.compile(
    r"(?<![A-Z])(?:[A-Z][a-z]+-)?[A-Z][a-z]+ (?:[A-Z]\w* )?[A-Z][A-Za-z]+\d+ (?:mins?|minutes?|hours?|days?|weeks?|months?) ago|"
    r"(?<=[A-Z])[A-Z][a-z]+ [A-Z][A-Za-z]+\d+ (?:mins?|minutes?|hours?|days?|weeks?|months?) ago"
)
"""As in "Tyne RoboticsJane Doe2 hours ago": who wrote it and when, without a blank behind a headline."""
CAMPUS = re.compile(
    r" at [A-Z][a-z]+(?:[-–][A-Z][a-z]+| (?:Hill|Station|Rouge|Barbara|Cruz|Diego|Paso|Antonio|Arbor))?(?![\w-])"
)
"""As in "University of Tyne at Hexham": the town is part of the name."""
LABELS = frozenset(
    "Funding Investor Investors Round Total Amount Valuation Raise Backers Deal Stage Lead Customer Customers".split()
)
"""Last words of a line's label ("Lead Investor: Acme")."""
NUMBER = re.compile(r"\. ?\d{1,2}\b")  # the end of "Engine No. 1"
PLURAL = re.compile(r"[A-Z]{2,5}s")  # "SMRs", "PPAs": several of a thing are no company
