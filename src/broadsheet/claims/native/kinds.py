"""What kind of deal a contract is in a native language, and which side gives."""

from __future__ import annotations

import re

from broadsheet.claims.frames.scenes import Scene, with_products
from broadsheet.claims.frames.slots import Sides
from broadsheet.claims.frames.supplies import Judged
from broadsheet.claims.native.purchases import is_bought_of
from broadsheet.claims.native.trades import CONTENT, TRADE_OF_MAKER, is_paid_to_maker, tells_content
from broadsheet.claims.pointing.antecedents import kind_of as kind_of_catalogue
from broadsheet.claims.reading import Reading
from broadsheet.parties.native_companies import kind_of_native
from broadsheet.records import Mention

_CLOUDS = frozenset(("cloud", "neocloud", "data_center", "miner"))
_STATES = frozenset(("government", "regulator"))
_ORDER = (
    "joint_venture",
    "licensing",
    "debt",
    "chip_supply",
    "compute_supply",
    "power",
    "acquisition",
    "investment",
)


def kind_of(mention: Mention, reading: Reading) -> str:
    """The catalogue's kind; that of the list of western companies where the catalogue has none."""
    kind = kind_of_catalogue(mention, reading)
    return (kind_of_native(mention.name) or kind) if kind == "provisional" else kind


def judge_native(scene: Scene, sides: Sides, reading: Reading) -> Judged | None:
    """The relation that a trigger tells, with giver and receiver; "deal" and "supply" find their kind."""
    relation, source, target = scene.trigger.relation, sides.source, sides.target
    if relation == "acquisition" and _only_watches(source, target, reading):
        return None
    if source is not None and relation == "investment":
        return _judge_investment(scene, source, target, reading)
    if (
        source is not None
        and relation == "offtake_or_other"
        and _is_order_of_state(scene, source, target, reading)
    ):
        return Judged("offtake_or_other", target, source)
    if source is not None and relation in _BY_TRADE and is_bought_of(source, scene):
        return Judged(relation, source, target)  # type: ignore[arg-type]
    if source is not None and relation in _BY_TRADE and _is_reversed(relation, source, target, reading):
        return Judged(relation, target, source)  # type: ignore[arg-type]
    if source is not None and relation == "chip_supply" and _buys_chips(scene, source, target, reading):
        return Judged("compute_supply" if _is_let(source, target, reading) else "chip_supply", target, source)
    if source is not None and relation == "compute_supply" and _are_chips(scene, source, reading):
        return Judged("chip_supply", source, target)
    if source is None or relation not in {"deal", "supply", "partnership"}:
        return Judged(relation, source, target)  # type: ignore[arg-type]
    states = (_is_state(source, reading), _is_state(target, reading))
    if states[0] != states[1] and relation != "partnership":  # who works with an agency sells it nothing
        return Judged("offtake_or_other", *((source, target) if states[1] else (target, source)))
    if relation == "partnership":
        return Judged(relation, source, target, is_generic=_is_loose(scene, reading))  # type: ignore[arg-type]
    if relation == "supply" and _is_power(scene, source, reading):
        return Judged("offtake_or_other", source, target)
    if _is_cooperation(scene, reading) and not _is_paid(scene, sides, reading):
        return Judged("partnership", source, target)
    named = _ALLIANCE.search(scene.words) and not scene.valency.is_unspaced
    topic = _topic(scene, reading) or (
        "" if named else _by_trade(sides, reading) or _by_cloud(scene, reading)
    )
    topic = topic or _of_supply(scene, sides, reading)
    if not (topic or named or scene.valency.is_unspaced) and relation == "deal" and _SUM.search(scene.text):
        topic = "chip_supply" if is_paid_to_maker([kind_of(m, reading) for m in (source, target)]) else ""
    if topic == "compute_supply" and _sells_chips(scene, sides, reading):
        topic = "chip_supply"
    if topic == "chip_supply" and _rents_computers(sides, reading):
        topic = "compute_supply"  # chips are what its computers run on
    if topic in _COMPUTING and _sells_power(sides, reading):
        topic = "power"  # what a power company sells a data centre
    if not topic and relation == "deal" and scene.trigger.frame.stage == "terminated":
        is_alliance = _ALLIANCE.search(scene.words) is not None
        return Judged("partnership" if is_alliance else "termination", source, target)
    if relation == "deal" and topic == "compute_supply" and _builds_together(scene, sides, reading):
        return Judged("partnership", source, target)
    if relation == "supply":
        kind = kind_of(source, reading)
        if topic in _TRADES and _is_signed(scene):
            return _direct(topic, scene, sides, reading)
        if topic in {"chip_supply", "compute_supply", "licensing"}:
            return Judged(topic, source, target)  # type: ignore[arg-type]
        return Judged(
            "chip_supply" if kind == "chips" else "compute_supply" if kind in _CLOUDS else "offtake_or_other",
            source,
            target,
        )
    return _direct(topic, scene, sides, reading)


