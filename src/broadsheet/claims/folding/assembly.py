"""One claim per deal per document: drafts of the same deal are put together, the latest stage wins."""

from __future__ import annotations

import re

from broadsheet.claims.drafts import Draft, Place
from broadsheet.claims.fields.circumstances import quantity_of, when_of
from broadsheet.claims.fields.relays import with_relays
from broadsheet.claims.fields.told_in_title import in_body
from broadsheet.claims.fields.unnamed_givers import unnamed_givers
from broadsheet.claims.folding.confidence import confidence_of
from broadsheet.claims.folding.echoes import Echo, add_echoes, add_signatures, add_source_lines
from broadsheet.claims.folding.parts_of_rounds import is_part, with_parts_joined
from broadsheet.claims.folding.rounds_apart import (
    AHEAD,
    are_lettered_apart,
    asks_for_more,
    can_tell,
    has_come_about,
    is_bygone,
    is_last_round,
    is_next_round,
    is_of_the_news,
    is_round_before,
    stands_behind,
    tells_backing,
    with_rounds_at_their_sums,
    without_rounds_looked_back_at,
)
from broadsheet.claims.frames.bare_kinds import tell_kinds
from broadsheet.claims.mask import Masked
from broadsheet.claims.names.name_variants import is_told_with_variant
from broadsheet.claims.native.chains import are_other_rounds
from broadsheet.claims.reading import Reading
from broadsheet.claims.refusals.doubts import without_doubtful
from broadsheet.claims.refusals.restated import covers, is_background
from broadsheet.claims.refusals.standing_ties import is_standing_tie, without_standing
from broadsheet.claims.refusals.venture_sums import without_venture_sums
from broadsheet.records import Article, Attribution, Claim, Mention, Money, Span, claim_id

_RANK = {
    "rumoured": 0,
    "in_talks": 1,
    "planned": 2,
    "announced": 3,
    "agreed": 4,
    "completed": 5,
    "amended": 5,
    "lapsed": 6,
    "terminated": 6,
}


_ECHO = 3  # sentences over which "the round" still means an investment told before
_TO_COME = AHEAD | {"agreed"}


def assemble(drafts: list[Draft], echoes: list[Echo], reading: Reading, made_by: str) -> tuple[Claim, ...]:
    """The claims of a document, in the order in which it makes them."""
    groups: list[list[Draft]] = []
    drafts = with_parts_joined(drafts)
    told = [d for d in drafts if d.masked.field == "text"]
    for draft in [*told, *(d for d in drafts if d.masked.field == "title")]:
        if draft.masked.field == "title" and (near := _told_in_body(groups, draft)):
            near.append(draft)
            continue
        home = _nearest([g for g in groups if _same_deal(g, draft)], draft)
        if home is None:
            groups.append([draft])
        else:
            home.append(draft)
    groups = with_rounds_at_their_sums(groups)
    groups = without_venture_sums(_without_shadows(groups, reading))
    add_echoes(groups, echoes)
    add_source_lines(groups, reading)
    add_signatures(groups, reading)
    groups = without_doubtful(groups, reading)
    return tuple(_claim(group, reading, made_by) for group in groups)


def _nearest(groups: list[list[Draft]], draft: Draft) -> list[Draft] | None:
    """The deal told last before the draft; a running total only where nothing else fits."""
    if any(is_of_the_news(g, draft) for g in groups):
        groups = [g for g in groups if not is_bygone(g, draft)]
    groups = without_rounds_looked_back_at(groups, draft)

    def closeness(group: list[Draft]) -> tuple[bool, int]:
        before = [d.masked.index for d in group if d.masked.index <= draft.masked.index]
        return (draft.cumulative or not any(d.cumulative for d in group), max(before, default=-1))

    return max(groups, key=closeness, default=None)


