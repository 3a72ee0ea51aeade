"""A small newsroom with two days of news, made anew for the browser: python newsroom.py HOME ADDRESS."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

from broadsheet.adapters.store import voices, writing
from broadsheet.desk.people import add_person
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Article, Provider, Source, article_id, text_id
from broadsheet.running import claiming, editing, telling
from broadsheet.settings import Settings
from broadsheet.wiring import open_newsroom

PASSWORD = "a long walk by the river"
PEOPLE = (("olga", "owner"), ("eve", "editor"), ("carl", "contributor"))
FIRST = datetime(2025, 11, 3, 8, tzinfo=UTC)
SECOND = FIRST + timedelta(days=1)
QUAY = Provider(name="Quay Wire", domain="quay.example", kind="wire", country="GB")
POST = Provider(name="Northern Post", domain="post.example", kind="newspaper", country="GB")
BYTE = Provider(name="Byte Weekly", domain="byte.example", kind="tech_press", country="US")

REPORTS = (
    (FIRST, 0, QUAY, "Amazon supplies OpenAI with $38 billion of computing",
     "Amazon will supply OpenAI with computing capacity worth $38 billion over seven years, the companies said on Monday."
     " OpenAI starts on the servers at once and uses all of them by the end of 2026. “We need this capacity for years,”"
     " said Ada Verney, who buys it. The contract leaves room for more, Amazon said, and names no penalty."),
    (FIRST, 2, POST, "OpenAI takes $38 billion of computing from Amazon",
     "OpenAI will take computing capacity worth $38 billion from Amazon over seven years, Quay Wire reported."
     " OpenAI starts on the servers at once and uses all of them by the end of 2026, according to the wire."
     " Amazon's shares rose by four percent in the first hour."),
    (FIRST, 1, QUAY, "Nvidia invests $5 billion in Intel",
     "Nvidia invests $5 billion in Intel, the two chip makers said on Monday. Intel builds processors that Nvidia"
     " joins to its own graphics chips. “Both of us gain a customer,” said Jonas Pell of Intel. Regulators in three"
     " countries have to agree, and the shares change hands at $23 each."),
    (FIRST, 3, POST, "Nvidia puts $4 billion into Intel, people say",
     "Nvidia invests $4 billion in Intel, people familiar with the matter said. Intel builds processors that Nvidia"
     " joins to its graphics chips. The shares change hands at $23 each once regulators agree."),
    (FIRST, 4, BYTE, "Mistral opens a laboratory for small language models in Berlin",
     "Mistral opened a laboratory in Berlin that trains small language models for machines without a network."
     " Forty people work there, and twenty more are sought. “A tractor has no reception in the field,” said Lena"
     " Brandt, who leads the house in Kreuzberg. The first model is to fit on a telephone by summer."),
    (FIRST, 5, BYTE, "A court asks how chatbots learned from books",
     "A court in Hamburg asked three makers of AI models how their chatbots learned from books. Writers had sued in"
     " spring because whole chapters came back word for word. The judges want lists of every library that was read."
     " “Nobody asked us,” said the novelist Piet Hansen. An answer is due in six weeks."),
    (FIRST, 6, BYTE, "Racks bathe in oil under the floor of a Leeds mill",
     "A mill in Leeds holds racks for AI that bathe in oil, so that no fan turns. Cohere invested $200 million in"
     " Harrowgate, which builds the tanks. “Oil does not hum,” said Tessa Holm, who built the first tank in a garage."),
    (SECOND, 4, POST, "Sixty plumbers are wanted for the quietest data hall of the north",
     "Whoever can solder finds work beside artificial intelligence. Amazon invested $90 million in Harrowgate Systems,"
     " which hires sixty plumbers before Easter. “We were nine in spring,” said Tessa Holm."),
    (SECOND, 0, QUAY, "Anthropic raises $13 billion from Iconiq and others",
     "Anthropic raised $13 billion in a funding round led by Iconiq, the company said on Tuesday. The money pays for"
     " research on safety and for more customers abroad. “Demand grew faster than our plans,” said Mara Quist, who"
     " keeps the books. Two pension funds took part for the first time."),
    (SECOND, 1, POST, "Cohere licenses its translation software to Fujitsu",
     "Cohere signed an agreement to license its translation software to Fujitsu. Letters and tables can be drafted in"
     " Japanese without leaving the building. “Our clients asked for a choice,” said Otto Klee of Fujitsu. No price"
     " was named."),
    (SECOND, 2, BYTE, "Power for AI data centres runs short in Ireland",
     "Ireland's grid cannot connect more data centres for AI before 2030, its operator said. Wind farms in the west"
     " wait for cables to Dublin. Eleven sites hold permits and have no current. “We build pylons as fast as courts"
     " let us,” said Niamh Doyle of the grid company."),
    (SECOND, 3, BYTE, "Warehouse robots near Lyon trade notes at night",
     "Robots that sort parcels near Lyon trade notes at night, their maker said. When one drops a box, the others"
     " change their grip before morning, steered by artificial intelligence. “It took a week until none fell,” said"
     " Claire Aubert, who watches them. Bakers want the same for bread."),
)  # fmt: skip


def article(at: datetime, hours: int, provider: Provider, title: str, text: str) -> Article:
    """One report with its byline, date and text."""
    url = f"https://{provider.domain}/{title.casefold().replace(' ', '-')}"
    told = at + timedelta(hours=hours)
    return Article(
        id=article_id(url), text_id=text_id(title, text), url=url, original_url=url, provider=provider, title=title,
        text=text, language="en", published=told, published_precision="minute", seen_at=told,
        authors=("Ada Verney",), excerpt=text[:120],
    )  # fmt: skip


def source(provider: Provider) -> Source:
    """An outlet's feed, which nobody polls here."""
    return Source(
        id=provider.domain.split(".")[0], provider=provider, kind=provider.kind or "wire",
        feed_url=f"https://{provider.domain}/feed", site_url=f"https://{provider.domain}/", language="en",
        expected_weekly=20,
    )  # fmt: skip


def fill(home: Path, address: str) -> Settings:
    """Everything from articles to editions, through the newsroom's own steps."""
    settings = Settings(home=home, address=address, secret_key="0" * 64, title="The Trial Post")
    reports = tuple(article(*report) for report in REPORTS)
    with ThreadPoolExecutor(1) as pool, open_newsroom(settings, pool) as newsroom:
        for name, role in PEOPLE:
            add_person(name, PASSWORD, role)
        writing.commit(Outcome(at=FIRST, sources=tuple(map(source, (QUAY, POST, BYTE))), articles=reports))
        for now in (FIRST + timedelta(hours=15), SECOND + timedelta(hours=15)):
            claiming.take_claims(newsroom, now)
            telling.tell_stories(newsroom, now)
            editing.make_edition(settings, now.date())
        writing.commit(Outcome(at=SECOND, notes=(("cycle", (SECOND + timedelta(hours=15)).isoformat()),)))
        voices.keep_comment(
            voices.Comment(
                id="c" * 16,
                subject=reports[0].id,
                kind="article",
                name="Ann",
                text="Seven years is long.",
                at=SECOND,
                email="ann@mail.example",
            )
        )
    return settings


if __name__ == "__main__":
    fill(Path(sys.argv[1]), sys.argv[2])
    (Path(sys.argv[1]) / "broadsheet.toml").write_text(
        f'title = "The Trial Post"\naddress = "{sys.argv[2]}"\nport = {sys.argv[2].rpartition(":")[2]}\n',
        "utf-8",
    )
    (Path(sys.argv[1]) / "secret.key").write_text("0" * 64, "ascii")
