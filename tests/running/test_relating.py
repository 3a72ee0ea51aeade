"""Related records: in pairs, the closest first, ten at most."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.records import Story
from broadsheet.records.story import Family
from broadsheet.running.relating import MOST_RELATED, relate_articles

NOON = datetime(2025, 11, 3, 12, tzinfo=UTC)


def story(
    id_: str, articles: list[str], *, copies: tuple[str, ...] = (), related: tuple[str, ...] = ()
) -> Story:
    """A story led by its first report; `copies` are reprints of that one."""
    families = (Family(head_id=articles[0], copy_ids=copies, root="wire"),) if copies else ()
    return Story(
        id=id_,
        article_ids=tuple(articles),
        lead_id=articles[0],
        first_id=articles[0],
        title=id_,
        language="en",
        first_seen=NOON,
        last_seen=NOON,
        families=families,
        related_ids=related,
    )


def test_own_reports_come_before_related_stories_and_these_before_reprints_nearest_first():
    told = [
        story("s", ["lead", "near", "far", "copy"], copies=("copy",), related=("t",)),
        story("t", ["other"]),
    ]
    hours = {"lead": 0, "near": 1, "far": 9, "copy": 0, "other": 2}
    related = relate_articles(told, {name: NOON + timedelta(hours=h) for name, h in hours.items()})
    assert related["lead"] == ("near", "far", "other", "copy")


@given(st.lists(st.lists(st.sampled_from("abcdefghijklmnop"), min_size=1, unique=True), max_size=6))
def test_who_is_named_names_back_and_nobody_names_more_than_ten_or_itself(groups):
    times = {name: NOON + timedelta(hours=number) for number, name in enumerate("abcdefghijklmno")}
    related = relate_articles([story(f"s{n}", ids) for n, ids in enumerate(groups)], times)
    for name, others in related.items():
        assert name not in others
        assert len(set(others)) == len(others) <= MOST_RELATED
        assert all(name in related[other] for other in others)
        assert "p" not in others, "an article that is not there is never named"
