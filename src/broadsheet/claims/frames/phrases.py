"""The parties of a masked sentence with the mark that gives each its role."""

from __future__ import annotations

import re
from dataclasses import dataclass

from broadsheet.claims.frames.german_marks import attribute_before, is_genitive, is_relative, owns_deal
from broadsheet.claims.frames.valency import Valency
from broadsheet.claims.mask import Entity, Masked

_PARTY = re.compile(r"[\ue000-\ue5ff]")
_SIGN = re.compile(r"[\ue000-\ue8ff]")
_WIDTH = 9  # words a phrase may have between its mark and the name
_WIDTHS = {"ru": 2, "fr": 5, "es": 5}
_SIGNS, _SIGNS_DESCRIBED = 16, 32
_HEADED = re.compile(
    r"(?:(?:研发|开发|领域|赛道|业务|服务|技术|解决方案)的|公司|企业|厂商|平台|机构|集团|巨头|服务商|制造商|开发商|供应商|运营商|新锐|独角兽|"
    r"(?:[美英法德韩中泰]国|印度|日本|以色列|加拿大|新加坡|荷兰|瑞典|瑞士|沙特|阿联酋|卡塔尔|台湾(?:地区)?|香港|越南|马来西亚|印尼|澳大利亚|西班牙|意大利|芬兰|挪威|丹麦|波兰|巴西|土耳其|硅谷|旧金山|纽约|伦敦|巴黎|柏林|东京|首尔|特拉维夫|北京|上海|深圳|杭州|广州|成都|苏州|南京|合肥|武汉)的)[“「]?$"
)
_IN_DESCRIPTION = frozenset("的于於已")
"""Signs in which a coverb stands before a Chinese name, more of them behind a noun for a company that words describe."""
_ARTICLES = frozenset(
    ["der", "die", "das", "dem", "den", "des", "ein", "eine", "einen", "einem", "einer", "le", "la", "les", "un", "une", "el", "los",
     "las", "una"]
)  # fmt: skip
"""What stands before an article governs the phrase or has no part in it."""
_CASES = frozenset(("instr", "gen", "acc", "dat", "obl"))
"""Marks that are declined nouns: a preposition before them counts for more."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A party at `at` of the mask; `mark` names what governs it ("" for nothing)."""

    sign: str
    at: int
    mark: str
    entity: Entity
    head: int = -1  #: where its mark or description begins; -1 without one


def find_phrases(masked: Masked, valency: Valency) -> list[Phrase]:
    """Every party of the sentence, in order."""
    phrases: list[Phrase] = []
    is_german = valency.language == "de"
    for match in _PARTY.finditer(masked.mask):
        entity = masked.entity(match.group())
        if valency.language == "ja":
            mark, head = _postposition(masked.mask, match.end(), valency), match.start()
        elif behind := _behind(masked.mask, match.end(), valency):
            mark, head = behind, match.start()
        elif valency.is_unspaced:
            mark, head = _coverb(masked.mask, match.start(), valency)
            mark = "attribute" if mark == "由" and _BY_WHOM.match(masked.mask, match.end()) else mark
            if _IN_TITLE.search(masked.mask, max(0, match.start() - 24), match.start()):
                mark = "attribute"
            mark = "attribute" if _IN_GOODS.match(masked.mask, match.end()) else mark
            mark = "rival" if _CONTENDS.match(masked.mask, match.end()) else mark
            mark = "rival" if _BEYOND.search(masked.mask, max(0, match.start() - 8), match.start()) else mark
        else:
            mark, head = _preposition(masked.mask, match.start(), valency)
            if mark == "von" and _LEADS.match(masked.mask, match.end()):
                mark = "led"
            elif (mark == "von" and _is_attribute(masked.mask, match.start(), match.end())) or (
                valency.language == "de" and _BACKS.match(masked.mask, match.end())
            ):
                mark = "agent"
            if mark == "gen" and entity.kind == "group" and _PLURAL_VERB.match(masked.mask, match.end()):
                mark = ""
            if is_german and mark in _GOVERNS_NOUN and owns_deal(entity, masked.source):
                mark = "owner"
            mark = mark or (entity.word if entity.word in _CASES else "")
            mark = mark or ("gen" if is_german and is_genitive(entity, masked.source) else "")
            mark = mark or _of_goods(masked.mask, match.start(), match.end(), valency)
        if valency.language == "zh" and not mark and phrases and _is_second_actor(phrases[-1], match, masked):
            mark, head = "由", match.start()
        phrases.append(Phrase(match.group(), match.start(), mark, entity, head))
    return phrases