_CAPITAL_TIE = re.compile(r"資本(?:・|及び)?業務(?:提携|連携)")
"""A tie of its own beside the money that goes with it."""


def _only_watches(source: Mention | None, target: Mention, reading: Reading) -> bool:
    """As in "die Übernahme prüft die EU-Kommission": regulators buy nothing, and nobody buys a ministry."""
    is_regulator = source is not None and kind_of(source, reading) == "regulator"
    return is_regulator or _is_state(target, reading)


_JOINT_WORK = re.compile(r"(?:共同|联合|合作)(?:で[^、。]*)?(?:开发|研发|研制|設計|開発|研究|製造)")


def _is_loose(scene: Scene, reading: Reading) -> bool:
    """Whether a Chinese or Japanese word for working together may be about any other deal of the two; joint development is not.

    What they develop is the other deal itself where it is a computer or a cloud.
    """
    told = scene.masked.mask[scene.start : scene.end]
    is_joint = _JOINT_WORK.search(told) and not reading.lexicon.pattern("topics", "compute_supply").search(
        scene.words
    )
    is_capital = _CAPITAL_TIE.search(scene.masked.mask, max(0, scene.start - 4), scene.end) is not None
    return scene.valency.is_unspaced and not is_joint and not is_capital


def _is_state(mention: Mention, reading: Reading) -> bool:
    return kind_of(mention, reading) in _STATES or _MINISTRY.match(mention.name) is not None


_ORDER_OF = re.compile(
    r"контракт|договор|тендер|госзаказ|contrat|concurs|licitaci|encarg|marché|commande|appel d ?'offres|[Aa]uftrag|[Vv]ertrag|[Aa]usschreibung"
)


def _is_order_of_state(scene: Scene, source: Mention, target: Mention, reading: Reading) -> bool:
    """As in "получила контракт Пентагона": of two the state orders, and gives nothing but the money."""
    is_order = _ORDER_OF.search(scene.text) is not None and not reading.lexicon.pattern(
        "topics", "debt"
    ).search(scene.words)
    return is_order and _is_state(source, reading) and not _is_state(target, reading)


_MINISTRY = re.compile(
    r"US (?:Army|Navy|Air Force|Marine Corps)$|US (?:Department of |government$)|[Mm]inistère |[Mm]inisterio |\w*ministerium$|(?:German|French|Spanish) Ministry |Bund$|Bundesa(?:gentur|nstalt) |Deutsche Rentenversicherung$|(?:Bundesland|Freistaat|Land|Stadt|[Vv]ille|[Mm]étropole|[Rr]égion|[Dd]épartement|Comunidad|Ayuntamiento|Junta|Generalitat|Xunta|Diputación|Cabildo|Gobierno|Govern) |État français$|Мин(?:обороны|цифры|здрав|промторг|обрнауки|транс|фин|энерго|экономразвития)|[Мм]инистерство |[Пп]равительство |"
    r"[一-龥]{2,5}省$|デジタル庁$|警察庁$|国税庁$|国防部$|教育部$|工信部$|财政部$|科技部$|公安部$|[\u4e00-\u9fff]{2,3}市?政府$"
)
"""As the names that a text itself gives; the catalogue knows few."""


def _is_power(scene: Scene, source: Mention, reading: Reading) -> bool:
    """As in "suministrará energía a los centros de datos de X": what is supplied, not what it is for."""
    found = reading.lexicon.pattern("topics", "power").search(scene.words)
    goods = (reading.lexicon.pattern("topics", name) for name in _COMPUTING)
    others = [pattern.search(scene.words) for pattern in goods]
    first = min((o.start() for o in others if o), default=len(scene.words))
    return found is not None and (kind_of(source, reading) == "energy" or found.start() < first)


def _judge_investment(scene: Scene, source: Mention, target: Mention, reading: Reading) -> Judged:
    """Money put into a cloud ("$30bn in Azure") buys computing; of two that talk of money the laboratory takes it."""
    division = reading.book.party(target.division_id)
    if (division is not None and division.kind in _CLOUDS) or _CLOUD_NAME.match(target.as_written):
        return Judged("compute_supply", target, source)
    is_taker = kind_of(source, reading) in _LABS and kind_of(target, reading) not in _LABS
    return Judged(
        "investment", *((target, source) if scene.trigger.is_either and is_taker else (source, target))
    )


