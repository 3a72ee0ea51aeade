"""Quality is a sum of parts a reader can check, and padding does not pay."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.records import Article, Family, Provider, Story
from broadsheet.scores import rate_article

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