_GOVERNS_NOUN = frozenset(
    ("zu", "other", "auf", "in", "von", "bei", "an", "nach", "durch", "mit", "aus", "für", "über")
)
"""Prepositions that hold for the noun behind a German genitive: "die Prüfung zu As Investition in B"."""


_BARE_GOODS = {
    "fr": r"(?:puces?|GPU|TPU|processeurs?|accélérateurs|serveurs|systèmes|cartes graphiques)(?: (?:graphiques|avancées?|spécialisées?))?(?: [(]\S+ ?[)])? $",
    "es": r"(?:chips?|GPUs?|TPUs?|procesadores|aceleradores|servidores|sistemas|tarjetas gráficas)(?: (?:gráficos|avanzados|especializados))?(?: [(]\S+ ?[)])? $",
    "ru": r"(?:чип|процессор|ускорител|видеокарт|микросхем)(?:ы|ов|ами|ам|ах|и|ей|ями|ям|ях)? $",
}
_GOODS_BEFORE = {
    code: re.compile(r"(?<![\w-])" + words, re.IGNORECASE) for code, words in _BARE_GOODS.items()
}
_GOODS_COMPOUND = re.compile(
    r" ?- ?(?:KI-|AI-)?(?:[Cc]hips?|GPUs?|TPUs?|[Pp]rozessor(?:en)?|[Gg]rafik\w+|[Bb]eschleuniger\w*|[Hh]albleiter|[Ss]erver)(?![\w-])"
)


def _of_goods(mask: str, at: int, end: int, valency: Valency) -> str:
    """As in "achète des puces Nvidia", "AMD-Prozessoren": who only makes the goods is told by them, and acts nowhere."""
    before = _GOODS_BEFORE.get(valency.language)
    if before is not None:
        found = before.search(mask, max(0, at - 48), at)
        return "goods" if found and not _is_trade(mask, found.start(), valency) else ""
    return "goods" if valency.language == "de" and _GOODS_COMPOUND.match(mask, end) else ""


_TRADES_IN = re.compile(r" (?:[^\W\d]+ ){0,2}(?:de |des |du |d ' )?(?:los |las |la |les )?")
_NOUN_OF_FIRM = re.compile(
    r"[\ue200-\ue2ff] (?:de |des |d ' )?(?:los |las )?$|\w*(?:тель|чик|гант?|лидер)\w{0,3} (?:\w+ )?$",
    re.IGNORECASE,
)


def _is_trade(mask: str, start: int, valency: Valency) -> bool:
    """As in "le fabricant de puces Nvidia": goods that only tell what a company makes."""
    begin = max(0, start - 50)
    heads = valency.heads.finditer(mask, begin, start)
    is_headed = any(_TRADES_IN.fullmatch(mask, m.end(), start) for m in heads)
    return is_headed or _NOUN_OF_FIRM.search(mask, begin, start) is not None


_DOES_THE_ONE = re.compile(r"[\u4e00-\u9fff]{2,6}、")


def _is_second_actor(before: Phrase, match: re.Match[str], masked: Masked) -> bool:
    """As in "由A设计、B开发": one coverb holds for both who each do a part."""
    between = masked.mask[before.at + 1 : match.start()]
    return before.mark == "由" and _DOES_THE_ONE.fullmatch(between) is not None


def mark_before(mask: str, at: int, valency: Valency) -> tuple[str, int]:
    """What governs a noun that begins at `at`, and where that begins; ("", -1) for nothing."""
    return (_coverb if valency.is_unspaced else _preposition)(mask, at, valency)


def mark_behind(mask: str, end: int, valency: Valency) -> str:
    """The particle behind a Japanese noun that ends at `end`; "" for none."""
    return _postposition(mask, end, valency)


_LEADS = re.compile(r" (?:an)?geführten |  ?(?:geleiteten|initiierten) ")
"""As in "in einer von A angeführten Runde"."""
_BACKS = re.compile(r" - (?:unterstützt|gestützt|finanziert)e[nrms]? ")
"""As in "Nvidia-gestützte Firmen"."""
_OF_PARTICIPLE = re.compile(
    r"(?<![\w-])(?:d(?:er|ie|as|em|en|es)|eine?[nmrs]?) von (?:[\w-]+ )*$", re.IGNORECASE
)
_PARTICIPLE = re.compile(r" (?:[a-zäöüß]+ )?[a-zäöüß]{4,}(?:t|en)e[nmrs]? (?=[\w-]|[\ue000-\ue4ff])")


