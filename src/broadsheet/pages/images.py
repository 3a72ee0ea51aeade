"""The pictures of an article, with captions and credits kept apart from the text."""

from __future__ import annotations

import re
from typing import Any

from broadsheet.pages.jsonld import text_of
from broadsheet.pages.markup import Element, Markup, text_in
from broadsheet.pages.stretches import Frame, Layout
from broadsheet.records import Image
from broadsheet.text.urls import join_url
from broadsheet.text.words import squeeze

_MAX_IMAGES = 20
_NOT_A_PICTURE = re.compile(
    r"^data:|logo|sprite|icon|avatar|gravatar|placeholder|blank\.|spacer|pixel|1x1|tracking|badge"
    r"|emoji|\.svg(?:$|\?)|transparent",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:(?:photo(?:graph)?|image|picture|foto|bild|crédits?|credit|quelle|source|источник|фото"
    r"|写真)(?:\s*(?:by|credit|source|von|:|/))+\s*|©\s*|\()"
    r"(?P<who>[^()|]{3,90})\)?\s*$",
    re.IGNORECASE,
)
_CREDIT_CLASS = re.compile(r"credit|copyright|source|photographer|quelle", re.IGNORECASE)


def find_images(page: Markup, layout: Layout, kept: tuple[int, ...]) -> tuple[Image, ...]:
    """The lead picture first, then those that stand in the article; each address once.

    Width and height are what the page states; None where it states none. Nothing is fetched.
    """
    lead = lead_image(page)
    found: dict[str, Image] = {lead.url: lead} if lead else {}
    for element in _elements_in_article(layout, kept):
        image = _read_image(element, page.url)
        if image is None:
            continue
        same = next((known for known in found.values() if _stem(known.url) == _stem(image.url)), None)
        if same is None:
            found[image.url] = image
        elif not same.caption and image.caption:
            found[same.url] = Image(
                url=same.url,
                width=same.width,
                height=same.height,
                caption=image.caption,
                credit=same.credit or image.credit,
                alt=same.alt or image.alt,
            )
        if len(found) >= _MAX_IMAGES:
            break
    return tuple(found.values())


def lead_image(page: Markup) -> Image | None:
    """The picture that the page's metadata gives for the article; None where they give none."""
    meta = page.first("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
    stated = page.article.get("image")
    node: Any = stated[0] if isinstance(stated, list) and stated else stated
    by_id = {str(one["@id"]): one for one in page.nodes if one.get("@id")}
    if isinstance(node, dict) and "url" not in node and "contentUrl" not in node:
        node = by_id.get(str(node.get("@id")), node)
    fields = node if isinstance(node, dict) else {}
    address = join_url(
        page.url,
        meta
        or text_of(fields.get("url") or fields.get("contentUrl") or (node if isinstance(node, str) else "")),
    )
    if not address:
        return None
    width = _side(page.first("og:image:width")) if meta else _side(text_of(fields.get("width")))
    height = _side(page.first("og:image:height")) if meta else _side(text_of(fields.get("height")))
    return Image(
        url=address, width=width, height=height, caption=text_of(fields.get("caption")),
        credit=text_of(fields.get("creditText") or fields.get("copyrightHolder")),
        alt=page.first("og:image:alt"),
    )  # fmt: skip


def _side(text: str) -> int | None:
    found = re.match(r"\s*(\d{1,5})", text)
    return int(found.group(1)) or None if found else None


def _elements_in_article(layout: Layout, kept: tuple[int, ...]) -> list[Element]:
    """Picture elements inside the smallest frame that holds most of the kept text."""
    if not kept:
        return []
    frames: dict[int, tuple[Frame, int]] = {}
    for place in kept:
        frame: Frame | None = layout.stretches[place].frame
        while frame is not None:
            known = frames.get(id(frame))
            frames[id(frame)] = (frame, (known[1] if known else 0) + len(layout.stretches[place].text))
            frame = frame.parent
    total = sum(len(layout.stretches[place].text) for place in kept)
    holder = max(
        (frame for frame, chars in frames.values() if chars >= total * 0.7), key=lambda frame: frame.depth
    )
    holder = _enclosing_article(holder)
    return [
        element
        for element in list(holder.element.iter("img", "amp-img"))[:200]
        if not _is_aside(element, holder.element)
    ]


def _enclosing_article(frame: Frame) -> Frame:
    """The article element around a frame, else its parent: the lead picture stands before the text."""
    outer: Frame | None = frame
    while outer is not None:
        if outer.tag == "article":
            return outer
        outer = outer.parent
    return frame.parent if frame.parent is not None and frame.parent.tag != "body" else frame


def _is_aside(element: Element, holder: Element) -> bool:
    parent = element.getparent()
    while parent is not None and parent is not holder:
        if parent.tag in {"aside", "nav", "footer", "form"} or re.search(
            r"related|author|promo|teaser|newsletter|share|comment", (parent.get("class") or "").lower()
        ):
            return True
        parent = parent.getparent()
    return False


def _read_image(element: Element, base: str) -> Image | None:
    source = next(
        (
            value
            for name in ("data-src", "data-lazy-src", "data-original", "src")
            if (value := element.get(name)) and not value.startswith("data:")
        ),
        "",
    )
    if not source:
        sizes = element.get("srcset") or element.get("data-srcset") or ""
        source = sizes.split(",")[-1].strip().split(" ")[0]
    address = join_url(base, source) if source else ""
    width, height = _side(element.get("width") or ""), _side(element.get("height") or "")
    if not address or _NOT_A_PICTURE.search(address) or (width and width < 100) or (height and height < 80):
        return None
    caption, credit = _caption_of(element)
    return Image(
        url=address,
        width=width,
        height=height,
        caption=caption,
        credit=credit,
        alt=squeeze(element.get("alt") or ""),
    )


def _caption_of(element: Element) -> tuple[str, str]:
    parent = element.getparent()
    for _ in range(4):
        if parent is None or parent.tag in {"article", "main", "body"}:
            return "", ""
        if parent.tag == "figure" or "caption" in (parent.get("class") or ""):
            caption = next(parent.iter("figcaption"), None)
            return _split_credit(caption) if caption is not None else ("", "")
        parent = parent.getparent()
    return "", ""


def _split_credit(caption: Element) -> tuple[str, str]:
    whole = text_in(caption)
    for part in caption.iter():
        if (
            part is not caption
            and isinstance(part.tag, str)
            and _CREDIT_CLASS.search(part.get("class") or "")
        ):
            credit = text_in(part)
            return squeeze(whole.replace(credit, " ")), credit.lstrip("©() ").rstrip(") ")
    found = _CREDIT.search(whole)
    if found and found.start() > 0:
        return whole[: found.start()].rstrip(" .(|-–—") + (
            "." if whole[: found.start()].rstrip().endswith(".") else ""
        ), found.group("who").strip()
    return whole, ""


def _stem(url: str) -> str:
    name = url.split("?", maxsplit=1)[0].rstrip("/").rsplit("/", 1)[-1]
    return re.sub(r"[-_]\d+x\d+(?=\.\w+$)", "", name).lower()
