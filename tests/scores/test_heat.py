"""Heat rises with independent voices and falls back to quality."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.records import Article, Family, Provider, Story
from broadsheet.scores import rate_article, rate_reports, rate_story

START = datetime(2025, 3, 3, 9, tzinfo=UTC)


def article(number, hours):
    outlet = f"outlet{number}.example"
    return Article(
        id=f"a{number}", text_id="t", url=f"https://{outlet}/", original_url=f"https://{outlet}/",
        provider=Provider(name=outlet, domain=outlet, kind="tech_press"), language="en",
        title="Mistral raises 600 million euros", published=START + timedelta(hours=hours),
        text="Mistral has raised 600 million euros from General Catalyst, the company said on Monday.",
    )  # fmt: skip


def story_of(articles):
    return Story(
        id="s", article_ids=tuple(a.id for a in articles), lead_id=articles[0].id, first_id=articles[0].id,
        title=articles[0].title, language="en",
        first_seen=min(a.published for a in articles), last_seen=max(a.published for a in articles),
        families=tuple(Family(head_id=a.id, copy_ids=(), root=a.provider.root) for a in articles),
        roots=tuple(a.provider.root for a in articles),
    )  # fmt: skip


def heat(articles, now):
    return rate_story(story_of(articles), articles={a.id: a for a in articles}, now=now).value


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 90), min_size=2, max_size=6), st.integers(0, 200))
def test_one_more_independent_source_never_lowers_heat(hours, later):
    articles = [article(number, hour) for number, hour in enumerate(hours)]
    now = START + timedelta(hours=max(hours) + later)
    assert heat(articles, now) >= heat(articles[:-1], now)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(["wire", "community", "aggregator", "newspaper", None]),
    st.sampled_from(["en", "de", "zh"]),
    st.sampled_from(["", "DE", "US"]),
    st.integers(0, 90),
    st.text(alphabet="ab .", max_size=40),
)
def test_one_more_source_of_whatever_kind_tongue_and_length_never_lowers_heat(
    kind, language, country, hour, text
):
    told = [article(number, number) for number in range(2)]
    provider = Provider(name="n", domain="new.example", kind=kind, country=country)
    more = replace(article(9, hour), provider=provider, language=language, text=text)
    now = START + timedelta(hours=100)
    assert heat([*told, more], now) >= heat(told, now)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 400), st.integers(0, 400))
def test_heat_never_rises_as_time_passes(one, two):
    articles = [article(number, number) for number in range(3)]
    early, late = (START + timedelta(hours=3 + hours) for hours in sorted((one, two)))
    assert heat(articles, late) <= heat(articles, early)


def test_faded_heat_is_quality():
    articles = [article(number, number) for number in range(3)]
    story = story_of(articles)
    marks = rate_article(
        articles[0], story=story, articles={a.id: a for a in articles}, now=START + timedelta(days=60)
    )
    assert marks.heat.value == marks.quality.value


def test_heat_is_unknown_without_a_clock_or_articles():
    articles = [article(0, 0)]
    assert rate_story(story_of(articles), articles={"a0": articles[0]}).value is None
    assert rate_story(story_of(articles), articles={}, now=START).value is None


def test_heat_tells_quality_as_one_part_and_adds_up():
    articles = [article(number, number) for number in range(3)]
    marks = rate_article(
        articles[0], story=story_of(articles), articles={a.id: a for a in articles}, now=START
    )
    first, *attention = marks.heat.reasons
    assert (first.part, first.points) == ("quality", marks.quality.value)
    assert not {r.part for r in attention} & {r.part for r in marks.quality.reasons}
    assert marks.heat.value == round(sum(reason.points for reason in marks.heat.reasons))


@settings(max_examples=30, deadline=None)
@given(
    st.integers(0, 48), st.integers(0, 200), st.sampled_from(["tech_press", "wire", "newspaper", "company"])
)
def test_a_copy_never_outranks_its_original(later, age, kind):
    original = article(0, 0)
    copy = replace(
        article(1, later),
        text=original.text,
        provider=Provider(name="c", domain="outlet1.example", kind=kind),
    )
    story = replace(
        story_of([original, copy]),
        families=(Family(head_id="a0", copy_ids=("a1",), root=original.provider.root),),
        roots=(original.provider.root,),
    )
    known, now = {"a0": original, "a1": copy}, START + timedelta(hours=later + age)
    rated = [rate_article(one, story=story, articles=known, now=now) for one in (original, copy)]
    assert rated[1].quality.value <= rated[0].quality.value
    assert rated[1].heat.value <= rated[0].heat.value


def test_an_article_without_a_time_adds_nothing_and_takes_nothing_away():
    dated = [article(number, number) for number in range(2)]
    undated = replace(article(2, 0), published=None)
    now = START + timedelta(hours=3)
    assert (
        heat([*dated], now)
        <= rate_story(
            replace(story_of(dated), article_ids=("a0", "a1", "a2")),
            articles={a.id: a for a in (*dated, undated)},
            now=now,
        ).value
    )


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 90), min_size=1, max_size=5), st.integers(0, 4), st.integers(0, 200))
def test_all_articles_of_a_story_are_marked_at_once_as_each_is_by_itself(hours, copies, later):
    heads = [article(number, hour) for number, hour in enumerate(hours)]
    reprints = [replace(article(50 + n, 1), text=heads[0].text) for n in range(copies)]
    told = story_of(heads)
    first = replace(told.families[0], copy_ids=tuple(a.id for a in reprints))
    ids = (*told.article_ids, *first.copy_ids)
    story = replace(told, article_ids=ids, families=(first, *told.families[1:]))
    known = {a.id: a for a in (*heads, *reprints)}
    now = START + timedelta(hours=later)
    each = [rate_article(known[key], story=story, articles=known, now=now) for key in ids]
    assert list(rate_reports(story, articles=known, now=now)) == each