def _is_attribute(mask: str, at: int, end: int) -> bool:
    """As in "das von A unterstützte Start-up B": A belongs to the participle alone."""
    return (
        _PARTICIPLE.match(mask, end) is not None
        and _OF_PARTICIPLE.search(mask, max(0, at - 40), at) is not None
    )


_IN_TITLE = re.compile(r"《[^《》]*$")
"""As in "签署《X算力中心项目合同》": whose name a paper bears is told by the paper."""
_CONTENDS = re.compile(
    r"(?:公司|集团)?(?:展开|正面|直接|激烈){0,2}(?:竞争(?!对手|者)|抗衡|较量|角逐|竞逐|叫板)"
)
"""As in "与X抗衡": whom somebody contends with is no side of a deal."""
_IN_GOODS = re.compile(
    r"(?:的)?(?:[A-Z0-9]{1,8})?(?:处理器|芯片|晶片|加速器|加速卡|GPU|显卡|系统|服务器)(?:的)?使用权|(?:的)?(?:数据中心|机房|园区)的|(?:的)?(?:项目|工程)背后的"
)
"""As in "部署在B数据中心的X处理器使用权": whose goods somebody may use, and where they stand, is said of the goods."""
_BEYOND = re.compile(r"(?:落后于|领先于|仅次于|低于|高于|多于|少于|逊于|优于|媲美|不及|不如|堪比)[“「]?$")
"""As in "仍落后于X": whom somebody is compared with is no side of a deal."""
_BY_WHOM = re.compile(
    r"(?:等)?(?:[一二三四五六七八九十\d]家)?(?:公司|机构)?(?:共同|联合)?(?:支持|投资|参投|孵化|控股|参股|创办|创立|创建|打造|开发|研发|运营|提供支持)的"
)
"""As in "由英伟达支持的CoreWeave": who only describes the company behind it does nothing here."""
_PLURAL_VERB = re.compile(r" (?:\w+(?:ют|ут|ят|ат|ли|ются|утся|ятся|лись)|не) ")
"""As in "компании A и B ведут …": the noun before a list is plural and no genitive."""
_ASIDE = re.compile(r"^[（(][^）)]{0,14}[）)]")
"""As in "JOYSOUND（エクシング）を": between a name and its particle."""


_FORM_OF_COMPANY = re.compile(
    r"^(?:HD|ＨＤ|FG|ホールディングス|グループ)?(?:の(?:日本|現地|米国|欧州)法人|の(?:広報(?:担当者)?|担当者|社長|経営陣|株主(?:総会)?|取締役会)(?=[はが])|日本法人)?(?=[はがをにのともで、】へか])"
)
"""As in "パナソニックHD、", "オープンAIの日本法人と": the name goes on in what kind or part of company it is."""


def _postposition(mask: str, end: int, valency: Valency) -> str:
    tail = _ASIDE.sub("", mask[end : end + 30].lstrip('」』）)"”'))
    tail = _ASIDE.sub("", _FORM_OF_COMPANY.sub("", tail, count=1))[:16]
    for name, pattern in valency.marks:
        if pattern.match(tail):
            return name
    return ""


def _behind(mask: str, end: int, valency: Valency) -> str:
    """As in "红杉跟投": what a party does, told by the word right behind it."""
    return next((name for name, pattern in valency.after if pattern.match(mask, end)), "")


def _coverb(mask: str, at: int, valency: Valency) -> tuple[str, int]:
    width = _SIGNS_DESCRIBED if _HEADED.search(mask, max(0, at - 8), at) else _SIGNS
    left = _LATIN_ASIDE.sub(lambda m: "智" * len(m.group()), mask[max(0, at - width) : at])
    cut = max(
        (
            m.end()
            for m in re.finditer(
                r"[\ue000-\ue4ff\ue600-\ue8ff，,。；：:！？（(）)]|[\ue500-\ue5ff](?!旗下)", left
            )
        ),
        default=0,
    )
    held = _HANDED_OVER.search(left, cut)
    if held is not None and not _is_deed(held["what"] or "", valency):
        return "将", at - len(left) + held.start()
    breaks = [
        b for b in valency.breaks.finditer(left, cut) if width == _SIGNS or b.group() not in _IN_DESCRIPTION
    ]
    if breaks:
        cut = breaks[-1].end()
    best = ("", -1)
    for name, pattern in valency.marks:
        for match in pattern.finditer(left, cut):
            if match.start() > best[1]:
                best = (name, match.start())
    return (best[0], at - len(left) + best[1]) if best[0] else ("", -1)


