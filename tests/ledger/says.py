"""Hand-made claims: `say("microsoft", "openai", "1bn", day="2019-07-22")`."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from broadsheet.records import Attribution, Claim, Mention, Money, Span, When, claim_id

UNITS = {"m": 6, "bn": 9, "tn": 12}
BOUNDS = {"upto": "up_to", "over": "more_than", "about": "about", "atleast": "at_least"}


def money(text):
    """Money from "10bn", "upto 10bn EUR", "over 13bn"."""
    if not text:
        return None
    words = text.split()
    bound = BOUNDS.get(words[0], "exactly")
    if words[0] in BOUNDS:
        words = words[1:]
    currency = words[1] if len(words) > 1 else "USD"
    unit = next(u for u in ("bn", "tn", "m") if words[0].endswith(u))
    value = Decimal(words[0][: -len(unit)]) * 10 ** UNITS[unit]
    low = None if bound == "up_to" else value
    high = None if bound in {"more_than", "at_least"} else value
    return Money(low=low, high=high, currency=currency, bound=bound, as_written=text)


def party(name):
    return None if name is None else Mention(as_written=name.title(), party_id=name, name=name.title())


def say(
    giver, taker, amount="", *, day="2025-01-10", stage="announced", relation="investment", outlet="wire.example",
    article="", words="", denied=False, cumulative=False, others=(), unnamed="", when="", root="", by=(), period="",
    hour=9,
):  # fmt: skip
    at = datetime.fromisoformat(day).replace(tzinfo=UTC) + timedelta(hours=hour)
    quote = words or f"{giver} {stage} {relation} {amount} {taker}."
    art = article or f"{outlet}/{day}"
    stated = money(amount)
    if period and stated:
        stated = Money(
            low=stated.low, high=stated.high, currency=stated.currency, bound=stated.bound,
            as_written=amount, period=period,
        )  # fmt: skip
    exact = date.fromisoformat(when) if when else None
    return Claim(
        id=claim_id(art, quote, relation, giver or "", taker or "", amount),
        article_id=art,
        text_id="t" + art,
        relation=relation,
        subject=party(giver),
        object=party(taker),
        stage=stage,
        evidence=(Span(article_id=art, text_id="t" + art, start=0, end=len(quote), quote=quote),),
        others=tuple(party(o) for o in others),
        unnamed_givers=unnamed,
        money=stated,
        when=When(earliest=exact, latest=exact, precision="day", as_written=when) if exact else None,
        denied=denied,
        cumulative=cumulative,
        said_by=tuple(Attribution(kind="outlet", name=n) for n in by),
        language="en",
        outlet=outlet,
        root=root or outlet,
        reported_at=at,
        first_seen=at,
    )