_CLOUD_NAME = re.compile(r"(?:Microsoft )?Azure|Google Cloud|AWS|アジュール|微软云")
"""Clouds that the catalogue counts as their owner."""
_BY_TRADE = frozenset(("licensing", "chip_supply", "compute_supply"))


def _is_reversed(relation: str, source: Mention, target: Mention, reading: Reading) -> bool:
    """Whether only the receiver trades in what is given: a publisher licenses to a laboratory, whoever signs first."""
    kinds = (kind_of(source, reading), kind_of(target, reading))
    if relation == "compute_supply" and kinds[1] == "neocloud" and kinds[0] not in _CLOUDS:
        return True
    if relation == "compute_supply" and kinds[1] == "big_tech" and kinds[0] in _LABS:
        return True  # of a laboratory and Microsoft it is not the laboratory that rents out computers
    if relation == "licensing" and _CONTENT_NAME.search(target.as_written):
        return not _CONTENT_NAME.search(source.as_written)
    if relation == "licensing" and kinds[1] in CONTENT:
        return kinds[0] not in CONTENT and kinds[0] != "provisional"
    return kinds[1] in _TRADES[relation] and kinds[0] in _LABS


_CONTENT_NAME = re.compile(
    r"新聞(?:社|グループ|HD)?$|出版(?:社)?$|^(?:講談社|集英社|小学館|文藝春秋|新潮社|光文社|KADOKAWA|東洋経済新報社|ダイヤモンド社|日経BP|阅文集团|知乎|财新|视觉中国)$|音乐$|Music$|ミュージック$|書店$|書房$|テレビ$|放送$|通信社$|报社?$|报业(?:集团)?$|出版社$|日报$|晚报$|周刊$|杂志(?:社)?$|广播电视|"
    r"[Ии]здательств|[Гг]азет|(?<![а-яё])(?:Times|Post|Journal|Press|Shimbun|Herald|Tribune|Publish\w+|Media|News)$"
)
"""Publishers that no catalogue knows, by the last word of their names."""


_ALLIANCE = re.compile(
    r"partner|partenar|kooper|zusammenarbeit|allianz|allianc|collabor|colabora|coopéra|coopera|alianza|партн[её]р|сотруднич|альянс|"
    r"合作|联盟|伙伴|结盟|(?:联合|共同)(?:研发|开发)|共同(?:生産|開発|研究|事業|運営)|提携|協業|連携|アライアンス|パートナー|タッグ",
    re.IGNORECASE,
)
"""Words of an end that say what ended: an alliance. A bare "contract" or "relation" is a termination, says the guide."""
_NAMED_BEFORE, _NAMED_BEHIND = 14, 60


def _is_cooperation(scene: Scene, reading: Reading) -> bool:
    """As in "соглашение о сотрудничестве", "战略合作协议", "業務提携契約": what is signed says that it is no more than that."""
    begin = max(scene.clause[0], scene.start - (_NAMED_BEFORE if scene.valency.is_unspaced else 0))
    end = scene.end + (4 if scene.valency.is_unspaced else _NAMED_BEHIND)
    return reading.lexicon.pattern("topics", "cooperation").search(scene.masked.mask, begin, end) is not None


def _builds_together(scene: Scene, sides: Sides, reading: Reading) -> bool:
    kinds = {kind_of(m, reading) for m in (sides.source, sides.target) if m}
    is_built = scene.valency.is_unspaced and _BUILDING.search(scene.text) is not None
    return is_built and not kinds & _CLOUDS and _SUM.search(scene.text) is None


_SUM = re.compile(r"[\ue600-\ue6ff]")


def _is_paid(scene: Scene, sides: Sides, reading: Reading) -> bool:
    """As in "与AWS签署380亿美元的合作协议": what is paid to a cloud for is no mere cooperation."""
    return (
        scene.valency.is_unspaced
        and _SUM.search(scene.text) is not None
        and _by_trade(sides, reading) == "compute_supply"
    )


def _topic(scene: Scene, reading: Reading) -> str:
    if scene.valency.is_unspaced and _POWER.search(scene.text):
        return "power"
    for text in (
        scene.masked.mask[scene.start : scene.end],
        with_products(scene.stretch, scene.masked),
        scene.words,
    ):
        if topic := _named_topic(text, _ORDER, scene, reading):
            return topic
    whole = with_products(scene.masked.mask, scene.masked)
    return _named_topic(whole, _GOODS, scene, reading)


