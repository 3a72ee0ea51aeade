"""Templates: what stands on many pages of an outlet is not the article."""

from itertools import islice

from benchmarks.templates import pages_of_outlets
from broadsheet.pages import learn_template, read_page

PROMISE = "Sound Ledger has told the Øresund's business to its readers since 1911, and takes no money from those it writes about."


def _pages(make_page, prose):
    for number in range(4):
        own = tuple(f"{text} That was report number {number}." for text in prose[:4])
        yield (
            make_page(ld=False, title=f"Report number {number} from the harbour", prose=(*own, PROMISE)),
            f"https://soundledger.example/{number}",
        )


def _lines(pages):
    return [read_page(*page).lines for page in pages]


def test_what_stands_on_every_page_is_learnt_and_left_out(make_page, prose):
    pages = list(_pages(make_page, prose))
    furniture = learn_template(_lines(pages))
    assert PROMISE in read_page(*pages[1]).article.text
    article = read_page(*pages[1], furniture=furniture).article
    assert PROMISE not in article.text
    assert article.text.endswith("That was report number 1.")


def test_a_page_read_with_its_template_teaches_the_same_lines(make_page, prose):
    page, *_ = pages = list(_pages(make_page, prose))
    assert read_page(*page, furniture=learn_template(_lines(pages))).lines == read_page(*page).lines


def test_two_pages_teach_nothing(make_page, prose):
    assert learn_template(_lines(list(_pages(make_page, prose))[:2])) == frozenset()


def test_one_page_under_many_addresses_counts_once(make_page, prose):
    page, _ = next(iter(_pages(make_page, prose)))
    reprints = _lines((page, f"https://soundledger.example/{number}") for number in range(5))
    assert learn_template([*reprints, ()]) == frozenset()


def test_a_template_never_takes_the_whole_article(make_page, prose):
    page = next(iter(_pages(make_page, prose)))
    read = read_page(*page)
    assert read_page(*page, furniture=frozenset(read.lines)).article.text == read.article.text


def test_a_paragraph_of_the_outlet_inside_the_text_goes_from_the_fourth_page_on():
    """Set like the paragraphs around it, it reads like prose; that it stands on every page tells it."""
    for _, pages in islice(pages_of_outlets(), 3):
        furniture = learn_template(read_page(body, url).lines for url, body, _, _ in pages[:3])
        url, body, _, standing = pages[3]
        alone, learnt = read_page(body, url).article, read_page(body, url, furniture=furniture).article
        assert standing in alone.text
        assert learnt.text == alone.text.replace(f"{standing}\n\n", "")
