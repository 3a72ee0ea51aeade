"""Plain text of a page: headline, prose, and none of what stood around it."""

from broadsheet.pages import read_page
from broadsheet.pages.plain import read_plain

P1 = "Harbour Compute said on Monday that it will rent four halls of its new site near Lund to Tidewater Labs for six years, with an option for two more."
P2 = "The halls were meant for a bank that withdrew in spring. Tidewater had looked for room since its own site at Varberg was held up by a dispute."
P3 = "Neither company named a price, and the municipality said that it had not yet been asked for the second cooling permit that both need."


def test_the_headline_is_the_first_line_that_is_one():
    plain = read_plain(f"Harbour rents four halls at Lund\n\n{P1}\n\n{P2}\n")
    assert plain.title == "Harbour rents four halls at Lund"
    assert [text for _, text in plain.paragraphs] == [P1, P2]


def test_a_text_that_begins_with_prose_has_no_headline():
    assert read_plain(f"{P1}\n{P2}").title == ""


def test_teasers_forms_and_foreign_lines_behind_the_prose_go():
    tail = "More From Author\n\nPourquoi l'eau froide manque\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *"
    plain = read_plain(f"A headline of four words\n\n{P1}\n\nAlso Read: The bank that left\n\n{P2}\n\n{tail}")
    assert [text for _, text in plain.paragraphs] == [P1, P2]


def test_a_teaser_between_paragraphs_does_not_end_the_text():
    plain = read_plain(f"{P1}\nAlso Read: The bank that left\n{P2}\n{P3}")
    assert [text for _, text in plain.paragraphs] == [P1, P2, P3]


def test_labels_credits_players_and_footers_go_and_lists_and_headings_stay():
    text = (
        f"Sound Ledger→ original\n\nHarbour rents four halls at Lund\n\nHarbour Compute said on Monday that it wi\n\nHarbour rents four halls at Lund\n"
        f"Source: Sound Ledger. Collage: Harbour News.\n◐ Listen to article\n\n{P1}\n\nWho pays\n\n{P2}\n\n  • The first hall opens in February\n  • The last one in autumn\n\n{P3}\n\n"
        "HN\nHarbour News\nShipping news without noise. A product of three people.\nWhat do you think?\nLoading comments…"
    )
    plain = read_plain(text)
    assert plain.title == "Harbour rents four halls at Lund"
    assert plain.paragraphs == [
        ("paragraph", P1), ("heading", "Who pays"), ("paragraph", P2), ("item", "The first hall opens in February"), ("item", "The last one in autumn"),
        ("paragraph", P3),
    ]  # fmt: skip
    assert not any("Collage" in text for _, text in plain.paragraphs)


def test_plain_text_is_read_as_a_page():
    article = read_page(
        f"Harbour rents four halls at Lund\n\n{P1}\n\n{P2}".encode(),
        "file:///tmp/saved.txt",
        content_type="text/plain",
    ).article
    assert (article.title, article.language) == ("Harbour rents four halls at Lund", "en")
    assert "\n\n".join(article.text[b.start : b.end] for b in article.blocks) == f"{P1}\n\n{P2}"


def test_marks_of_markdown_are_no_letters_of_the_text():
    plain = read_plain(
        f"# Harbour rents four halls\n\n{P1}\n\n---\n\n## Who pays\n\nA [**bank**](/b) left. {P2}\n\n{P3}\n"
    )
    assert plain.title == "Harbour rents four halls"
    assert plain.paragraphs == [
        ("paragraph", P1), ("heading", "Who pays"), ("paragraph", f"A bank left. {P2}"), ("paragraph", P3),
    ]  # fmt: skip
