"""The Printer: templates and the words, dates and links of one page's language and place."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from gettext import NullTranslations
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from broadsheet.press import addresses, formats, grounds, labels, line_breaks
from broadsheet.press.query import mark_found
from broadsheet.press.site import Page, Site
from broadsheet.press.static_files import static_path
from broadsheet.press.views import DependenceView, GrowthView, Known, Query
from broadsheet.press.wording import LANGUAGES, direction_of, direction_of_text, words_of
from broadsheet.records import Article, Item, Money, Reason, Topic, When
from broadsheet.text import legal_signs

HOUSE_PLACARD = "/placard.png"  #: of a page that has none of its own


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=PackageLoader("broadsheet.press", "templates"),
        autoescape=select_autoescape(enabled_extensions=("html", "xml", "atom", "svg"), default=True),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.filters["tied"] = line_breaks.keep_amounts
    environment.install_gettext_translations(words_of(language), newstyle=True)  # type: ignore[attr-defined]
    environment.globals["_"] = _sayer(words_of(language))
    return environment


def _sayer(words: NullTranslations) -> Callable[..., Markup]:
    """What templates call `_`: as the extension has it, without asking again for a text said before."""

    @lru_cache(maxsize=4096)
    def say_plainly(text: str) -> Markup:
        return Markup(words.gettext(text)) % {}  # noqa: S704 - the templates' own words and their catalogue

    def say(text: str, **variables: Any) -> Markup:
        if not variables:
            return say_plainly(text)
        return Markup(words.gettext(text)) % variables  # noqa: S704 - what is put in is escaped

    return say


def _finalize(value: Any) -> Any:
    if not isinstance(value, str) or not legal_signs.ILLEGAL.search(value):
        return value
    clean = legal_signs.clean(str(value))
    return Markup(clean) if isinstance(value, Markup) else clean  # noqa: S704 - it was markup before


class Printer:
    """Prints templates for one page of one site; templates know it as `p`."""

    def __init__(self, site: Site, path: str) -> None:
        self.site = site
        self.path = path
        self.locale = formats.locale_of(site.language)
        self.direction = direction_of(site.language)
        self._environment = _environment(site.language)
        self._words = words_of(site.language)
        self._pictures: list[str] = []

    def text(self, template: str, **values: Any) -> str:
        """The template filled in; a name it asks for and does not get raises."""
        shown = self._environment.get_template(template)
        return shown.render(p=self, site=self.site, **values)

    def html(
        self,
        template: str,
        title: str,
        description: str = "",
        section: str = "",
        feeds: Sequence[tuple[str, str]] = (),
        ld: Mapping[str, Any] | None = None,
        canonical: str = "",
        status: int = 200,
        modified: datetime | None = None,
        hidden: bool = False,
        placard: str = HOUSE_PLACARD,
        **values: Any,
    ) -> Page:
        """A whole page. `feeds` are (path, title); `canonical` a site path, where it is not this one."""
        head = {
            "title": title,
            "description": description[:300],
            "section": section,
            "feeds": tuple(feeds),
            "ld": self.json_ld(ld) if ld else None,
            "canonical": self.absolute(canonical or self.path),
            "hidden": hidden,
            "is_error": status >= 400,
            "is_article": (ld or {}).get("@type") == "NewsArticle",
            "placard": self.absolute(placard),
        }
        self._pictures.append(placard)
        body = self.text(template, head=head, **values)
        pictures = tuple(dict.fromkeys(self._pictures))
        return Page(body=body.encode("utf-8", "replace"), status=status, modified=modified, pictures=pictures)

    # links

    def href(self, path: str) -> str:
        """A link to a site path from this page."""
        if self.site.relative:
            return addresses.relative_path(path, self.path)
        return self.site.base + path

    def picture(self, path: str) -> str:
        """A link to a picture that is printed for this page and stands at an address of its own."""
        self._pictures.append(path)
        return self.href(path)

    def absolute(self, path: str) -> str:
        """The full address of a site path, for feeds and canonical links."""
        return self.site.address + self.site.base + path

    def static(self, name: str) -> str:
        """A link to a style sheet, script or icon."""
        return self.href(static_path(name))

    story = staticmethod(addresses.story_path)
    article = staticmethod(addresses.article_path)
    deal = staticmethod(addresses.deal_path)
    party = staticmethod(addresses.party_path)
    topic = staticmethod(addresses.topic_path)
    edition = staticmethod(addresses.edition_path)
    outward = staticmethod(addresses.outward)

    # words and figures

    def say(self, text: str) -> str:
        """The text in the language of the interface."""
        return self._words.gettext(text)

    def says(self, one: str, many: str, count: int) -> str:
        """The form for that many, in the language of the interface, with its places still open."""
        return self._words.ngettext(one, many, count)

    def many(self, one: str, more: str, number: int) -> str:
        """The text for that number of things, with the number in it."""
        return self._words.ngettext(one, more, number) % {"num": number}

    def quoted(self, text: str, language: str = "") -> Markup:
        """A quotation between the marks of the language of the interface, or of its own script."""
        return line_breaks.quoted(text, self.locale.language, language)

    def side_of(self, language: str) -> str:
        """The direction of a text in a language, for `dir`: "rtl", "ltr", or "auto" where it is not known."""
        return direction_of(language) if language and language != "und" else "auto"

    runs = staticmethod(direction_of_text)

    def found(self, text: str, query: Query) -> Markup:
        """A text with the words marked that were searched for."""
        return mark_found(text, query)

    def small(self, name: str) -> str:
        """A name as it stands inside a sentence: German nouns keep their capital."""
        return name if self.locale.language == "de" else name[:1].lower() + name[1:]

    def relation(self, relation: str) -> str:
        """The name of a relation."""
        return self.say(labels.RELATIONS[relation])  # type: ignore[index]

    def stage(self, stage: str) -> str:
        """The name of a stage."""
        return self.say(labels.STAGES[stage])  # type: ignore[index]

    def stage_inside(self, stage: str) -> str:
        """The name of a stage as it stands inside a sentence; no language gives it a capital there."""
        name = self.stage(stage)
        return name[:1].lower() + name[1:]

    def strength(self, stage: str) -> int:
        """How firm a stage is, 0 (off) to 6 (completed)."""
        return labels.STAGE_STRENGTH[stage]  # type: ignore[index]

    def party_kind(self, kind: str) -> str:
        """What a party is; a kind without a name as it is written."""
        return self.say(labels.PARTY_KINDS[kind]) if kind in labels.PARTY_KINDS else kind.replace("_", " ")

    def tied(self, what: str) -> str:
        """What a company leans on another for."""
        return self.say(labels.TIES[what])

    def contested(self, kind: str) -> str:
        """What a contradiction is about."""
        return self.say(labels.CONTRADICTIONS[kind])

    def family(self, family: str) -> str:
        """The name of a family of relations."""
        return self.say(labels.FAMILIES[family])

    def article_kind(self, kind: str) -> str:
        """The name of a kind of article."""
        return self.say(labels.ARTICLE_KINDS[kind])

    def source_kind(self, kind: str) -> str:
        """The name of a kind of source."""
        return self.say(labels.SOURCE_KINDS[kind])

    def trouble(self, code: str) -> str:
        """What troubles a source, by the code of the finding."""
        return self.say(labels.TROUBLES.get(code, labels.ANY_TROUBLE))

    def score_part(self, part: str) -> str:
        """The name of a part of quality or heat."""
        return self.say(labels.SCORE_PARTS.get(part, part))

    def told(self, part: Reason | Topic) -> str:
        """What a part of a score, or a topic, rests on."""
        return grounds.tell_part(self, part)

    def topic_name(self, topic_id: str, name: str) -> str:
        """The name of a topic; companies keep theirs."""
        return self.say(labels.TOPICS[topic_id]) if topic_id in labels.TOPICS else name

    def hit_kind_one(self, kind: str) -> str:
        """The name of one search result of a kind."""
        return self.say(labels.HIT_KIND[kind])

    def hit_note(self, note: str) -> str:
        """The note of a search result: codes by their name, a count of reports in words, else as it is."""
        count = note.removesuffix(" reports")
        if count != note and count.isdigit():
            return self.many("%(num)s report", "%(num)s reports", int(count))
        return self.say(labels.NOTES[note]) if note in labels.NOTES else note.replace("_", " ")

    def hit_kind(self, kind: str) -> str:
        """The name of a kind of search result."""
        return self.say(labels.HIT_KINDS[kind])

    def day(self, day: date, style: str = "long") -> str:
        """A day in words."""
        if isinstance(day, datetime):
            day = day.astimezone(self.site.zone).date()
        return formats.day_text(day, self.locale, style)

    def with_days(self, text: str) -> str:
        """The text with every day written as a number ("2026-11-21") in words."""
        return formats.DAY.sub(lambda found: self._day_or(found[0]), text)

    def _day_or(self, text: str) -> str:
        try:
            return self.day(date.fromisoformat(text), "medium")
        except ValueError:
            return text

    def reasons(self, item: Item) -> tuple[str, ...]:
        """Why a story is in the edition."""
        return grounds.tell_reasons(self, item)

    def news(self, item: Item | None) -> str:
        """What moved in a story, or from which day it is carried; "" where neither holds."""
        return grounds.tell_news(self, item)

    def date_of(self, at: datetime) -> date:
        """The day of an instant in the paper's zone."""
        return at.astimezone(self.site.zone).date()

    def instant(self, at: datetime) -> str:
        """Day and time in the paper's zone."""
        return formats.instant_text(at, self.locale, self.site.zone)

    def clock(self, at: datetime) -> str:
        """The time of day in the paper's zone."""
        return formats.clock_text(at, self.locale, self.site.zone)

    def lead(self, lead: timedelta) -> str:
        """A length of time."""
        return formats.lead_text(lead, self.locale)

    def number(self, number: float) -> str:
        """A number with separators."""
        return formats.number_text(number, self.locale)

    def share(self, low: float | None, high: float | None) -> str:
        """A share as an interval."""
        return formats.share_text(low, high, self.locale)

    def amount(self, amount: Decimal, currency: str) -> str:
        """An amount in short form."""
        return formats.amount_text(amount, currency, self.locale)

    def amount_of(self, amount: float, currency: str) -> str:
        """An amount on the scale of a chart."""
        return self.amount(Decimal(repr(amount)), currency)

    def interval(self, view: DependenceView) -> str:
        """How much one company leans on another: "$4B – $22.4B", "up to $5B", "unknown"."""
        if view.low is None and view.high is None:
            unknown = view.low_share is None and view.high_share is None
            return self.say("unknown") if unknown else self.share(view.low_share, view.high_share)
        return self._ends(view.low, view.high, view.currency) + self._every(view.period)

    def known(self, view: GrowthView, then: Known) -> str:
        """What a sum was known to be on a day: "$4B – $6B"; no sum stated is no nought."""
        if then.low is None or then.high is None:
            return self.say("no sum stated")
        ends = self._ends(then.low, then.high, view.currency)
        if then.is_open:
            ends = " – ".join(self.amount(x, view.currency) for x in dict.fromkeys((then.low, then.high)))
            ends = self.say("%(amount)s or more") % {"amount": ends}
        return ends + self._every(view.period)

    def _ends(self, low: Decimal | None, high: Decimal | None, currency: str) -> str:
        ends = [self.amount(x, currency) if x is not None else "" for x in (low, high)]
        if high is None:
            return (
                self.say("%(amount)s or more") % {"amount": ends[0]} if low else self.say("no ceiling stated")
            )
        if not low:
            return self.say("up to %(amount)s") % {"amount": ends[1]}
        return ends[0] if low == high else " – ".join(ends)

    def _every(self, period: str) -> str:
        return " " + self.say("a year" if period == "year" else "a month") if period else ""

    def money(self, money: Money) -> str:
        """Money with its bound."""
        return formats.money_text(money, self.locale, self.say)

    def when(self, when: When) -> str:
        """When something happens."""
        return formats.when_text(when, self.locale, self.say)

    def report_time(self, article: Article, full: bool = False) -> str:
        """When an article was published, as precisely as it says."""
        if article.published is None:
            return ""
        if article.published_precision in {"second", "minute"}:
            return self.instant(article.published)
        return formats.day_text(article.published.date(), self.locale, "long" if full else "medium")

    def month(self, day: date) -> str:
        """Month and year."""
        return formats.month_text(day, self.locale)

    def month_short(self, day: date) -> str:
        """Month and year in few letters."""
        return formats.month_short_text(day, self.locale)

    def weekday(self, day: date) -> str:
        """The day of the week, short."""
        return formats.weekday_text(day, self.locale)

    def country(self, code: str) -> str:
        """The name of a country; the code where it is unknown."""
        return str(self.locale.territories.get(code.upper(), code))

    def language_name(self, tag: str) -> str:
        """The name of a language in the language of the interface."""
        if tag in LANGUAGES and tag == self.site.language:
            return LANGUAGES[tag]
        return formats.locale_of(tag).get_display_name(self.locale) or tag if tag not in {"", "und"} else ""

    @property
    def arrow(self) -> str:
        """An arrow in reading direction."""
        return "←" if self.direction == "rtl" else "→"

    @staticmethod
    def json_ld_list(values: Sequence[str]) -> Markup:
        """A list of texts as a literal that stands safely in a script of its own."""
        return Printer.json_ld({"list": list(values)})[len('{"list":') : -1]

    @staticmethod
    def json_ld(values: Mapping[str, Any]) -> Markup:
        """JSON for a data block, with everything escaped that could end the block."""
        text = json.dumps(_cleaned(values), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        for sign in "<>&\u2028\u2029":
            text = text.replace(sign, f"\\u{ord(sign):04x}")
        return Markup(text)  # noqa: S704 - no character is left that HTML reads as markup


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return legal_signs.clean(value)
    if isinstance(value, Mapping):
        return {key: _cleaned(item) for key, item in value.items() if item not in (None, "", [], ())}
    if isinstance(value, (list, tuple)):
        return [_cleaned(item) for item in value]
    return value
