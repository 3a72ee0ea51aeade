"""How an outlet names the parts of its pages: no two outlets share all their class names."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache, lru_cache

from broadsheet.testing.newsstand.outlets import Outlet

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "page": ("page", "wrap", "site", "shell"),
    "masthead": ("masthead", "top", "header", "banner"),
    "logo": ("logo", "brand", "name", "title-plate"),
    "nav": ("nav", "menu", "sections", "tabs"),
    "main": ("main", "center", "column", "stage"),
    "article": ("article", "story", "piece", "item"),
    "head": ("head", "intro", "opening", "lead-in"),
    "kicker": ("kicker", "section", "rubric", "label"),
    "title": ("headline", "title", "hed", "heading"),
    "deck": ("deck", "standfirst", "summary", "dek"),
    "meta": ("meta", "info", "details", "line"),
    "author": ("author", "byline", "writer", "by"),
    "date": ("date", "time", "stamp", "published"),
    "body": ("body", "text", "content", "copy"),
    "paragraph": ("para", "p", "graf", "text-block"),
    "figure": ("figure", "photo", "media", "picture"),
    "caption": ("caption", "cutline", "legend", "photo-text"),
    "credit": ("credit", "source", "photographer", "rights"),
    "share": ("share", "social", "sharing", "tools"),
    "listen": ("listen", "audio", "player", "speak"),
    "also": ("also", "readmore", "inline-link", "promo"),
    "related": ("related", "more", "linked", "see-also"),
    "teaser": ("teaser", "card", "entry", "box"),
    "newsletter": ("newsletter", "signup", "mail-box", "subscribe"),
    "reply": ("comments", "respond", "discussion", "reply"),
    "bio": ("bio", "about-author", "profile", "author-box"),
    "cookie": ("cookie", "consent", "privacy-bar", "notice-bar"),
    "footer": ("footer", "bottom", "foot", "end"),
    "aside": ("aside", "sidebar", "rail", "right"),
    "latest": ("latest", "newest", "ticker", "stream"),
    "strip": ("strip", "quotes", "bar", "topline"),
    "note": ("note", "correction", "editors-note", "amended"),
    "foreign": ("foreign", "world", "partner", "elsewhere"),
}
_WORDPRESS = {
    "page": "site", "masthead": "site-header", "logo": "site-title", "nav": "main-navigation",
    "main": "site-main", "article": "post hentry", "head": "entry-header", "kicker": "cat-links",
    "title": "entry-title", "deck": "entry-summary", "meta": "entry-meta", "author": "byline",
    "date": "posted-on", "body": "entry-content", "paragraph": "has-text", "figure": "wp-block-image",
    "caption": "wp-element-caption", "credit": "image-credit", "share": "sharedaddy", "listen": "tts-player",
    "also": "inline-post-link", "related": "yarpp-related", "teaser": "post-teaser", "newsletter": "widget_mail",
    "reply": "comment-respond", "bio": "author-info", "cookie": "cookie-notice", "footer": "site-footer",
    "aside": "widget-area", "latest": "widget_recent_entries", "strip": "topbar", "note": "post-update",
    "foreign": "network-posts",
}  # fmt: skip
_LOCAL: dict[str, dict[str, str]] = {
    "de": {"body": "artikeltext", "title": "ueberschrift", "deck": "vorspann", "author": "verfasser",
           "date": "datum", "nav": "ressorts", "related": "mehr-zum-thema", "footer": "fuss", "figure": "bild",
           "caption": "bildtext", "newsletter": "brief", "reply": "leserbrief", "also": "lesen-sie-auch"},
    "fr": {"body": "corps", "title": "titre", "deck": "chapo", "author": "auteur", "date": "horodatage",
           "nav": "rubriques", "related": "a-lire", "footer": "pied", "figure": "illustration",
           "caption": "legende", "newsletter": "lettre", "reply": "reactions", "also": "lire-aussi"},
    "es": {"body": "cuerpo", "title": "titular", "deck": "entradilla", "author": "firma", "date": "fecha",
           "nav": "secciones", "related": "relacionadas", "footer": "pie", "figure": "foto",
           "caption": "pie-de-foto", "newsletter": "boletin", "reply": "opiniones", "also": "lea-tambien"},
    "pt": {"body": "corpo-noticia", "title": "titulo", "deck": "entrada", "author": "autor", "date": "data",
           "nav": "menu-principal", "related": "relacionados", "footer": "rodape", "figure": "imagem",
           "caption": "legenda", "newsletter": "carta", "reply": "respostas", "also": "leia-tambem"},
    "ru": {"body": "tekst", "title": "zagolovok", "deck": "vvodka", "author": "avtor", "date": "data",
           "nav": "razdely", "related": "po-teme", "footer": "podval", "figure": "foto",
           "caption": "podpis", "newsletter": "rassylka", "reply": "kommentarii", "also": "chitayte"},
}  # fmt: skip


@lru_cache(maxsize=8192)
def seed_of(*words: str) -> int:
    """A number that the words alone decide, for choices that must not change from run to run."""
    return int(hashlib.sha1("/".join(words).encode(), usedforsecurity=False).hexdigest()[:12], 16)


def class_names(outlet: Outlet) -> Callable[[str], str]:
    """From a part's role to the class this outlet gives it. Raises KeyError for an unknown role."""
    scheme = _SCHEMES[outlet.naming]
    return cache(lambda role: scheme(outlet, role))


def _synonym(outlet: Outlet, role: str) -> str:
    words = _SYNONYMS[role]
    return words[seed_of(outlet.id, role) % len(words)]


def _bem(outlet: Outlet, role: str) -> str:
    block = "".join(word[0] for word in outlet.id.split("-")) + "-page"
    return (
        f"{block}__{_synonym(outlet, role)}-{role}" if _synonym(outlet, role) != role else f"{block}__{role}"
    )


def _camel(outlet: Outlet, role: str) -> str:
    first = ("story", "art", "ui", "c")[seed_of(outlet.id) % 4]
    words = f"{_synonym(outlet, role)}-{role[:2]}".split("-")
    return first + "".join(word.capitalize() for word in words)


def _hashed(outlet: Outlet, role: str) -> str:
    digest = f"{seed_of(outlet.id, role, 'class'):x}"
    return f"css-{digest[:7]}"


def _plain(outlet: Outlet, role: str) -> str:
    return f"{_synonym(outlet, role)}{seed_of(outlet.id, role) % 3 or ''}"


def _local(outlet: Outlet, role: str) -> str:
    table = _LOCAL.get(outlet.language[:2], {})
    return f"{table[role]}" if role in table else f"{outlet.id[:3]}-{_synonym(outlet, role)}-{role}"


_SCHEMES: dict[str, Callable[[Outlet, str], str]] = {
    "bem": _bem,
    "camel": _camel,
    "hash": _hashed,
    "plain": _plain,
    "wordpress": lambda _, role: _WORDPRESS[role],
    "local": _local,
}
