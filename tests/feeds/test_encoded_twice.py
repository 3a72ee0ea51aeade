"""Words that a publisher's program encoded twice are read as they were meant; words that look so are not."""

from __future__ import annotations

from html import escape

import pytest

from broadsheet.feeds import parse_feed
from broadsheet.feeds.encoded_twice import mend_signs, mend_words

MEANT = (
    "AT&T buys a stake",
    "The company’s “big” bet – and ours",
    "François paie 10 € à Nvidia",
    "Größte Übernahme: 5 Mrd. €",
    "Сбер вложил в Яндекс",
    "英伟达投资英特尔",
    "El año de la IA, ¿y después?",
)
RIGHT = (
    "Die „FPÖ“ und die „ÖVP“ streiten",
    "“AMANHÔ é o lema da São Paulo AI",
    "« Où ? » demanda l’Âge",
    "R&D in Q&A; A&P; sells",
    "Preis: 10 €™",
    "Â» is a letter of Vietnam",
    "Zoë’s naïve café – 5 °C",
    "Å“",
)


def sign_for_byte(text: str, charset: str) -> str:
    """UTF-8 read as if it were in another charset, byte for byte where that has no sign."""
    return "".join(bytes([byte]).decode(charset, "ignore") or chr(byte) for byte in text.encode("utf-8"))


@pytest.mark.parametrize("charset", ["cp1252", "latin-1"])
@pytest.mark.parametrize("meant", MEANT)
def test_utf_8_that_was_taken_for_western_text_is_read_back(meant, charset):
    assert mend_words(sign_for_byte(meant, charset)) == meant
    assert mend_words(meant) == meant


@pytest.mark.parametrize("right", RIGHT)
def test_words_that_only_look_so_stay(right):
    assert mend_words(right) == right


def test_damage_in_a_part_of_a_sentence_is_mended_there_alone():
    assert mend_signs("Люди: FranÃ§ois, „FPÖ“ und itâ€™s") == "Люди: François, „FPÖ“ und it’s"


@pytest.mark.parametrize("times", [1, 2])
def test_references_to_signs_are_resolved_however_often_they_were_escaped(times):
    title = 'AT&T’s "deal" < Verizon\'s'
    for _ in range(times):
        title = escape(title.replace("’", "&#8217;") if "’" in title else title)
    body = f"<rss><channel><title>Wire</title><item><title>{escape(title)}</title><link>http://a.example/1</link></item></channel></rss>"
    [entry] = parse_feed(body.encode(), "http://a.example/feed").entries
    assert entry.title == 'AT&T’s "deal" < Verizon\'s'


def test_a_mended_feed_says_so_once_and_keeps_the_ids_of_its_entries():
    def feed(*titles):
        items = "".join(f"<item><title>{title}</title></item>" for title in titles)
        return parse_feed(
            f"<rss><channel><title>Wire</title>{items}</channel></rss>".encode(), "http://a.example/f"
        )

    found = feed("Itâ€™s done", "Nvidiaâ€™s next", "Plain")
    assert [entry.title for entry in found.entries] == ["It’s done", "Nvidia’s next", "Plain"]
    [told] = found.findings
    assert (told.code, told.level) == ("encoded_twice", "info")
    assert told.message.endswith("(2 times)")
    assert feed("Plain").findings == ()
