"""Quality is a sum of parts a reader can check, and padding does not pay."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.records import Article, Block, Family, Provider, Story
from broadsheet.scores import rate_article
from broadsheet.scores.saying import tell_plainly

AT = datetime(2024, 11, 22, 14, tzinfo=UTC)
WIRE = Provider(name="Harbour Wire", domain="harbour-wire.example", kind="wire")
REPORT = Article(
    id="wire",
    text_id="wire",
    url="https://harbour-wire.example/1",
    original_url="https://harbour-wire.example/1",
    provider=WIRE,
    title="Amazon invests another $4 billion in Anthropic",
    text=(
        "LONDON, Nov 22 (Harbour Wire) - Amazon will invest a further $4 billion in Anthropic, the companies said "
        "on Friday, doubling its stake in the maker of the Claude chatbot.\n\n"
        "The money is paid in parts, beginning with $1.3 billion, Amazon said in a statement. Amazon Web Services "
        "becomes the start-up's first partner for training.\n\n"
        '"The demand from customers has surprised even us," said Matt Garman, who runs Amazon\'s cloud arm.\n\n'
        "Anthropic will train its largest models on Amazon's Trainium chips, chief executive Dario Amodei said. "
        "Amazon remains a minority investor."
    ),
    language="en",
    published=AT,
    authors=("Tobias Keel",),
)
BOILERPLATE = [
    "Subscribe to our newsletter for the latest news.",
    "Your email address will not be published. Required fields are marked *",
    "All rights reserved.",
    "Also read: Ten robots that changed the world",
    "Leave a Reply",
    "More From Author",
]


def points(article, **more):
    return rate_article(article, **more).quality.value


def test_a_solid_wire_report_is_publishable_and_says_why():
    quality = rate_article(REPORT).quality
    assert quality.value >= 70
    assert quality.value == max(0, round(sum(reason.points for reason in quality.reasons)))
    assert {"own reporting", "named sources", "figures"} <= {reason.part for reason in quality.reasons}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(BOILERPLATE), min_size=1, max_size=4), st.booleans())
def test_boilerplate_never_raises_quality(lines, at_the_top):
    parts = [*lines, REPORT.text] if at_the_top else [REPORT.text, *lines]
    assert points(replace(REPORT, text="\n\n".join(parts))) <= points(REPORT)


def test_saying_it_twice_does_not_raise_quality():
    assert points(replace(REPORT, text=f"{REPORT.text}\n\n{REPORT.text}")) <= points(REPORT)


def test_stock_phrases_lower_quality():
    padding = (
        "\n\nIn a rapidly evolving landscape this deal is a game-changer. Only time will tell what it means."
    )
    assert points(replace(REPORT, text=REPORT.text + padding)) < points(REPORT)


def test_a_copy_never_outranks_its_original():
    reprint = replace(
        REPORT,
        id="copy",
        title="Amazon invests another $4 billion in Anthropic, its chatbot maker",
        provider=Provider(name="Courier", domain="courier.example", kind="newspaper"),
    )
    story = Story(
        id="s", article_ids=("wire", "copy"), lead_id="wire", first_id="wire", title=REPORT.title, language="en",
        first_seen=AT, last_seen=AT, roots=("harbour-wire.example",),
        families=(Family(head_id="wire", copy_ids=("copy",), root="harbour-wire.example"),),
    )  # fmt: skip
    articles = {"wire": REPORT, "copy": reprint}
    assert points(reprint, story=story, articles=articles) < points(REPORT, story=story, articles=articles)


def test_a_teaser_is_not_publishable():
    assert points(replace(REPORT, text=REPORT.text[:90], kind="teaser")) < 70


def test_unknown_heat_is_none_and_not_zero():
    assert rate_article(REPORT).heat.value is None


def why(article, part):
    parts = rate_article(article).quality.reasons
    return next((reason.text for reason in parts if reason.part == part), "")


@pytest.mark.parametrize(
    ("tail", "told"),
    [
        ("Your email address will not be published. Required fields are marked *", "a form for replies"),
        ("More from this author", "pointers at other articles"),
        ("Leave a Reply", "a form for replies"),
        ("Читайте также: чипы подорожали", "pointers at other articles"),
    ],
)
def test_what_stands_around_an_article_is_named_and_lowers_quality(tail, told):
    farmed = replace(REPORT, text=f"{REPORT.text}\n\n{tail}")
    assert points(farmed) < points(REPORT)
    assert why(farmed, "boilerplate").endswith(told)


def test_a_teaser_in_another_language_is_named_and_lowers_quality():
    teaser = "Esta empresa vende chips a todos los laboratorios del mundo y abre mañana."
    text = f"{REPORT.text}\n\n{teaser}"
    block = Block(kind="paragraph", start=len(text) - len(teaser), end=len(text), language="es")
    farmed = replace(REPORT, text=text, blocks=(block,))
    assert points(farmed) < points(REPORT)
    assert why(farmed, "boilerplate").endswith("a teaser in another language")


def test_a_list_that_carries_a_text_is_padding():
    lines = [f"Tool number {n} saves time for teams of any size." for n in range(8)]
    text = "\n\n".join(lines)
    starts = [text.index(line) for line in lines]
    items = tuple(
        Block(kind="item", start=at, end=at + len(line)) for at, line in zip(starts, lines, strict=True)
    )
    listed = replace(REPORT, text=text, blocks=items)
    assert why(listed, "padding") == "a list of 8 carries the text"
    assert points(listed) < points(replace(listed, blocks=()))


def test_a_generality_that_nobody_said_is_padding():
    vague = replace(REPORT, text=REPORT.text + "\n\nMany experts believe the tools will change every trade.")
    assert why(vague, "padding") == "1 stock phrases: “many experts believe”"


def test_every_part_is_a_code_whose_english_is_its_text():
    marks = rate_article(replace(REPORT, text=f"{REPORT.text}\n\nLeave a Reply"))
    assert len(marks.quality.reasons) > 6
    for reason in marks.quality.reasons:
        assert reason.ground is not None
        assert tell_plainly(reason.ground) == reason.text