_LATIN_ASIDE = re.compile(r"[（(][A-Za-z0-9 ]{1,12}[)）]")
"""As in "与人工智能（AI）芯片公司X": an abbreviation in brackets parts no coverb from its name."""
_HANDED_OVER = re.compile(
    r"(?<![即或必终也已仍就])将(?:(?:其|旗下|子公司|全资子公司|控股子公司|所?持有的?|手中的?|所持的?){1,3}(?:的)?)?(?P<what>[\u4e00-\u9fff]{0,6}(?:公司|企业|部门|平台))?[“「]?$"
)
"""As in "将旗下X出售给Y": before a name 将 marks what is handed over, and does not mean "will"."""
_FOUNDS = re.compile(r"成立|设立|组建|创办")


def _is_deed(words: str, valency: Valency) -> bool:
    """As in "将投资新创公司X", "将向芯片公司X": behind 将 a verb or a coverb says that it means "will"."""
    if valency.verbs.search(words) or _FOUNDS.match(words):
        return True
    return any(pattern.match(words) for _, pattern in valency.marks)


_DESCRIPTION = 6
"""Words that may describe a company between a noun for it and its name."""


def describes(between: str, valency: Valency) -> bool:
    """Whether words merely describe the company named behind them: "d'intelligence artificielle", "систем ИИ"."""
    words = [w for w in between.replace("l'", "l' ").split() if w not in _QUOTES]
    if len(words) > _DESCRIPTION or any(re.search(r"[^\w'’\ue500-\ue5ff\ue700-\ue8ff-]", w) for w in words):
        return False
    if any(valency.undescribing.fullmatch(w) for w in words) or valency.verbs.search(" ".join(words)):
        return False
    return not words or not any(pattern.fullmatch(words[-1]) for _, pattern in valency.marks)


def _described_head(mask: str, at: int, valency: Valency) -> int | None:
    """Where "la firma de videojuegos X" begins with its noun; None without words between noun and name."""
    begin = max(0, at - 80)
    for match in reversed(list(valency.heads.finditer(mask, begin, at))):
        between = mask[match.end() : at]
        if between.strip(_BLANKS) and describes(between, valency):
            return match.start()
    return None


_SOMEBODYS = re.compile(r"[\ue500-\ue5ff] [A-ZÄÖÜ][\w-]+ ")
"""As in "in Elon Musks Start-up X"."""
_OWNER = re.compile(
    r"(?<![\w-])vo[nm] (?:[a-zäöüß-]+ ){0,3}(?:\w*[Ee]igentümer(?:in)?|Besitzer(?:in)?|Muttergesellschaft|Mutterkonzern|Verkäufer(?:in)?) (?:, )?$"
)
"""As in "vom bisherigen Eigentümer, X,"."""
_QUOTES = frozenset("\"«„“»”'")
_BLANKS = ' "«„“»”'


