"""Why a page holds no article, or not the whole of it."""

from __future__ import annotations

import re
from typing import Final

from broadsheet.pages.body import Body
from broadsheet.pages.jsonld import text_of
from broadsheet.pages.kinds import is_locked
from broadsheet.pages.markup import Markup, plain_text
from broadsheet.pages.stand_ins import count_teasers, holds_prose, name_frames, name_stand_in
from broadsheet.pages.stretches import Layout

_CONSENT: Final = re.compile(
    r"cookie|consent|datenschutz|einwilligung|consentement|privacy choices|zustimm|akzeptieren"
    r"|accept all|tracking|pur-abo",
    re.IGNORECASE,
)
_SCRIPT: Final = re.compile(
    r"enable javascript|javascript (?:is )?(?:required|disabled|aktivieren)|activez javascript"
    r"|you need to enable|включите javascript",
    re.IGNORECASE,
)
_WALL: Final = re.compile(
    r"subscribe to (?:continue|read)|subscribers? only|to continue reading|already a subscriber"
    r"|(?:this|full) (?:article|story) is (?:for|available to|reserved for) (?:subscribers|members)"
    r"|(?:register|sign up|log in|subscribe) (?:for free )?to (?:continue|keep) reading"
    r"|unlock this (?:article|story)"
    r"|weiterlesen mit|mit .{0,20}(?:plus|\+) (?:weiter)?lesen|jetzt abonnieren und weiterlesen"
    r"|lesen sie diesen artikel mit|bereits (?:digital)?abonnent|nur für abonnent"
    r"|réservé (?:à nos|aux) abonnés|il vous reste \d+(?:[.,]\d+)?\s?% |la suite est réservée|déjà abonné"
    r"|(?:solo|sólo|exclusivo) para suscriptores|contenido exclusivo|ya eres suscriptor"
    r"|contenuto riservato|riservato agli abbonati|exclusivo para assinantes"
    r"|alleen voor abonnees|tylko dla subskrybentów|для подписчиков"
    r"|有料会員|会員限定|この記事は有料|付费(?:内容|阅读|订阅)|訂閱(?:後|即可)|유료 (?:회원|구독)",
    re.IGNORECASE,
)
_THIN: Final = 600
_WHOLE: Final = 1_500  #: an article with more text than this is whole enough, whatever is asked around it
_NOTICE: Final = 300
_BROKEN: Final = 80  #: shorter last lines may be signatures
_MUCH_SCRIPT: Final = 5


def name_absence(page: Markup, layout: Layout, body: Body) -> list[tuple[str, str]]:
    """Findings as (code, sentence): what keeps the article from being there; none where all is there."""
    visible = " ".join(one.text for one in layout.stretches[:400])
    instead = name_stand_in(page, body) or _name_non_article(page, layout, body, visible)
    if instead:
        return [instead]
    kept = set(body.kept)
    around = " ".join(
        one.text
        for place, one in enumerate(layout.stretches[:600])
        if place not in kept and len(one.text) < _NOTICE
    )
    if len(body.text) < _WHOLE and (is_locked(page) or _WALL.search(around)):
        said = f": {_quote(_WALL, around)!r}" if _WALL.search(around) else ""
        return [("paywall", f"the page shows only a part of an article that is not free to read{said}")]
    if body.text and breaks_off(body):
        return [("paywall", f"the text breaks off in mid-sentence: “… {body.text[-60:].lstrip()}”")]
    return [] if body.text else [_name_emptiness(page, visible)]


_ASKED: Final = 150  #: characters a word of consent in a text that asks for nothing else
_ASKS: Final = 600


def _name_non_article(page: Markup, layout: Layout, body: Body, visible: str) -> tuple[str, str] | None:
    """What a text is that was taken for an article and is none; None where it is one, or empty."""
    if not body.text:
        return None
    asked = len(_CONSENT.findall(body.text))
    if len(body.text) < _ASKS and asked * _ASKED > len(body.text) and _is_consent(page, visible):
        return "consent_wall", _SAYS_CONSENT.format(_quote(_CONSENT, visible))
    if not holds_prose(body):
        return "not_article", f"no sentence stands in what the page shows: {body.text[:60]!r}"
    teasers = count_teasers(page, layout, body)
    return ("not_article", f"the page is a list of {teasers} others") if teasers else None


_SAYS_CONSENT: Final = "a consent page stands in place of the article: {!r}"


def _is_consent(page: Markup, visible: str) -> bool:
    return not page.article and len(visible) < 8_000 and len(_CONSENT.findall(visible[:5_000])) >= 3


_WIDE: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_STOPPED: Final = re.compile(r"[.!?:;。！？：؟।…*\"”’»)\]」』]\W*$")


def breaks_off(body: Body) -> bool:
    """Whether a short text ends in the middle of a sentence, as the beginnings do that outlets give away."""
    last = body.blocks[-1]
    tail = body.text[last.start :]
    if len(body.text) > _WHOLE or last.kind != "paragraph" or len(tail) < _BROKEN or _WIDE.search(tail):
        return False
    return tail.endswith(("...", "…")) or not _STOPPED.search(tail)


def _name_emptiness(page: Markup, visible: str) -> tuple[str, str]:
    if _is_consent(page, visible):
        return "consent_wall", _SAYS_CONSENT.format(_quote(_CONSENT, visible))
    frames = name_frames(page)
    if frames:
        return "not_article", f"the page only holds frames; its text stands in {', '.join(frames)}"
    scripts = sum(1 for _ in page.root.iter("script"))
    noscript = " ".join(plain_text(one) for one in list(page.root.iter("noscript"))[:20])
    if (
        _SCRIPT.search(visible)
        or _SCRIPT.search(noscript)
        or (len(visible) < _THIN and scripts >= _MUCH_SCRIPT)
    ):
        return (
            "script_only",
            f"only {len(visible)} characters of text stand in the page; a script would put the rest there",
        )
    if not visible.strip():
        return (
            ("script_only", "no text stands in the page; a script would put it there")
            if scripts
            else ("empty", "no text stands in the page")
        )
    return (
        "not_article",
        (
            f"no article was found on the page {text_of(page.root.findtext('.//title'))[:80]!r};"
            " it may be a list, a front page or a form"
        ),
    )


def _quote(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return text[max(found.start() - 20, 0) : found.end() + 40].strip() if found else ""