_GOODS = tuple(topic for topic in _ORDER if topic not in {"acquisition", "investment"})
"""What another clause may say a contract is about; a stake told there is a deal of its own."""


def _named_topic(text: str, topics: tuple[str, ...], scene: Scene, reading: Reading) -> str:
    words = (_TRADE_OF_FIRM if scene.valency.is_unspaced else TRADE_OF_MAKER).sub("", text)
    found = (topic for topic in topics if reading.lexicon.pattern("topics", topic).search(words))
    return next(found, "")


_POWER = re.compile(
    r"(?:電力|電気|再エネ|再生可能エネルギー)(?:の|を)?(?:[^、。を]{0,6})(?:供給|購入|調達|販売)|购电|供电(?:协议|合同)|(?:绿电|核电|电力)(?:供应|采购|购买|供给)"
)
"""As in "データセンター向けの電力供給": power, whatever runs on it."""
_POWER_NAME = re.compile(r"電力$|JERA|ガス$|エナジー|Energy|[电電]力(?:公司|集团)?$|能源|核电|Power$")
_BUILDING = re.compile(
    r"共同(?:で)?(?:構築|建設|整備|運営)|(?:構築|建設|整備|開設)(?:・運営)?(?:に向け|で|に関する|を目指)|共建|(?:共同|合作|联合)(?:建设|打造|投建)"
)
"""As in "データセンターの構築に向けて合意": what two build together, neither sells the other."""
_TRADE_OF_FIRM = re.compile(
    r"(?:AI)?(?:サーバー|半導体|クラウド|チップ|データセンター|電力|ソフト)(?:設計|製造|運営|開発|サービス|基盤)?(?:の)?(?:大手|企業|メーカー|新興(?:企業)?|会社|スタートアップ|運営会社)?の?[「]?(?=[\ue000-\ue4ff])|"
    r"(?:AI)?(?:芯片|晶片|云计算|云服务|云|服务器|数据中心|半导体|算力|能源|电力)[\u4e00-\u9fff]{0,4}(?:公司|巨头|厂商|企业|制造商|供应商|运营商|服务商|提供商|大厂|龙头)[“「]?(?=[\ue000-\ue4ff])"
)
"""As in "サーバー大手のX", "芯片巨头X": what somebody trades in is not what the contract is about."""


def _by_trade(sides: Sides, reading: Reading) -> str:
    """A contract with a cloud division (AWS, Google Cloud) or a neocloud is about computing, whatever it is called."""
    for mention in (sides.source, sides.target):
        if mention and (
            kind_of(mention, reading) == "neocloud"
            or (mention.division_id and kind_of(mention, reading) in _CLOUDS)
        ):
            return "compute_supply"
    if tells_content([m for m in (sides.source, sides.target) if m], reading):
        return "licensing"
    return "power" if _sells_power(sides, reading) else ""


_COMPUTING = frozenset(("chip_supply", "compute_supply"))


def _sells_power(sides: Sides, reading: Reading) -> bool:
    return [kind_of(m, reading) for m in (sides.source, sides.target) if m].count("energy") == 1


def _are_chips(scene: Scene, source: Mention, reading: Reading) -> bool:
    """As in "ЦОД, где будут использоваться ускорители Nvidia": a chip maker sells what the computers run on."""
    is_maker = kind_of(source, reading) == "chips" and not scene.valency.is_unspaced
    return is_maker and reading.lexicon.pattern("topics", "chip_supply").search(scene.words) is not None


def _by_cloud(scene: Scene, reading: Reading) -> str:
    """As in "un contrat avec Microsoft pour utiliser Azure": the cloud itself is named beside its owner."""
    mentions = [m for p in scene.inside for m in p.entity.mentions]
    divisions = [reading.book.party(m.division_id) for m in mentions if m.division_id]
    is_cloud = any(d is not None and d.kind in _CLOUDS for d in divisions) or any(
        _CLOUD_NAME.match(m.as_written) for m in mentions
    )
    return "compute_supply" if is_cloud and not scene.valency.is_unspaced else ""


def _sells_chips(scene: Scene, sides: Sides, reading: Reading) -> bool:
    """Whether one side makes chips, the other rents out no computers, and chips are named."""
    kinds = [kind_of(m, reading) for m in (sides.source, sides.target) if m]
    if kinds.count("chips") != 1 or set(kinds) & _CLOUDS:
        return False
    if scene.valency.is_unspaced:
        return scene.valency.language == "zh"
    return reading.lexicon.pattern("topics", "chip_supply").search(scene.words) is not None


