"""Hand-made articles and stories."""

from datetime import UTC, datetime

from broadsheet.records import (
    Article,
    Block,
    Ledger,
    Marks,
    Provider,
    Score,
    Story,
    Topic,
    article_id,
    text_id,
)

DAY = "2025-09-22"
EMPTY = Ledger(deals=(), claims=())


def article(
    title, text, *, outlet="wire.example", at=DAY + "T09:00", language="en", kind="article", country="US", url="",
    updated="",
):  # fmt: skip
    blocks, start = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(kind="paragraph", start=start, end=start + len(part)))
        start += len(part) + 2
    url = url or f"https://{outlet}/{title.replace(' ', '-')}"
    return Article(
        id=article_id(url),
        text_id=text_id(title, text),
        url=url,
        original_url=url,
        provider=Provider(name=outlet.split(".")[0].title(), domain=outlet, country=country),
        title=title,
        text=text,
        language=language,
        kind=kind,
        published=datetime.fromisoformat(at).replace(tzinfo=UTC),
        updated=datetime.fromisoformat(updated).replace(tzinfo=UTC) if updated else None,
        blocks=tuple(blocks),
    )


def story(name, *articles, roots=(), storyline=""):
    return Story(
        id=name,
        article_ids=tuple(a.id for a in articles),
        lead_id=articles[0].id,
        first_id=articles[0].id,
        title=articles[0].title,
        language=articles[0].language,
        first_seen=articles[0].published,
        last_seen=articles[-1].published,
        roots=tuple(roots) or (articles[0].provider.domain,),
        storyline=storyline,
    )


def marks(one, quality=80, heat=90, topics=("ai",)):
    return Marks(
        article_id=one.id,
        quality=Score(value=quality),
        heat=Score(value=heat),
        topics=tuple(Topic(id=t, name=t, weight=1.0, reason="title") for t in topics),
    )


def by_id(*values):
    return {getattr(v, "id", None) or v.article_id: v for v in values}