def _told_in_body(groups: list[list[Draft]], draft: Draft) -> list[Draft] | None:
    """The body's account of what a title says; where figures differ, the body wins."""
    kin = [g for g in groups if g[0].family == draft.family]
    same = [g for g in kin if _same_parties(g, draft)] or [g for g in kin if is_told_with_variant(g, draft)]
    if not same and draft.relation == "partnership":
        same = [g for g in groups if g[0].family in {"supply", "rights"} and g[0].parties == draft.parties]
    return next(
        (
            g
            for g in same
            if is_background(g[0]) == is_background(draft) and not _is_share(g, draft) and can_tell(g, draft)
        ),
        None,
    )


def _is_share(group: list[Draft], draft: Draft) -> bool:
    """The body tells what one investor puts into the round that the title tells: two sums, both right."""
    if draft.relation != "funding_round" or draft.subject is not None or draft.money is None:
        return False
    own = [d.money for d in group if d.relation == "investment" and d.subject and d.money]
    return bool(own) and all(_is_less(money, draft.money) for money in own)


def _is_less(one: Money, other: Money) -> bool:
    a, b = one.high or one.low, other.high or other.low
    if one.currency != other.currency or a is None or b is None:
        return False
    return a < b and not _same_money(one, other)


def _same_deal(group: list[Draft], draft: Draft) -> bool:
    first = group[0]
    if any(_tells_same_round(d, draft) for d in group):
        return True
    if first.family != draft.family or not _same_parties(group, draft):
        return False
    if any(are_other_rounds(d, draft) or are_lettered_apart(d, draft) for d in group):
        return False
    if draft.masked.field == "title" and not can_tell(group, draft):
        return False
    if first.family == "terms" and first.relation != draft.relation:
        return False  # new terms, and an exclusive tie that ends with them
    if is_background(draft) != is_background(first) and "funding_round" in {draft.relation, first.relation}:
        return False
    if is_background(draft) != is_background(first) and {draft.stage, first.stage} & AHEAD:
        return False  # a stake that stands, and talks of another
    if is_round_before(group, draft):
        return False
    if is_next_round(group, draft) or stands_behind(first, draft) or stands_behind(draft, first):
        return False
    if any(asks_for_more(draft, d) or asks_for_more(d, draft) for d in group):
        return False
    if is_last_round(draft, first) or is_last_round(first, draft):
        return False
    if any(d.cumulative != draft.cumulative for d in group if d.money and draft.money):
        return False
    amounts = [d.money for d in group if d.money]
    if draft.money is None or not amounts:
        return draft.money is None or not draft.cumulative
    return any(_same_money(money, draft.money) for money in amounts)


def _tells_same_round(one: Draft, other: Draft) -> bool:
    """As in "worth $2bn after a $130m round led by Acme": one sum at one place, with its lead and without."""
    if one.relation != "funding_round" or other.relation != "funding_round" or one.masked is not other.masked:
        return False
    whose = one.object and other.object and one.object.party_id == other.object.party_id
    leads = {d.subject.party_id for d in (one, other) if d.subject}
    return (
        bool(whose) and one.money is not None and one.money is other.money and len(leads) < len((one, other))
    )


def _same_parties(group: list[Draft], draft: Draft) -> bool:
    first = group[0]
    if first.parties == draft.parties:
        return True
    if first.relation != "funding_round" and draft.relation != "funding_round":
        return False
    if first.relation != draft.relation and (
        _was_raised_before(first) != _was_raised_before(draft)
        or _asks_to_join(draft)
        or is_part(group, draft)
        or not _are_neighbours(group, draft)
    ):
        return False
    if first.object is None or draft.object is None or first.object.party_id != draft.object.party_id:
        return False
    known = {d.subject.party_id for d in group if d.subject}
    return draft.subject is None or not known or draft.subject.party_id in known


_BEFORE_THAT = re.compile(r"\bhad (?:already |previously |earlier |also |last )?$")


def _was_raised_before(draft: Draft) -> bool:
    """As in "took a stake in Acme, which had raised $5m": a round before the stake that the text tells of."""
    return draft.relation == "funding_round" and bool(_BEFORE_THAT.search(draft.masked.mask, 0, draft.start))


