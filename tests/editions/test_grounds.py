"""Reasons are codes with values; English is one way to tell them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from printed import EMPTY, article, by_id, marks, story

from broadsheet.editions import choose_edition
from broadsheet.editions.grounds import money_words, tell_english
from broadsheet.records import (
    Claim,
    Deal,
    Edition,
    Family,
    Ground,
    Ledger,
    Money,
    Move,
    Role,
    Span,
    from_plain,
    to_plain,
)

DAY = date(2025, 9, 22)
BODY = (
    "The foundry said on Monday that it would build a second hall for chips beside the river. "
    "Its first customers are two laboratories that train models, the foundry said in a statement."
)


def choose(*pairs, ledger=EMPTY, earlier=(), day=DAY, quality=80):
    told = [a for _, articles in pairs for a in articles]
    stories = by_id(*(s for s, _ in pairs))
    given = {"articles": by_id(*told), "marks": by_id(*(marks(a, quality=quality) for a in told))}
    return choose_edition(day, stories=stories, ledger=ledger, earlier=earlier, **given)


def items(made):
    return {item.story_id: item for section in made.sections for item in section.items}


def one_story(name, title, **more):
    told = article(title, BODY, **more)
    return story(name, told), (told,)


def test_an_amount_is_told_in_english_whatever_it_was_written_in():
    written = "110 milliards de dollars"
    money = Money(low=Decimal(11 * 10**10), high=None, currency="USD", bound="exactly", as_written=written)
    assert money_words(money) == "$110 billion"
    assert money_words(replace(money, bound="more_than", currency="CNY")) == "more than 110 billion CNY"
    assert (
        money_words(replace(money, high=Decimal(2 * 10**11), bound="range")) == "$110 billion to $200 billion"
    )
    assert money_words(replace(money, currency="XXX")) == written


def test_a_deal_between_equals_is_told_with_and():
    ground = Ground(code="deal", values=(("giver", "OpenAI"), ("taker", "SoftBank"),
                    ("relation", "joint_venture"), ("stage", "in_talks")))  # fmt: skip
    assert tell_english(ground) == "moves a deal: OpenAI and SoftBank, joint venture: in talks"


def test_an_unknown_code_is_refused():
    with pytest.raises(ValueError, match="unknown ground 'whim'"):
        Ground(code="whim")


def test_every_reason_and_absence_stands_as_code_and_in_english():
    strong, weak = (
        one_story("a", "Foundry builds hall"),
        one_story("b", "Cloud grows a bit", outlet="b.example"),
    )
    made = choose_edition(
        DAY,
        stories=by_id(strong[0], weak[0]),
        articles=by_id(strong[1][0], weak[1][0]),
        marks=by_id(marks(strong[1][0]), marks(weak[1][0], quality=10)),
        ledger=EMPTY,
    )
    assert items(made)["a"].reasons == tuple(map(tell_english, items(made)["a"].grounds))
    assert made.left_out == tuple((i, tell_english(g)) for i, g in made.absences)
    assert dict(made.absences)["b"].code == "poor"
    assert from_plain(Edition, to_plain(made)) == made


def test_an_edition_written_before_reasons_were_codes_is_read():
    made = choose(one_story("a", "Foundry builds hall"))
    old = to_plain(made)
    del old["absences"]
    for item in (item for section in old["sections"] for item in section["items"]):
        del item["grounds"], item["news"]
    assert from_plain(Edition, old).sections[0].items[0].reasons


def test_a_quiet_day_carries_a_strong_story_that_no_edition_printed_and_says_so():
    today = one_story("a", "Foundry builds hall")
    older = one_story("b", "Island buys a thousand chips", outlet="b.example", at="2025-09-20T09:00")
    made = choose(today, older)
    assert list(items(made)) == ["a", "b"]
    assert tell_english(items(made)["b"].news) == "From 2025-09-20, when no edition had room for it"
    assert items(made)["b"].moved == "" and items(made)["a"].news is None


@pytest.mark.parametrize(("at", "quality"), [("2025-09-18T09:00", 80), ("2025-09-20T09:00", 69)])
def test_what_is_old_or_weak_is_not_carried(at, quality):
    older = one_story("b", "Island buys a thousand chips", outlet="b.example", at=at)
    assert not items(choose(older, quality=quality))


def test_what_an_edition_printed_is_not_carried_under_another_story():
    printed = choose(
        one_story("x", "Island buys a thousand chips", at="2025-09-21T09:00"), day=date(2025, 9, 21)
    )
    twin = one_story("b", "Island buys a thousand new chips", outlet="b.example", at="2025-09-20T09:00")
    assert "b" not in items(choose(one_story("a", "Foundry builds hall"), twin, earlier=[printed]))


def test_a_full_day_carries_nothing():
    many = [
        one_story(f"s{n}", f"Hall{n} rises in town{n} by night{n}", outlet=f"o{n}.example") for n in range(40)
    ]
    older = one_story("b", "Island buys a thousand chips", outlet="b.example", at="2025-09-20T09:00")
    told = [a for _, (a,) in (*many, older)]
    made = choose_edition(
        DAY,
        stories=by_id(*(s for s, _ in (*many, older))),
        articles=by_id(*told),
        marks=by_id(*map(marks, told)),
        ledger=EMPTY,
        minutes=2,
    )
    assert "b" not in items(made) and made.seconds > 60


def moved_by(told):
    span = Span(article_id=told.id, text_id=told.text_id, start=0, end=10, quote=told.text[:10])
    claim = Claim(id="c", article_id=told.id, text_id=told.text_id, relation="investment", subject=None, object=None,
                  stage="agreed", evidence=(span,))  # fmt: skip
    move = Move(stage="agreed", learned=told.published, effective=None, claim_id="c")
    roles = (
        Role(party_id="p", name="Foundry", part="subject"),
        Role(party_id="q", name="Hall", part="object"),
    )
    deal = Deal(
        id="d", relation="investment", roles=roles, stage="agreed", timeline=(move,), claim_ids=("c",)
    )
    return Ledger(deals=(deal,), claims=(claim,), revision="r")


@pytest.mark.parametrize(("root", "is_news"), [("wire.example", False), ("second.example", True)])
def test_a_retelling_of_a_voice_already_heard_is_no_news_and_a_second_voice_is(root, is_news):
    first = article("Foundry builds hall", BODY, at="2025-09-21T09:00")
    later = article("Foundry adds a hall", BODY, outlet="second.example")
    families = (
        Family(head_id=first.id, copy_ids=(), root="wire.example"),
        Family(head_id=later.id, copy_ids=(), root=root),
    )
    told = replace(story("a", first, later), families=families)
    printed = choose((told, (first,)), day=date(2025, 9, 21))
    made = choose((told, (first, later)), ledger=moved_by(later), earlier=[printed])
    assert ("a" in items(made)) is is_news
