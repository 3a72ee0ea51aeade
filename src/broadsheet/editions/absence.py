"""Why a story is not in an edition."""

from __future__ import annotations

from broadsheet.records import Edition


def explain_absence(edition: Edition, story_id: str) -> str:
    """One sentence for `broadsheet why STORY`: where it stands, or why it does not."""
    for section in edition.sections:
        for place, item in enumerate(section.items, 1):
            if item.story_id == story_id:
                why = "; ".join(item.reasons) or "nothing weightier took its place"
                return f"It is in the edition of {edition.date}: {section.title}, place {place}. Why: {why}."
    for left, why in edition.left_out:
        if left == story_id:
            return f"Not in the edition of {edition.date}: {why}."
    return f"Not in the edition of {edition.date}: no article of this story is of that day."
