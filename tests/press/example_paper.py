"""A small paper in our own words: nine stories of two days, sixteen deals, and everything around them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from broadsheet.press.memory_shelf import MemoryShelf
from broadsheet.press.site import Site
from broadsheet.press.views import Change, DependenceView, GrowthView, Known, LoopView, SourceView
from broadsheet.records import (
    Article,
    Attribution,
    Claim,
    Contradiction,
    Correction,
    Deal,
    Edition,
    Family,
    Finding,
    Item,
    Ledger,
    Marks,
    Mention,
    Money,
    Move,
    Party,
    Provider,
    Reason,
    Role,
    Score,
    Section,
    Source,
    SourceState,
    Span,
    Story,
    SummarySentence,
    Topic,
    When,
    article_id,
    content_id,
    text_id,
)

NOW = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)
TODAY, YESTERDAY = date(2026, 11, 21), date(2026, 11, 20)

OUTLETS = {
    "harbor": ("Harbor Wire", "harborwire.example", "wire", "en", ""),
    "ledgerpost": ("The Ledger Post", "ledgerpost.example", "newspaper", "en", ""),
    "chipweek": ("Chipweek", "chipweek.example", "tech_press", "en", ""),
    "kontor": ("Kontor", "kontor.example", "business_press", "de", ""),
    "laplace": ("La Place", "laplace.example", "newspaper", "fr", ""),
    "delovoy": ("Деловой курьер", "kurier.example", "business_press", "ru", ""),
    "lantern": ("灯塔科技", "dengta.example", "tech_press", "zh", ""),
    "valley": ("Valley Sheet", "valleysheet.example", "newsletter", "en", ""),
    "citydesk": ("City Desk", "citydesk.example", "newspaper", "en", "Ledger Group"),
    "openlab": ("OpenAI newsroom", "openai-news.example", "company", "en", ""),
    "rawi": ("الراوي", "alrawi.example", "newspaper", "ar", ""),
}

PARTIES = {
    "openai": "OpenAI", "microsoft": "Microsoft", "nvidia": "Nvidia", "amazon": "Amazon",
    "anthropic": "Anthropic", "google": "Google", "oracle": "Oracle", "coreweave": "CoreWeave", "amd": "AMD",
    "broadcom": "Broadcom", "softbank": "SoftBank", "mistral": "Mistral AI", "asml": "ASML", "xai": "xAI",
    "meta": "Meta", "scale": "Scale AI", "cohere": "Cohere", "?northlight": "Northlight Capital",
}  # fmt: skip


def provider(key: str) -> Provider:
    name, domain, kind, _, family = OUTLETS[key]
    return Provider(name=name, domain=domain, family=family, kind=kind)  # type: ignore[arg-type]


def article(key: str, slug: str, hours: float, title: str, text: str, **more: object) -> Article:
    url = f"https://{OUTLETS[key][1]}/{slug}"
    values: dict[str, object] = {
        "authors": ("R. Ames",),
        "published": NOW - timedelta(hours=hours),
        "published_precision": "minute",
        "origins": (("title", "json-ld"), ("published", "json-ld"), ("text", "article element")),
        "seen_at": NOW - timedelta(hours=hours - 0.2),
        "made_by": "pages@1",
        "section": "Business",
    }
    return Article(
        id=article_id(url),
        text_id=text_id(title, text),
        url=url,
        original_url=url + "?from=feed",
        provider=provider(key),
        title=title,
        text=text,
        language=OUTLETS[key][3],
        **(values | more),  # type: ignore[arg-type]
    )


A = {
    "oai1": article(
        "harbor", "openai-oracle-4-5", 20.5, "OpenAI to rent another 2 gigawatts from Oracle, people familiar say",
        "OpenAI has agreed to rent a further two gigawatts of computing capacity from Oracle, four people "
        "familiar with the matter said. The contract is worth more than $40 billion over five years, two of them "
        "said. Oracle declined to comment. The capacity would come from sites in Texas and Ohio that are still "
        "being built, and the first hall is meant to run by the third quarter of 2027.",
    ),
    "oai2": article(
        "ledgerpost", "oracle-openai-expansion", 17, "Oracle and OpenAI widen their pact again",
        "Oracle and OpenAI have widened their computing pact, the Ledger Post has learned from a document that "
        "names a sum of about $38 billion. Analysts asked how Oracle will pay for the halls before the rent "
        "comes in. Harbor Wire first reported the talks on Friday.",
    ),
    "oai3": article(
        "citydesk", "oracle-openai", 16, "OpenAI to rent another 2 gigawatts from Oracle, people familiar say",
        "OpenAI has agreed to rent a further two gigawatts of computing capacity from Oracle, four people "
        "familiar with the matter said. The contract is worth more than $40 billion over five years, two of them said.",
        syndicated_from="Harbor Wire",
    ),
    "oai4": article(
        "kontor", "oracle-openai", 14, "Oracle baut für OpenAI: weitere zwei Gigawatt",
        "Oracle stellt OpenAI weitere zwei Gigawatt Rechenleistung bereit. Der Vertrag soll mehr als 40 Milliarden "
        "Dollar umfassen, wie Harbor Wire berichtet.",
    ),
    "oai5": article(
        "lantern", "openai-oracle", 12, "OpenAI再向甲骨文租用两吉瓦算力",
        "据Harbor Wire报道,OpenAI已同意再向甲骨文租用两吉瓦的算力。合同金额超过400亿美元。",
    ),
    "ant1": article(
        "ledgerpost", "anthropic-google-stake", 30, "Google is in talks to put more money into Anthropic",
        "Google is in early talks to invest a further sum of up to $10 billion in Anthropic, according to three "
        "people briefed on the talks. The money would come in steps, tied to how much computing Anthropic buys.",
    ),
    "ant2": article(
        "valley", "anthropic-google", 26, "What Google wants from Anthropic",
        "The Ledger Post says up to $10 billion. My own sources say it is exactly $5 billion and mostly in cloud "
        "credit. Somebody is wrong, and the difference matters: credit comes back to the one who gives it.",
        kind="opinion",
    ),
    "ant3": article(
        "delovoy", "google-anthropic", 22, "Google обсуждает новые вложения в Anthropic",
        "Google ведёт переговоры о вложении до 10 млрд долларов в Anthropic, пишет The Ledger Post.",
    ),
    "mis1": article(
        "laplace", "mistral-asml", 40, "Mistral AI boucle un tour de table mené par ASML",
        "Mistral AI a bouclé un tour de table de 1,7 milliard d'euros mené par ASML. Le fabricant néerlandais "
        "détient désormais environ 11 % du capital.",
    ),
    "mis2": article(
        "chipweek", "asml-mistral", 37, "ASML completes its stake in Mistral AI",
        "ASML has completed its purchase of a stake in Mistral AI, leading a round of €1.7 billion. The lithography "
        "maker takes a seat on the strategy board.",
    ),
    "nv1": article(
        "chipweek", "nvidia-openai-lapsed", 9, "The $100 billion letter between Nvidia and OpenAI has lapsed",
        "The letter of intent under which Nvidia was to invest up to $100 billion in OpenAI has lapsed, both "
        "companies confirmed. In its place Nvidia will take part in OpenAI's next round with $30 billion.",
    ),
    "nv2": article(
        "openlab", "update", 10, "An update on our work with Nvidia",
        "Nvidia will invest $30 billion in our next round. The letter of intent of last year is no longer in force.",
        kind="press_release",
    ),
    "nv3": article(
        "rawi", "nvidia-openai", 8, "إنفيديا تستثمر 30 مليار دولار في أوبن إيه آي",
        "قالت شركة إنفيديا إنها ستستثمر 30 مليار دولار في أوبن إيه آي بدلا من خطاب النوايا السابق.",
    ),
    "xai1": article(
        "harbor", "xai-denies", 18, "xAI denies it is raising money from Northlight",
        "xAI is not raising money from Northlight Capital, a spokesman said, denying a report by Valley Sheet.",
    ),
    "xai2": article(
        "valley", "xai-raise", 27, "xAI seeks $6 billion from Northlight",
        "xAI is talking to Northlight Capital about raising $6 billion, two investors told me.",
    ),
    "amd1": article(
        "chipweek", "amd-meta", 33, "Meta orders six gigawatts of AMD accelerators",
        "Meta has ordered AMD accelerators for six gigawatts of data centres, with deliveries from the second half "
        "of 2026. AMD gave Meta warrants for up to 160 million shares as part of the agreement.",
    ),
    "reg1": article(
        "kontor", "kartellamt", 44, "Kartellamt prüft Beteiligungen großer Konzerne an KI-Firmen",
        "Das Bundeskartellamt prüft, ob Beteiligungen großer Technologiekonzerne an KI-Firmen anzumelden sind.",
    ),
    "res1": article(
        "valley", "eval", 36, "A benchmark that models cannot study for",
        "A group at three universities has built a test whose questions are written the night before it is taken. "
        "The best models lose a third of their score.",
    ),
    "cw1": article(
        "harbor", "coreweave-meta", 50, "CoreWeave signs Meta for $14.2 billion of computing",
        "CoreWeave will supply Meta with up to $14.2 billion of computing through 2031, a filing showed.",
    ),
}  # fmt: skip


def span(key: str, quote: str) -> Span:
    text = A[key].text
    start = text.index(quote)
    return Span(
        article_id=A[key].id, text_id=A[key].text_id, start=start, end=start + len(quote), quote=quote
    )


def sentence(key: str, quote: str) -> SummarySentence:
    return SummarySentence(text=quote, source=span(key, quote))


def mention(party: str) -> Mention | None:
    return Mention(as_written=PARTIES[party], party_id=party, name=PARTIES[party]) if party else None


def dollars(bound: str, low: str = "", high: str = "", written: str = "", currency: str = "USD") -> Money:
    return Money(
        low=Decimal(low) if low else None,
        high=Decimal(high) if high else None,
        currency=currency,
        bound=bound,  # type: ignore[arg-type]
        as_written=written,
    )


B40 = dollars("more_than", low="40000000000", written="more than $40 billion")
B38 = dollars("about", low="38000000000", high="38000000000", written="about $38 billion")
UP10 = dollars("up_to", high="10000000000", written="up to $10 billion")
B5 = dollars("exactly", low="5000000000", high="5000000000", written="exactly $5 billion")
E17 = dollars("exactly", "1700000000", "1700000000", "€1.7 billion", "EUR")
UP100 = dollars("up_to", high="100000000000", written="up to $100 billion")
B30 = dollars("exactly", "30000000000", "30000000000", "$30 billion")
B6 = dollars("exactly", "6000000000", "6000000000", "$6 billion")
B142 = dollars("up_to", high="14200000000", written="up to $14.2 billion")


def claim(
    name: str, key: str, relation: str, giver: str, taker: str, stage: str, quote: str, **more: object
) -> Claim:
    values: dict[str, object] = {"root": A[key].provider.root}
    return Claim(
        id=content_id("claim", name),
        article_id=A[key].id,
        text_id=A[key].text_id,
        relation=relation,  # type: ignore[arg-type]
        subject=mention(giver),
        object=mention(taker),
        stage=stage,  # type: ignore[arg-type]
        evidence=(span(key, quote),),
        language=A[key].language,
        outlet=A[key].provider.domain,
        reported_at=A[key].published,
        **(values | more),  # type: ignore[arg-type]
    )


def anonymous(count: int | None = None, relayed: str = "") -> Attribution:
    return Attribution(kind="anonymous", name="anonymous sources", count=count, relayed_by=relayed)


def first(key: str, number: int = 0) -> str:
    text = A[key].text
    ends = [
        i + 1 for i, ch in enumerate(text) if ch in ".。" and (i + 1 == len(text) or text[i + 1] in " OP合")
    ]
    starts = [0, *[e + (1 if text[e : e + 1] == " " else 0) for e in ends]]
    return text[starts[number] : ends[number]]


C = {
    c[0]: claim(*c[:7], **c[7])
    for c in (
        ("oai1", "oai1", "compute_supply", "oracle", "openai", "agreed", first("oai1", 1), {
            "money": B40, "quantity": "2 gigawatts", "said_by": (anonymous(2),),
            "when": When(earliest=date(2027, 7, 1), latest=date(2027, 9, 30), precision="quarter", as_written="the third quarter of 2027"),
        }),
        ("oai2", "oai2", "compute_supply", "oracle", "openai", "agreed", first("oai2"), {
            "money": B38, "said_by": (Attribution(kind="filing", name="a document"),),
        }),
        ("oai4", "oai4", "compute_supply", "oracle", "openai", "agreed", first("oai4", 1), {
            "money": B40, "root": "harborwire.example",
            "said_by": (Attribution(kind="outlet", name="Harbor Wire", relayed_by="Kontor"),),
        }),
        ("ant1", "ant1", "investment", "google", "anthropic", "in_talks", first("ant1"), {
            "money": UP10, "said_by": (anonymous(3),),
        }),
        ("ant2", "ant2", "investment", "google", "anthropic", "in_talks", first("ant2", 1), {
            "money": B5, "said_by": (anonymous(),),
        }),
        ("ant3", "ant3", "investment", "google", "anthropic", "in_talks", first("ant3"), {
            "money": UP10, "root": "ledgerpost.example",
            "said_by": (Attribution(kind="outlet", name="The Ledger Post"),),
        }),
        ("mis1", "mis1", "funding_round", "asml", "mistral", "completed", first("mis1"), {"money": E17}),
        ("mis2", "mis2", "funding_round", "asml", "mistral", "completed", first("mis2"), {"money": E17}),
        ("nv1", "nv1", "investment", "nvidia", "openai", "lapsed", first("nv1"), {
            "money": UP100, "said_by": (Attribution(kind="company", name="OpenAI", party_id="openai"), Attribution(kind="company", name="Nvidia", party_id="nvidia")),
        }),
        ("nv1b", "nv1", "funding_round", "nvidia", "openai", "announced", first("nv1", 1), {"money": B30}),
        ("nv2", "nv2", "funding_round", "nvidia", "openai", "announced", first("nv2"), {
            "money": B30, "said_by": (Attribution(kind="company", name="OpenAI", party_id="openai"),),
        }),
        ("xai1", "xai1", "investment", "?northlight", "xai", "denied", first("xai1"), {
            "denied": True, "said_by": (Attribution(kind="company", name="xAI", party_id="xai"),),
        }),
        ("xai2", "xai2", "investment", "?northlight", "xai", "in_talks", first("xai2"), {"money": B6, "said_by": (anonymous(2),)}),
        ("amd1", "amd1", "chip_supply", "amd", "meta", "agreed", first("amd1"), {"quantity": "6 gigawatts"}),
        ("amd1b", "amd1", "investment", "amd", "meta", "agreed", first("amd1", 1), {"quantity": "up to 160 million shares"}),
        ("cw1", "cw1", "compute_supply", "coreweave", "meta", "agreed", A["cw1"].text, {
            "money": B142, "said_by": (Attribution(kind="filing", name="a filing"),),
        }),
    )
}  # fmt: skip


def deal(name: str, relation: str, giver: str, taker: str, claims: tuple[str, ...], **more: object) -> Deal:
    kept = [C[c] for c in claims]
    sides = ((giver, "subject"), (taker, "object"))
    moves = more.pop("timeline", None) or tuple(
        Move(stage=c.stage, learned=c.reported_at, effective=c.when, claim_id=c.id, money=c.money)
        for c in kept
    )
    times = sorted(m.learned for m in moves if m.learned)  # type: ignore[attr-defined]
    values: dict[str, object] = {
        "stage": moves[-1].stage,  # type: ignore[index]
        "money": next((c.money for c in kept if c.money), None),
        "roots": tuple(sorted({c.root for c in kept})),
        "reports": len(kept) + 2,
        "first_reported": times[0] if times else None,
        "last_moved": times[-1] if times else None,
    }
    return Deal(
        id=content_id("deal", name),
        relation=relation,  # type: ignore[arg-type]
        roles=tuple(Role(party_id=p, name=PARTIES[p], part=part) for p, part in sides if p),  # type: ignore[arg-type]
        timeline=moves,  # type: ignore[arg-type]
        claim_ids=tuple(c.id for c in kept),
        **(values | more),  # type: ignore[arg-type]
    )


def move(stage: str, day: date, money: Money | None = None, claim_name: str = "", note: str = "") -> Move:
    return Move(
        stage=stage,  # type: ignore[arg-type]
        learned=datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
        effective=None,
        claim_id=C[claim_name].id if claim_name else "",
        money=money,
        note=note,
    )


def dispute(kind: str, left: str, right: str, says: str, rank: float = 1.0) -> Contradiction:
    return Contradiction(
        kind=kind,  # type: ignore[arg-type]
        left_claim_id=C[left].id,
        right_claim_id=C[right].id,
        left_quote=C[left].evidence[0].quote,
        right_quote=C[right].evidence[0].quote,
        says=says,
        rank=rank,
    )


def bare(
    name: str, relation: str, giver: str, taker: str, stage: str, day: date, money: Money | None = None
) -> Deal:
    return deal(
        name,
        relation,
        giver,
        taker,
        (),
        timeline=(move(stage, day, money),),
        money=money,
        reports=3,
        roots=("a", "b"),
    )


D = {
    "oracle": deal(
        "oracle", "compute_supply", "oracle", "openai", ("oai1", "oai2", "oai4"),
        timeline=(
            move("rumoured", date(2026, 9, 2)),
            move("in_talks", date(2026, 10, 14), dollars("about", "30000000000", "30000000000", "about $30 billion")),
            move("agreed", date(2026, 11, 20), B40, "oai1"),
        ),
        contradictions=(dispute("amount", "oai1", "oai2", "more than 40bn USD against about 38bn USD"),),
    ),
    "google": deal(
        "google", "investment", "google", "anthropic", ("ant1", "ant2", "ant3"),
        contradictions=(dispute("amount", "ant1", "ant2", "up to 10bn USD against exactly 5bn USD", 2),),
    ),
    "asml": deal("asml", "funding_round", "asml", "mistral", ("mis1", "mis2")),
    "letter": deal(
        "letter", "investment", "nvidia", "openai", ("nv1",),
        timeline=(move("planned", date(2025, 9, 22), UP100), move("lapsed", date(2026, 11, 20), UP100, "nv1")),
    ),
    "thirty": deal("thirty", "funding_round", "nvidia", "openai", ("nv2", "nv1b")),
    "northlight": deal(
        "northlight", "investment", "?northlight", "xai", ("xai2", "xai1"),
        contradictions=(dispute("denial", "xai2", "xai1", "in talks against denied", 3),),
    ),
    "amdmeta": deal("amdmeta", "chip_supply", "amd", "meta", ("amd1",)),
    "warrants": deal("warrants", "investment", "amd", "meta", ("amd1b",)),
    "coreweave": deal("coreweave", "compute_supply", "coreweave", "meta", ("cw1",)),
    "msft": bare("msft", "investment", "microsoft", "openai", "completed", date(2025, 10, 28), dollars("more_than", "13000000000", "", "over $13 billion")),
    "azure": bare("azure", "compute_supply", "microsoft", "openai", "agreed", date(2025, 10, 28), dollars("exactly", "250000000000", "250000000000", "$250 billion")),
    "amazon": bare("amazon", "investment", "amazon", "anthropic", "completed", date(2024, 11, 22), dollars("exactly", "8000000000", "8000000000", "$8 billion")),
    "broadcom": bare("broadcom", "chip_supply", "broadcom", "openai", "announced", date(2025, 10, 13)),
    "softbank": bare("softbank", "investment", "softbank", "openai", "completed", date(2025, 12, 30), dollars("up_to", "", "40000000000", "up to $40 billion")),
    "nvcw": bare("nvcw", "investment", "nvidia", "coreweave", "completed", date(2023, 4, 20), dollars("exactly", "100000000", "100000000", "$100 million")),
    "cwoai": bare("cwoai", "compute_supply", "coreweave", "openai", "agreed", date(2025, 9, 25), dollars("up_to", "", "22400000000", "up to $22.4 billion")),
    "nvchips": bare("nvchips", "chip_supply", "nvidia", "oracle", "agreed", date(2025, 5, 23), dollars("about", "40000000000", "40000000000", "about $40 billion")),
    "scale": bare("scale", "acquisition", "meta", "scale", "completed", date(2025, 6, 12), dollars("about", "14300000000", "14300000000", "about $14.3 billion")),
    "round": deal("round", "funding_round", "", "cohere", (), timeline=(move("rumoured", date(2026, 11, 10)),), reports=1, roots=("a",)),
    "jv": bare("jv", "joint_venture", "openai", "softbank", "announced", date(2025, 2, 3)),
}  # fmt: skip


def story(
    name: str,
    title: str,
    keys: tuple[str, ...],
    topics: tuple[str, ...],
    copies: dict[str, tuple[str, ...]] | None = None,
    **more: object,
) -> Story:
    copied = {c for cs in (copies or {}).values() for c in cs}
    times = sorted(t for k in keys if (t := A[k].published))
    families = tuple(
        Family(
            head_id=A[k].id,
            copy_ids=tuple(A[c].id for c in (copies or {}).get(k, ())),
            root=A[k].provider.root,
        )
        for k in keys
        if k not in copied
    )
    values: dict[str, object] = {"roots": tuple(f.root for f in families)}
    return Story(
        id=content_id("story", name),
        article_ids=tuple(A[k].id for k in keys),
        lead_id=A[keys[0]].id,
        first_id=A[min(keys, key=lambda k: A[k].published or NOW)].id,
        title=title,
        language=A[keys[0]].language,
        first_seen=times[0],
        last_seen=times[-1],
        families=families,
        topics=topics,
        **(values | more),  # type: ignore[arg-type]
    )


S = {
    "oracle": story(
        "oracle", A["oai1"].title, ("oai1", "oai2", "oai3", "oai4", "oai5"), ("compute", "deals"),
        {"oai1": ("oai3", "oai4", "oai5")}, roots=("harborwire.example", "ledgerpost.example"),
        related_ids=(content_id("story", "nvidia"), content_id("story", "google")),
    ),
    "google": story("google", A["ant1"].title, ("ant1", "ant2", "ant3"), ("deals",), {"ant1": ("ant3",)}),
    "nvidia": story("nvidia", A["nv1"].title, ("nv1", "nv2", "nv3"), ("deals", "chips"), related_ids=(content_id("story", "oracle"),)),
    "xai": story("xai", A["xai1"].title, ("xai1", "xai2"), ("deals",)),
    "mistral": story("mistral", A["mis2"].title, ("mis2", "mis1"), ("deals", "europe")),
    "amd": story("amd", A["amd1"].title, ("amd1",), ("chips",)),
    "cartel": story("cartel", A["reg1"].title, ("reg1",), ("policy", "europe")),
    "bench": story("bench", A["res1"].title, ("res1",), ("research",)),
    "coreweave": story("coreweave", A["cw1"].title, ("cw1",), ("compute",)),
    "old": story("old", "Merged away", ("cw1",), (), merged_into=content_id("story", "coreweave")),
}  # fmt: skip


def item(
    name: str,
    headline: str,
    sentences: tuple[tuple[str, int], ...],
    deals: tuple[str, ...] = (),
    **more: object,
) -> Item:
    return Item(
        story_id=S[name].id,
        headline=headline,
        summary=tuple(sentence(k, first(k, n)) for k, n in sentences),
        reasons=("moves a deal of the ledger", f"{len(S[name].roots)} independent voices", "new today"),
        seconds=45,
        deal_ids=tuple(D[d].id for d in deals),
        **more,  # type: ignore[arg-type]
    )


EDITIONS = (
    Edition(
        id=content_id("edition", "today"), date=TODAY, language="en", seconds=660, made_from="ledger 4f1c",
        sections=(
            Section(id="deals", title="Deals", items=(
                item("oracle", "OpenAI rents two more gigawatts from Oracle", (("oai1", 0), ("oai1", 1), ("oai1", 3), ("oai2", 1)), ("oracle",), moved="Signed"),
                item("nvidia", "Nvidia’s $100 billion letter to OpenAI has lapsed; $30 billion takes its place", (("nv1", 0), ("nv1", 1)), ("letter", "thirty"), moved="Lapsed"),
                item("google", "Google in talks to put more into Anthropic", (("ant1", 0), ("ant1", 1)), ("google",)),
                item("xai", "xAI denies it is raising money from Northlight", (("xai1", 0), ("xai2", 0)), ("northlight",), moved="Denied"),
                item("mistral", "ASML completes its stake in Mistral AI", (("mis2", 0), ("mis2", 1)), ("asml",), edited_by="M. Ortiz"),
            )),
            Section(id="chips", title="Chips and computing", items=(
                item("amd", "Meta orders six gigawatts of AMD accelerators", (("amd1", 0), ("amd1", 1)), ("amdmeta", "warrants")),
                item("coreweave", "CoreWeave signs Meta for $14.2 billion of computing", (("cw1", 0),), ("coreweave",)),
            )),
            Section(id="policy", title="Policy", items=(item("cartel", A["reg1"].title, (("reg1", 0),)),)),
            Section(id="research", title="Research", items=(item("bench", A["res1"].title, (("res1", 0), ("res1", 1))),)),
        ),
        left_out=((S["coreweave"].id, "told in an earlier edition and nothing moved"),),
        corrections=(Correction(date=TODAY, article_id=A["mis1"].id, story_id=S["mistral"].id, was="ASML holds 17 per cent", now="ASML holds about 11 per cent of Mistral AI.", why="A digit was misread."),),
        deal_ids=tuple(D[d].id for d in ("oracle", "letter", "thirty", "google", "northlight", "asml", "amdmeta", "coreweave")),
        long_read_id=S["bench"].id,
    ),
    Edition(
        id=content_id("edition", "yesterday"), date=YESTERDAY, language="en", seconds=240, made_from="ledger 4f1b",
        sections=(Section(id="deals", title="Deals", items=(item("coreweave", "CoreWeave signs Meta", (("cw1", 0),), ("coreweave",)),)),),
        deal_ids=(D["coreweave"].id,),
    ),
)  # fmt: skip

TOPICS = {
    "deals": "Deals",
    "compute": "Computing",
    "chips": "Chips",
    "policy": "Policy",
    "research": "Research",
    "europe": "Europe",
}


def marks(key: str) -> Marks:
    return Marks(
        article_id=A[key].id,
        quality=Score(value=7, reasons=(Reason(part="own reporting", points=4, text="four people familiar with the matter"), Reason(part="figures", points=3, text="three amounts with their bounds"), Reason(part="teasers", points=-1, text="a reader form inside the text"))),
        heat=Score(value=None if key in {"res1", "reg1"} else 12, reasons=(Reason(part="voices", points=12, text="two independent voices within six hours"),)),
        topics=(Topic(id="deals", name="Deals", weight=1.0, reason="names two parties and an amount"),),
    )  # fmt: skip


def source(key: str, number: int) -> SourceView:
    name, domain, kind, language, family = OUTLETS[key]
    return SourceView(
        source=Source(
            id=key, provider=Provider(name=name, domain=domain, family=family), kind=kind,  # type: ignore[arg-type]
            feed_url=f"https://{domain}/feed.xml", site_url=f"https://{domain}/", language=language,
        ),
        state=SourceState(source_id=key, polled_at=NOW),
        articles=120 - 9 * number,
        articles_week=max(0, 14 - 2 * number),
        first_reports=max(0, 6 - number),
        last_article=NOW - timedelta(hours=3 * number),
        trouble="answers 429 since Thursday; asked to come back in six hours" if key == "delovoy" else "",
    )  # fmt: skip


def make_shelf() -> MemoryShelf:
    """The example paper."""
    return MemoryShelf(
        editions=EDITIONS,
        stories=tuple(S.values()),
        articles=tuple(A.values()),
        marks=tuple(marks(k) for k in A),
        ledger=Ledger(
            deals=tuple(D.values()), claims=tuple(C.values()), tombstones=((content_id("deal", "gone"), D["asml"].id),)
        ),
        parties=tuple(
            Party(id=i, name=n, kind="ai_lab" if n in {"OpenAI", "Anthropic", "Mistral AI"} else "company",
                  country="US", aliases=(n + " Inc.",))
            for i, n in PARTIES.items() if not i.startswith("?")
        ),
        dependence=(
            DependenceView(party_id="openai", other_id="microsoft", other_name="Microsoft", kind="backer", low=Decimal(13000000000), high=Decimal(13000000000), currency="USD", low_share=0.16, high_share=0.31, deal_ids=(D["msft"].id,)),
            DependenceView(party_id="openai", other_id="softbank", other_name="SoftBank", kind="backer", low=None, high=Decimal(40000000000), currency="USD", low_share=0.22, high_share=0.52, deal_ids=(D["softbank"].id,)),
            DependenceView(party_id="openai", other_id="nvidia", other_name="Nvidia", kind="backer", low=Decimal(0), high=Decimal(30000000000), currency="USD", low_share=0.0, high_share=0.36, deal_ids=(D["thirty"].id,), unstated=1, talked=2, quantities=("6 GW",), what="capital"),
            DependenceView(party_id="openai", other_id="microsoft", other_name="Microsoft", kind="supplier", low=Decimal(0), high=Decimal(250000000000), currency="USD", deal_ids=(D["azure"].id,)),
            DependenceView(party_id="openai", other_id="oracle", other_name="Oracle", kind="supplier", low=Decimal(0), high=None, currency="USD", deal_ids=(D["oracle"].id,)),
            DependenceView(party_id="openai", other_id="coreweave", other_name="CoreWeave", kind="supplier", low=Decimal(4000000000), high=Decimal(22400000000), currency="USD", deal_ids=(D["cwoai"].id,)),
        ),
        growth=tuple(
            GrowthView(
                party_id="openai", other_id=i, other_name=n, kind="backer", what="capital", currency="USD", period="",
                known=(
                    Known(day=date(2024, 12, 31), low=None, high=None),
                    Known(day=date(2025, 12, 31), low=Decimal(10000000000), high=Decimal(12000000000), is_open=True),
                    Known(day=None, low=Decimal(13000000000), high=Decimal(13000000000)),
                ),
                pooled=i == "",
            )
            for i, n in (("", ""), ("microsoft", "Microsoft"))
        ),
        loops=(
            LoopView(party_ids=("nvidia", "openai", "oracle"), names=("Nvidia", "OpenAI", "Oracle"), deal_ids=(D["thirty"].id, D["oracle"].id, D["nvchips"].id), weakest=1, stage="announced"),
            LoopView(party_ids=("nvidia", "coreweave"), names=("Nvidia", "CoreWeave"), deal_ids=(D["nvcw"].id, D["nvcw"].id), lent=(0,)),
        ),
        sources=tuple(source(k, n) for n, k in enumerate(OUTLETS)),
        findings=(Finding(level="warning", step="pages@1", subject_id="x", code="paywall", message="kurier.example: only the first two paragraphs are in the page."),),
        corrections=EDITIONS[0].corrections,
        changes=(
            Change(article_id=A["oai2"].id, at=NOW - timedelta(hours=5), old_text_id="a", new_text_id="b", old_title="Oracle and OpenAI sign a new pact", new_title=A["oai2"].title, removed=("The sum is $30 billion.",), added=("The sum is about $38 billion.",)),
        ),
        topic_names=TOPICS,
    )  # fmt: skip


def make_site(**more: object) -> Site:
    """The example paper's site."""
    values: dict[str, object] = {"title": "Broadsheet", "address": "http://127.0.0.1:8700", "now": NOW}
    return Site(**(values | more))  # type: ignore[arg-type]
