"""The scoop board counts who had a story first with a voice of its own, and leaving a source out recounts."""

from datetime import UTC, datetime, timedelta

from broadsheet.records import Article, Family, Provider, Story
from broadsheet.stories import find_scoop, rank_outlets, without_sources

START = datetime(2025, 3, 3, 9, tzinfo=UTC)


def article(domain, *, hours, kind="article", family="", house="tech_press"):
    return Article(
        id=domain, text_id=domain, url=f"https://{domain}/1", original_url="", title=f"As {domain} tells it", kind=kind,
        text="word " * 50, language="en", published=START + timedelta(hours=hours), published_precision="second",
        provider=Provider(name=domain.split(".")[0].title(), domain=domain, family=family, kind=house),
    )  # fmt: skip


def story(*families):
    told = [Family(head_id=head, copy_ids=tuple(copies), root=root) for head, root, *copies in families]
    ids = tuple(key for family in told for key in (family.head_id, *family.copy_ids))
    return Story(
        id="s1", article_ids=ids, lead_id=ids[0], first_id=ids[0], title="t", language="en", first_seen=START,
        last_seen=START, families=tuple(told), roots=tuple(dict.fromkeys(f.root for f in told)),
    )  # fmt: skip


BAY = article("bay.example", hours=0)
HUB = article("hub.example", hours=2)
TIMES = article("times.example", hours=5)
COPY = article("copy.example", hours=6)
BY_ID = {a.id: a for a in (BAY, HUB, TIMES, COPY)}
TOLD = story(
    ("bay.example", "bay.example", "copy.example"),
    ("hub.example", "bay.example"),
    ("times.example", "times.example"),
)


def test_the_first_voice_has_the_scoop_and_reprints_do_not_follow_it():
    scoop = find_scoop(TOLD, BY_ID)
    assert (scoop.domain, scoop.followers) == ("bay.example", (("hub.example", 2.0), ("times.example", 5.0)))


def test_a_release_a_retelling_and_a_story_nobody_else_told_are_no_scoops():
    release = article("acme.example", hours=0, kind="press_release", house="company")
    said = story(("acme.example", "acme.example"), ("hub.example", "acme.example"))
    assert find_scoop(said, {**BY_ID, release.id: release}) is None
    assert (
        find_scoop(story(("hub.example", "bay.example"), ("times.example", "times.example")), BY_ID) is None
    )
    assert find_scoop(story(("bay.example", "bay.example", "copy.example")), BY_ID) is None


def test_outlets_of_one_house_do_not_follow_each_other():
    sister = article("sister.example", hours=3, family="bay.example")
    told = story(("bay.example", "bay.example"), ("sister.example", "bay.example"))
    assert find_scoop(told, {**BY_ID, sister.id: sister}) is None


def test_the_board_counts_firsts_followers_and_lags():
    first, second, third = rank_outlets([find_scoop(TOLD, BY_ID)], [a.provider for a in BY_ID.values()])
    assert (first.name, first.scoops, first.followers, first.lead_hours) == ("Bay", ("s1",), 2, 2.0)
    assert [(s.name, s.scoops, s.followed, s.lag_hours) for s in (second, third)] == [
        ("Hub", (), 1, 2.0),
        ("Times", (), 1, 5.0),
    ]


def test_without_an_outlet_its_retellings_leave_too_and_the_next_voice_was_first():
    left = without_sources(TOLD, BY_ID, {"bay.example"})
    assert left.article_ids == ("times.example",)
    assert (left.roots, left.first_id, left.lead_id) == (("times.example",),) + ("times.example",) * 2
    assert (left.title, left.first_seen) == (TIMES.title, TIMES.published)


def test_without_a_retelling_the_voices_stay_as_they_were():
    left = without_sources(TOLD, BY_ID, {"hub.example"})
    assert left.roots == TOLD.roots
    assert left.article_ids == ("bay.example", "copy.example", "times.example")


def test_a_stranger_changes_nothing_and_everybody_leaves_nothing():
    assert without_sources(TOLD, BY_ID, {"nobody.example"}) is TOLD
    assert without_sources(TOLD, BY_ID, {"bay.example", "times.example"}) is None


def test_a_reprint_heads_its_family_where_the_outlet_that_retold_first_is_unwanted():
    told = story(("times.example", "times.example"), ("hub.example", "times.example", "copy.example"))
    left = without_sources(told, BY_ID, {"hub.example"})
    assert [family.head_id for family in left.families] == ["times.example", "copy.example"]