def _asks_to_join(draft: Draft) -> bool:
    """As in "Acme is still in talks to invest": one that may join a round is not who leads it."""
    return draft.relation == "investment" and draft.frame.is_bare and draft.stage in AHEAD


def _are_neighbours(group: list[Draft], draft: Draft) -> bool:
    """An investment and a round are one deal only where they are told together, at one stage or the like."""
    reach = _ECHO if draft.frame.is_still and draft.money is None else 1
    near = [d for d in group if abs(d.masked.index - draft.masked.index) <= reach]
    return any((d.stage == "terminated") == (draft.stage == "terminated") for d in near)


def _same_money(one: Money, other: Money) -> bool:
    if one.currency != other.currency:
        return False
    a, b = one.high or one.low, other.high or other.low
    return a is not None and b is not None and abs(a - b) * 20 <= max(a, b)


def _without_shadows(groups: list[list[Draft]], reading: Reading) -> list[list[Draft]]:
    """Puts a bare "deal" to the deal it means, and drops a partnership that a plainer kind covers."""
    groups = _with_bare_deals(groups)
    tell_kinds(groups, reading)
    kept: list[list[Draft]] = []
    for group in groups:
        rivals = [g for g in groups if g is not group and g[0].parties == group[0].parties]
        if group[0].relation == "partnership" and any(covers(r, group) for r in rivals):
            continue
        if all(_is_disuse(d) for d in group) and any(r[0].relation == "termination" for r in rivals):
            continue
        if any(tells_backing(g, group) for g in groups if g is not group):
            continue
        if has_come_about(group, groups):
            continue
        kept.append(group)
    return kept


def _with_bare_deals(groups: list[list[Draft]]) -> list[list[Draft]]:
    bare = [g for g in groups if all(d.is_generic for d in g)]
    kept = [g for g in groups if not all(d.is_generic for d in g)]
    for group in bare:
        home = next((g for g in kept if g[0].parties == group[0].parties and g[0].family != "terms"), None)
        if home is None:
            kept.append(group)
        else:
            home.extend(group)
    return sorted(kept, key=lambda g: g[0].masked.index)


def _is_disuse(draft: Draft) -> bool:
    """As in "told its offices to stop using Acme": where the tie itself is said to be cut, the same end."""
    return draft.frame.is_weak and draft.frame.stage == "terminated" and draft.relation == "offtake_or_other"


def _claim(group: list[Draft], reading: Reading, made_by: str) -> Claim:
    article = reading.article
    body = [d for d in group if d.masked.field == "text"] or group
    main = _main(body, article.title)
    latest = _latest(group if all(_is_remark(d) for d in body) else body)
    subject = next((d.subject for d in [main, *group] if d.subject), None)
    relation = "funding_round" if any(d.relation == "funding_round" for d in group) else main.relation
    money = next((d.money for d in [main, *body, *group] if d.money), None)
    spans = _spans([main, *(d for d in body if d is not main)], article, in_body(group, reading))
    target = main.object
    quote = spans[0].quote
    return Claim(
        id=claim_id(
            article.id, quote, relation, subject.as_written if subject else "", target.as_written if target else "",
            money.as_written if money else "",
        ),
        article_id=article.id,
        text_id=article.text_id,
        relation=relation,
        subject=_placed(subject, article),
        object=_placed(target, article),
        stage="completed" if all(map(is_standing_tie, group)) else latest.stage,
        evidence=spans,
        others=_others(group, subject, target),
        unnamed_givers=unnamed_givers(group, subject),
        money=money,
        quantity=quantity_of(main),
        when=when_of(main, article.language, article.published.date() if article.published else None),
        denied=any(d.denied for d in group),
        cumulative=any(d.cumulative for d in body),
        said_by=_said_by(group, reading),
        language=article.language,
        outlet=article.provider.domain,
        root=article.provider.root,
        reported_at=article.published,
        confidence=_confidence(group, reading),
        made_by=made_by,
    )  # fmt: skip