def _buys_chips(scene: Scene, source: Mention, target: Mention, reading: Reading) -> bool:
    """As in "字节跳动与台积电敲定订单": of a user and a maker of chips that settle an order the maker delivers."""
    marks = {p.mark for p in scene.inside if target.party_id in {m.party_id for m in p.entity.mentions}}
    is_order = scene.valency.language == "zh" and bool(marks & {"与", ""})
    is_order = is_order and kind_of(source, reading) in _USE_CHIPS and kind_of(target, reading) == "chips"
    return is_order or _is_let(source, target, reading)


def _is_let(source: Mention, target: Mention, reading: Reading) -> bool:
    """As in "Nebius, Microsoft: аренда GPU": a house that lets computers gets no chips of one that makes none."""
    return kind_of(target, reading) == "neocloud" and kind_of(source, reading) in {"big_tech", *_LABS}


_USE_CHIPS = frozenset(("big_tech", "cloud", "neocloud", "auto", "robotics"))


def _is_signed(scene: Scene) -> bool:
    """As in "AはBと供給契約を結んだ": a contract leaves open which of the two delivers."""
    return (
        scene.valency.language == "ja"
        and re.search(r"契約|合意|覚書", scene.masked.mask[scene.start : scene.end]) is not None
    )


def _rents_computers(sides: Sides, reading: Reading) -> bool:
    kinds = {kind_of(m, reading) for m in (sides.source, sides.target) if m}
    return bool(kinds & {"neocloud", "miner", "data_center"}) and "chips" not in kinds


_SUPPLIED = {
    "chips": "chip_supply",
    "neocloud": "compute_supply",
    "cloud": "compute_supply",
    "energy": "power",
}


def _of_supply(scene: Scene, sides: Sides, reading: Reading) -> str:
    """As in "签署供货合同", "договор поставки": a contract of supply that leaves out what, by who trades in something."""
    stretch = scene.masked.mask[max(scene.clause[0], scene.start - _NAMED_BEFORE) : scene.end + _NAMED_BEFORE]
    if not reading.lexicon.pattern("topics", "supplying").search(stretch):
        return ""
    kinds = [kind_of(mention, reading) for mention in (sides.source, sides.target) if mention]
    return next((_SUPPLIED[kind] for kind in kinds if kind in _SUPPLIED), "")


def _direct(topic: str, scene: Scene, sides: Sides, reading: Reading) -> Judged:
    source, target = sides.source, sides.target
    assert source is not None
    relation = {"power": "offtake_or_other", "debt": "offtake_or_other", "": "partnership"}.get(topic, topic)
    if topic not in _TRADES:
        return Judged(relation, source, target, is_generic=not topic)  # type: ignore[arg-type]
    giver_first = _gives_first(topic, scene, sides, reading)
    return Judged(relation, *((source, target) if giver_first else (target, source)))  # type: ignore[arg-type]


def _gives_first(topic: str, scene: Scene, sides: Sides, reading: Reading) -> bool:
    """Whether the first party gives: by its trade, by the verb that follows, by who is no laboratory."""
    assert sides.source is not None
    pair = (sides.source, sides.target)
    kinds = [kind_of(m, reading) for m in pair]
    fits = [
        k in _TRADES[topic] or (topic == "compute_supply" and bool(m.division_id))
        for k, m in zip(kinds, pair, strict=True)
    ]
    if fits[0] != fits[1]:
        return fits[0]
    if topic == "power" and (sells := [bool(_POWER_NAME.search(m.name)) for m in pair])[0] != sells[1]:
        return sells[0]
    if reading.lexicon.pattern("topics", "gives").search(scene.masked.mask, scene.end):
        return True
    if topic in {"chip_supply", "compute_supply"}:
        for group in (_LABS, frozenset(("big_tech",))):
            inside = [k in group for k in kinds]
            if inside[0] != inside[1]:
                return inside[0] if group is not _LABS else inside[1]
    return False


_LABS = frozenset(("ai_lab", "ai_app"))
_TRADES: dict[str, frozenset[str]] = {
    "licensing": CONTENT, "chip_supply": frozenset(("chips",)), "compute_supply": _CLOUDS, "power": frozenset(("energy",)),
    "debt": frozenset(("bank", "investor")),
}  # fmt: skip
