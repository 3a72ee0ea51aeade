"""What stands among the paragraphs of an article and is none of it."""

from broadsheet.pages import read_page

URL = "https://soundledger.example/2025/11/lund-halls"
NEXT = (
    "The grid company has drawn a second line to Varberg, and it will ask the county for leave in January, "
    "according to its own plan, which was shown to the council last week.",
    "The line would run north of the river for eleven kilometres and cost a third more than the first, since two "
    "farms would be bought outright instead of being paid for each mast.",
)


def read(html):
    head = "<head><title>Harbour rents four halls at Lund to Tidewater</title></head>"
    return read_page(f'<html lang="en">{head}<body>{html}</body></html>'.encode(), URL).article


def paragraphs(texts):
    return "".join(f"<p>{text}</p>" for text in texts)


HEAD = "<h1>Harbour rents four halls at Lund to Tidewater</h1>"


def test_a_box_with_a_field_for_an_address_is_none_of_the_text(prose):
    box = (
        "<div class='wp-block-group'><p><strong>The Ledger, weekdays</strong></p>"
        "<p>Every weekday morning, the news on power and halls.</p><form><input type=email></form></div>"
    )
    article = read(f"<article>{HEAD}{paragraphs(prose[:2])}{box}{paragraphs(prose[2:])}</article>")
    assert article.text == "\n\n".join(prose)


def test_a_vote_among_readers_is_none_of_the_text(prose):
    box = (
        "<div class='x-9'><p>Do you think the halls will be used?</p><label><input type=radio>Yes</label>"
        "<label><input type=radio>No</label></div>"
    )
    article = read(f"<article>{HEAD}{paragraphs(prose[:3])}{box}{paragraphs(prose[3:])}</article>")
    assert article.text == "\n\n".join(prose)


def test_a_short_article_beside_such_a_field_is_read(prose):
    article = read(f"<div>{HEAD}{paragraphs(prose[:2])}<form><input type=email></form></div>")
    assert article.text == "\n\n".join(prose[:2])


def test_the_article_that_a_page_scrolls_on_to_is_another(prose):
    first = f"<article>{HEAD}<p class=byline>By Ina Berg</p>{paragraphs(prose)}</article>"
    second = f"<article><h1>A second line to Varberg is ready on paper</h1>{paragraphs(NEXT)}</article>"
    article = read(f"<main>{first}{second}</main>")
    assert (article.text, article.authors) == ("\n\n".join(prose), ("Ina Berg",))


def test_parts_of_one_article_may_be_elements_of_their_own(prose):
    parts = "".join(f"<article><h2>Part {n}</h2>{paragraphs(prose[n : n + 2])}</article>" for n in (0, 2))
    text = read(f"<main>{HEAD}{parts}</main>").text
    assert all(one in text for one in prose[:4])


def test_a_picture_s_line_in_a_paragraph_of_its_own_is_none_of_the_text(prose):
    line = "<p><img src=/a.jpg width=1200 height=800><br><em>The site in October. Photo: Per Alm</em></p>"
    article = read(f"<article>{HEAD}{line}{paragraphs(prose)}</article>")
    assert article.text == "\n\n".join(prose)


def test_a_word_of_advertisement_between_paragraphs_goes(prose):
    label = "<p>Advertisement - story continues below</p>"
    article = read(f"<article>{HEAD}{paragraphs(prose[:2])}{label}{paragraphs(prose[2:])}</article>")
    assert article.text == "\n\n".join(prose)


def teaser(title, summary):
    return f"<div class='t-4'><a href='/2025/10/{len(title)}'><b>{title}</b></a><p>{summary}</p></div>"


TEASERS = teaser("A second line to Varberg", NEXT[0]) + teaser("What the line would cost", NEXT[1])


def test_a_text_that_is_made_of_linked_items_keeps_them():
    text = read(f"<article>{HEAD}<div class='a-2'><p>The week in power.</p>{TEASERS}</div></article>").text
    assert NEXT[0] in text
    assert NEXT[1] in text


def test_a_link_to_a_related_article_at_the_head_of_a_text_takes_nothing_with_it(prose):
    link = "<p>Related articles</p><p><a href='/2025/10/2'>A second line to Varberg</a></p>"
    text = read(f"<article>{HEAD}<div>{link}{paragraphs(prose)}</div></article>").text
    assert all(one in text for one in prose)
