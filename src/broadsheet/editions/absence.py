"""Why a story is in an edition, or why it is not."""

from __future__ import annotations

from broadsheet.records import Edition


def explain_absence(edition: Edition, story_id: str) -> str:
    """What `broadsheet why STORY` says: where it stands and each reason on a line of its own, or why not."""
    day = edition.date.isoformat()
    for section in edition.sections:
        for place, item in enumerate(section.items, 1):
            if item.story_id == story_id:
                reasons = item.reasons or ("nothing weightier took its place",)
                lines = [f"- {reason}" for reason in reasons]
                return "\n".join(
                    (f"It is in the edition of {day}: {section.title}, place {place}. Why:", *lines)
                )
    for left, why in edition.left_out:
        if left == story_id:
            return f"Not in the edition of {day}: {why}."
    return f"Not in the edition of {day}: no article of this story is of that day."
