"""Heat looked at again is what rating anew gives, and no look is missed."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.records import Claim, Family, Mention, Money, Span, Weights
from broadsheet.scores import cool_reports, rate_reports, stays_until
from tests.scores.test_heat import START, article, story_of

WEIGHTS = Weights(heat=(("speed", 0.5),), quality=(("length", 2.0), ("claims with evidence", 0.0)))


def claim(number, of, billions):
    quote = "Mistral has raised"
    return Claim(
        id=f"c{number}", article_id=of.id, text_id=of.text_id, relation="funding_round", stage="announced",
        subject=Mention(as_written="General Catalyst", party_id="gc", name="General Catalyst"),
        object=Mention(as_written="Mistral", party_id="mistral", name="Mistral"),
        evidence=(Span(article_id=of.id, text_id=of.text_id, start=0, end=len(quote), quote=quote),),
        money=Money(low=billions * 10**9, high=billions * 10**9, currency="EUR", bound="exactly", as_written="a sum"),
        language="en", outlet="o", root="o", reported_at=of.published, first_seen=of.published, made_by="m@1",
    )  # fmt: skip


def told_at(articles, claims, now, weights):
    given_claims = {a.id: [c for c in claims if c.article_id == a.id] for a in articles}
    return {
        "story": story_of(articles),
        "articles": {a.id: a for a in articles},
        "claims": given_claims,
        "now": now,
        "weights": weights,
    }


def rate(asked):
    return rate_reports(asked.pop("story"), **asked)


def cool(asked, known):
    return cool_reports(asked.pop("story"), **asked, known={marks.article_id: marks for marks in known})


REPORTS = st.lists(st.integers(0, 90), min_size=1, max_size=5)


@settings(max_examples=40, deadline=None)
@given(
    REPORTS, st.integers(0, 100), st.integers(0, 3), st.integers(0, 3), st.sampled_from([Weights(), WEIGHTS])
)
def test_what_cooled_has_the_marks_of_a_story_rated_anew(hours, later, before, after, weights):
    articles = [article(number, hour) for number, hour in enumerate(hours)]
    claims = [claim(number, articles[0], number + 1) for number in range(max(before, after))]
    then = START + timedelta(hours=max(hours))
    now = then + timedelta(hours=later)
    known = rate(told_at(articles, claims[:before], then, weights))
    assert cool(told_at(articles, claims[:after], now, weights), known) == rate(
        told_at(articles, claims[:after], now, weights)
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 90), st.integers(-1, 4)), min_size=2, max_size=6), st.integers(1, 5))
def test_a_story_that_grew_has_the_marks_of_one_rated_anew(reports, before):
    articles = [article(number, hour) for number, (hour, _) in enumerate(reports)]
    families = [
        Family(head_id=a.id, copy_ids=(), root=f"outlet{root}.example" if root >= 0 else a.provider.root)
        for a, (_, root) in zip(articles, reports, strict=True)
    ]
    *heads, last = families
    copied = Family(head_id=heads[0].head_id, copy_ids=(last.head_id,), root=heads[0].root)
    grown = replace(story_of(articles), families=(copied, *heads[1:]))
    small = replace(story_of(articles[:before]), id="small", families=tuple(families[:before]))
    then = START + timedelta(hours=90)
    known = rate({**told_at(articles, [], then, Weights()), "story": small})
    asked = {**told_at(articles, [], then, Weights()), "story": grown}
    again = cool_reports(
        **asked, known={m.article_id: m for m in known}, before=dict.fromkeys(small.article_ids, small)
    )
    assert again == rate(asked)


def stays(asked, known):
    return stays_until(asked.pop("story"), known, **asked)


def points_at(articles, claims, now, weights):
    told = rate(told_at(articles, claims, now, weights))
    return [sum(reason.points for reason in marks.heat.reasons) for marks in told]


@settings(max_examples=80, deadline=None)
@given(
    REPORTS, st.integers(-30, 100), st.floats(0, 1), st.integers(0, 2), st.sampled_from([Weights(), WEIGHTS])
)
def test_until_it_is_looked_at_again_no_heat_falls_by_a_point_and_then_one_has(
    hours, later, share, number, weights
):
    articles = [article(number, hour) for number, hour in enumerate(hours)]
    claims = [claim(each, articles[0], each + 1) for each in range(number)]
    then = START + timedelta(hours=max(hours) + later)
    known = rate(told_at(articles, claims, then, weights))
    until = stays(told_at(articles, claims, then, weights), known)
    now = then + min(until - then, timedelta(days=90)) * share
    was = points_at(articles, claims, then, weights)
    assert fallen(was, points_at(articles, claims, now, weights)) < 0.99
    if until.year < 9999:
        assert fallen(was, points_at(articles, claims, until + timedelta(seconds=2), weights)) > 0.99


def fallen(before, after):
    return max(was - stands for was, stands in zip(before, after, strict=True))


def test_what_has_no_time_has_no_heat_however_often_it_is_looked_at():
    undated = [article(0, 0)]
    known = rate(told_at(undated, [], None, Weights()))
    assert cool(told_at(undated, [], None, Weights()), known)[0].heat.value is None


def test_what_no_voice_has_a_time_for_is_never_looked_at_again():
    dated = [article(0, 0)]
    asked = told_at(dated, [], START, Weights())
    known = rate(dict(asked))
    assert stays({**asked, "articles": {"a0": replace(dated[0], published=None)}}, known).year == 9999