def _confidence(group: list[Draft], reading: Reading) -> float | None:
    """The judge's chance where it alone tells the deal; None outside English."""
    if not reading.lexicon.language.startswith("en"):
        return None
    chances = [d.chance for d in group if d.chance is not None]
    return round(max(chances), 2) if len(chances) == len(group) else confidence_of(group, reading)


def _latest(body: list[Draft]) -> Draft:
    """The draft with the latest stage; a bare noun ("the deal", "its round") counts where nothing else says it."""
    telling = [d for d in body if not (d.frame.is_still or (d.is_generic and d.stage == "announced"))]
    telling = [d for d in telling if not _is_remark(d)] or telling
    telling = without_standing(telling)
    main = _main(body)
    if (
        main.family == "capital" and main.money and main.stage in AHEAD
    ):  # "backed by", "has raised before": older money
        telling = [d for d in telling if d.money or d.stage != "completed" or d.frame.target == "D"]
    if (
        main.family == "supply" and main.money and main.stage in _TO_COME
    ):  # "has always run on it", "gets access"
        telling = [d for d in telling if d.money or d.stage != "completed" or d.masked is main.masked]
    return max(telling or body, key=lambda d: _RANK[d.stage])


def _is_remark(draft: Draft) -> bool:
    """As in "Acme, which uses its chips": true before and after a deal, and no stage of it."""
    return draft.frame.is_bare and draft.frame.is_weak


def _main(body: list[Draft], title: str = "") -> Draft:
    """The draft that says most: with money and both names; of equals prose before a headline said again, then the earliest."""
    return max(
        body,
        key=lambda d: (
            not d.is_generic,
            d.money is not None,
            d.subject is not None,
            not d.frame.is_weak,
            not _is_headline_again(d.masked, title),
            -d.masked.index,
        ),
    )


_SIGNS = re.compile(r"[\W_]+")


def _is_headline_again(masked: Masked, title: str) -> bool:
    """Whether a sentence of the body only says the title again."""
    told, headline = (_SIGNS.sub(" ", words).strip().lower() for words in (masked.quote, title))
    return bool(told) and told in headline


def _spans(drafts: list[Draft], article: Article, first: Place | None) -> tuple[Span, ...]:
    told = [*([first] if first else []), *(d.place for d in drafts)]
    places: list[Place] = list(dict.fromkeys([*told, *(p for d in drafts for p in d.evidence)]))
    return tuple(_span(place, article) for place in places[:4])


def _span(place: Place, article: Article) -> Span:
    field, start, end = place
    source = article.title if field == "title" else article.text
    return Span(
        article_id=article.id,
        text_id=article.text_id,
        start=start,
        end=end,
        quote=source[start:end],
        field=field,
    )


def _placed(mention: Mention | None, article: Article) -> Mention | None:
    if mention is None or mention.span is None:
        return mention
    span = mention.span
    placed = Span(
        article_id=article.id, text_id=article.text_id, start=span.start, end=span.end, quote=span.quote,
        field="text" if article.text[span.start : span.end] == span.quote else "title",
    )  # fmt: skip
    return Mention(
        as_written=mention.as_written, party_id=mention.party_id, name=mention.name,
        division_id=mention.division_id, span=placed,
    )  # fmt: skip


def _others(group: list[Draft], subject: Mention | None, target: Mention | None) -> tuple[Mention, ...]:
    sides = {m.party_id for m in (subject, target) if m}
    others = {m.party_id: m for d in group for m in d.others if m.party_id not in sides}
    return tuple(others.values())


def _said_by(body: list[Draft], reading: Reading) -> tuple[Attribution, ...]:
    found: dict[str, Attribution] = {}
    for one in (a for d in body for a in d.said_by):
        found.setdefault(one.name, one)
    named = [a for a in found.values() if a.name != reading.article.provider.name]
    return with_relays(named, {d.masked.index: d.masked for d in body}.values(), reading)
