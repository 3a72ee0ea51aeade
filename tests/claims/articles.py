"""Articles made of a few sentences of our own."""

from datetime import UTC, datetime

from broadsheet.records import Article, Provider, article_id, text_id


def article(text, *, title="", language="en", outlet="Harbour Wire", country=""):
    url = "https://harbour-wire.example/story"
    provider = Provider(name=outlet, domain="harbour-wire.example", country=country)
    return Article(
        id=article_id(url), text_id=text_id(title, text), url=url, original_url=url, provider=provider, title=title,
        text=text, language=language, published=datetime(2026, 2, 18, tzinfo=UTC), published_precision="day",
    )  # fmt: skip
