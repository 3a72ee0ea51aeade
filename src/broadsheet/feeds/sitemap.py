"""News sitemaps and the indexes that name them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from broadsheet.feeds.draft import MOST_ENTRIES, Draft
from broadsheet.feeds.elements import Names, first, text_of, words_of
from broadsheet.feeds.links import read_link

_MOST_LINKS = 500  #: sitemaps that an index may name; a news index names a handful


def read_sitemap_urls(root: etree._Element, names: Names, base: str) -> Iterator[Draft]:
    """One draft for each address; title, date and language from the news extension where it is used."""
    for count, element in enumerate(root.iterchildren("{*}url")):
        if count >= MOST_ENTRIES:
            return
        fields = names.fields(element)
        news = names.fields(fields["news:news"][0]) if fields.get("news:news") else {}
        outlet = names.fields(news["news:publication"][0]) if news.get("news:publication") else {}
        link = text_of(first(fields, "loc"))
        yield Draft(
            guid=link,
            link=link,
            base=base,
            title=words_of(first(news, "news:title")),
            published=text_of(first(news, "news:publication_date")),
            updated=text_of(first(fields, "lastmod")),
            language=text_of(first(outlet, "news:language")),
            topics=[t.strip() for t in text_of(first(news, "news:keywords")).split(",")],
            enclosures=[
                (text_of(e), "image", "")
                for image in fields.get("image:image", ())
                for e in image.iter("{*}loc")
            ],
        )


def read_sitemap_index(root: etree._Element, base: str) -> tuple[str, ...]:
    """The sitemaps an index names, newest first where it says when they changed."""
    rows = []
    for element in root.iterchildren("{*}sitemap"):
        url = read_link(text_of(element.find("{*}loc")), base)
        if url:
            rows.append((text_of(element.find("{*}lastmod")), url))
        if len(rows) >= _MOST_LINKS * 4:
            break
    rows.sort(key=lambda row: row[0], reverse=True)
    return tuple(dict.fromkeys(url for _, url in rows))[:_MOST_LINKS]
