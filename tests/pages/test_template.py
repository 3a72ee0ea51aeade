"""Templates: what stands on many pages of an outlet is not the article."""

from broadsheet.pages import learn_template, read_page

PROMISE = "Sound Ledger has told the Øresund's business to its readers since 1911, and takes no money from those it writes about."


def _pages(make_page, prose):
    for number in range(4):
        own = tuple(f"{text} That was report number {number}." for text in prose[:4])
        yield (
            make_page(ld=False, title=f"Report number {number} from the harbour", prose=(*own, PROMISE)),
            f"https://soundledger.example/{number}",
        )


def test_what_stands_on_every_page_is_learnt_and_left_out(make_page, prose):
    pages = list(_pages(make_page, prose))
    furniture = learn_template(pages)
    assert PROMISE in furniture
    assert not any("report number" in text for text in furniture)
    article = read_page(*pages[1], furniture=furniture).article
    assert PROMISE not in article.text
    assert "report number 1" in article.text


def test_two_pages_teach_nothing(make_page, prose):
    assert learn_template(list(_pages(make_page, prose))[:2]) == frozenset()


def test_one_page_given_many_times_counts_once(make_page, prose):
    page = next(iter(_pages(make_page, prose)))
    assert learn_template([page] * 5 + [(b"%PDF-1.4", "https://soundledger.example/x")]) == frozenset()