def _preposition(mask: str, at: int, valency: Valency) -> tuple[str, int]:
    if (head := _described_head(mask, at, valency)) is not None:
        case = _mark_at(mask, head, at, valency)
        if case in _CASES:
            return _before_case(mask, case, head, valency)
        mark, begin = _preposition(mask, head, valency)
        return mark, begin if mark else head
    if valency.language == "de" and (owner := _OWNER.search(mask, max(0, at - 60), at)) is not None:
        return "von", owner.start()
    words = mask[:at].split(" ")
    elided = words.pop()  # "l'" of "à l'éditeur X"
    place, is_behind_article = at - len(elided), False
    count = -1
    if _is_verb_second(words, valency):
        return "", -1
    for word in reversed(words):
        place -= len(word) + 1
        count += 0 if _is_russian_adjective(word, valency) else 1
        if count > _WIDTHS.get(valency.language, _WIDTH):
            break
        if valency.language == "de" and (article := attribute_before(mask, place, at)) is not None:
            mark, begin = _preposition(mask, article, valency)
            return mark, begin if mark else article
        if name := _mark_at(mask, place, at, valency):
            if valency.language == "de" and is_relative(mask, place):
                return "", -1
            return _longer(mask, place, at, valency) or _before_case(mask, name, place, valency)
        if word in _QUOTES or valency.heads.fullmatch(word):
            continue
        if is_behind_article:
            break
        is_behind_article = word.lower() in _ARTICLES
        if valency.language == "de" and _SOMEBODYS.match(mask, place):
            continue
        if _SIGN.search(word) or not re.match(r"\w", word) or word.isdigit():
            break
        if valency.breaks.fullmatch(word) or valency.verbs.fullmatch(word) or _is_german_verb(word, valency):
            break
        if valency.language == "ru" and place and (word[:1].isupper() or _RUSSIAN_NOUN.search(word)):
            break  # a name of its own, or the end of another phrase: "из Новосибирска «X»"
    return "", -1


def _longer(mask: str, place: int, at: int, valency: Valency) -> tuple[str, int] | None:
    """As in "angeführt von": a mark of several words that the found one ends."""
    start, found = place, None
    for _ in range(3):
        if start < 2:
            break
        start = mask.rfind(" ", 0, start - 1) + 1
        for name, pattern in valency.marks:
            match = pattern.match(mask, start)
            if match and place < match.end() <= at:
                found = name, start
                break
    return found


def _before_case(mask: str, name: str, place: int, valency: Valency) -> tuple[str, int]:
    """As in "с компанией Anthropic": the preposition before the declined noun."""
    if name not in _CASES or place < 2:
        return name, place
    start = mask.rfind(" ", 0, place - 1) + 1
    outer = _mark_at(mask, start, place, valency)
    if outer in _CASES or _is_russian_adjective(mask[start : place - 1], valency):
        further, begin = _before_case(mask, name, start, valency)
        return (further, begin) if further not in _CASES else (name, place)
    return (outer, start) if outer else (name, place)


def _mark_at(mask: str, place: int, at: int, valency: Valency) -> str:
    for name, pattern in valency.marks:
        match = pattern.match(mask, place)
        if (
            match
            and match.end() <= at
            and (match.end() == len(mask) or not mask[match.end() - 1].isalnum() or mask[match.end()] in " '")
        ):
            return name
    return ""


_RUSSIAN_NOUN = re.compile(
    r"(?:ости|ость|ации|ация|цию|ние|ния|нию|нии|нием|ях|ах|ам|ями|ами|тель|теля|тву|тва|тво|тве)$"
)
"""Words that end a prepositional phrase ("в общей сложности X"): no adjective before a name looks so."""
_RUSSIAN_ADJECTIVE = re.compile(
    r"[а-яё-]+(?:ый|ий|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ую|юю|ых|их|ыми|ими|ским|цким|ной|вой|ском|цком|ным|вым|ном|вом)"
)
"""Words that agree with the noun behind them and part no preposition from it ("в молодой британский облачный сервис X")."""


def _is_russian_adjective(word: str, valency: Valency) -> bool:
    return valency.language == "ru" and _RUSSIAN_ADJECTIVE.fullmatch(word) is not None


_WEAK_PAST = re.compile(r"[a-zäöüß]+(?:te|ten|ieb|og|ahm|am|ab|ieg|loss|arb)")


def _is_verb_second(words: list[str], valency: Valency) -> bool:
    """As in "Kurz vor Weihnachten legte X": right behind a noun a verb in the past stands, and no adjective of the name."""
    if valency.language != "de" or len(words) < 2:
        return False
    verb, noun = words[-1], words[-2]
    return _WEAK_PAST.fullmatch(verb) is not None and re.fullmatch(r"[A-ZÄÖÜ][\w-]+|\d{4}", noun) is not None


_DETERMINERS = frozenset(
    "der die das den dem des ein eine einen einem einer eines seine seinen ihre ihren".split()
)


def _is_german_verb(word: str, valency: Valency) -> bool:
    """A lower-case word in a German phrase is an article or a declined adjective, else a verb or adverb."""
    if valency.language != "de" or not word[:1].islower() or word in _DETERMINERS:
        return False
    return not word.endswith(("e", "en", "er", "es", "em"))
