"""A small newsstand for tests: a wire report, three reprints, a correction, a round-up."""

WIRE = """---
outlet: harbour-wire
title: Northwind puts $2 billion into Larkspur AI
standfirst: The cloud company takes a minority stake
authors: [Ada Holt]
published: 2024-03-04T10:02:00+00:00
section: Business
event: northwind-larkspur
roots: [harbour-wire]
traps: [also_read, newsletter_box, captions]
topics: [funding]
claims:
  - {relation: investment, subject: Northwind, object: Larkspur AI, low: 2000000000, high: 2000000000, currency: USD, bound: exactly, stage: agreed, said_by: [], evidence: "Northwind has agreed to invest $2 billion in Larkspur AI."}
  - {relation: compute_supply, subject: Northwind, object: Larkspur AI, stage: planned, said_by: [Larkspur AI], evidence: "Larkspur AI would train its models in Northwind's halls, it said."}
edits:
  - {at: 2024-03-05T08:00:00+00:00, replace: "$2 billion in", with: "up to $2 billion in", note: "The sum is a ceiling."}
---

LONDON, March 4 (Harbour Wire) - Northwind has agreed to invest $2 billion in Larkspur AI.

The two had talked since autumn.

## What comes next

- A board seat

- A veto on sales

Larkspur AI would train its models in Northwind's halls, it said.
"""


def reprint(outlet: str, copy: str, hour: int) -> str:
    return f"""---
outlet: {outlet}
title: Northwind buys into Larkspur
published: 2024-03-04T{hour}:00:00+00:00
copy_of: 2024-03-04-harbour-wire-larkspur
copy: {copy}
---
"""


LATER = """---
outlet: rhein-anzeiger
title: Northwind beteiligt sich an Larkspur – für Übermut?
published: 2024-03-06T07:00:00+00:00
authors: [Jörg Weiß]
event: northwind-larkspur
roots: [harbour-wire]
missing: [authors]
---

Wie Harbour Wire berichtet, steigt Northwind für 2 Milliarden Dollar ein.
"""

LEAVES = {
    "2024-03-04-harbour-wire-larkspur": WIRE,
    "2024-03-04-prairie-courier-larkspur": reprint("prairie-courier", "verbatim", 11),
    "2024-03-04-metro-daily-larkspur": reprint("metro-daily", "retitled", 12),
    "2024-03-04-coast-gazette-larkspur": reprint("coast-gazette", "shortened", 13),
    "2024-03-06-rhein-anzeiger-larkspur": LATER,
}
