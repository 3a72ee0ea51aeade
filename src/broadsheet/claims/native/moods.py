"""Deeds that a native sentence names and nobody does: denied, or only wanted, advised and feared by others."""

from __future__ import annotations

import re

from broadsheet.claims.frames.scenes import Scene

_NAME = r"[\ue000-\ue4ff]"
_UNTOLD = (
    r"(?:\S+ )?(?:comment|précis|dévoil|divulgu|communiqu|répond|confirm|souhaité|tard|exclu|écart|seul|uniq)"
)
_NOT_SAID = r"(?:(?:ha|han|había|quiso|quiere|quisieron) )?(?:comentar|revel|precis|confirm|desvel|divulg|respond|descart|exclu)"
_DENIED = {
    "de": (
        r"(?<!\w)(?:nicht|nie|niemals|keinesfalls|keineswegs)(?! (?:nur|mehr|zuletzt|allein|länger|ganz|exklusiv\w*|zustande|bindend\w*|aus))(?: [^\s,]+){0,4} §",
        r"(?<!\w)[Ww]eder (?=[^.;:]* noch )[^.;:]*§",
        r"(?<!\w)nicht vor , [^.;:,]*§",
        r"(?<!\w)kein(?:e|en|er|em|erlei)?(?: [^\s,]+)? §",
        r"(?<!\w)(?:falsch|unwahr|Abstand davon genommen) , [^.;:]*§",
        r"^[ „«\"]*(?:Wären?|Hätten?|Würden?) [^.;:]*§",
        r"(?<!\w)schlie(?:ßt|ßen) [^.;:,]*§(?![^.;:,]* nicht aus)[^.;:,]* aus(?= [.,;]|$)",
        r"§[^.;:,]{0,60} (?:nichts (?:wissen|zu tun)|existier\w+ nicht|gibt es nicht|gebe es nicht)",
    ),
    "fr": (
        rf"(?<!\w)(?:ne |n ?['’] ?)(?!{_UNTOLD})(?:[^\s,]+ ){{1,3}}?(?:pas|jamais|nullement|guère|aucune?)(?! (?:seulement|encore|exclusi|que)| {_UNTOLD})(?: [^\s,]+){{0,5}} (?:[dl] ?['’] ?)?§",
        r"(?<!\w)[Ss]ans (?:(?:toutefois|pour autant|même|jamais) )?§",
        r"(?<!\w)(?:ne |n ?['’] ?)§ (?:pas|jamais|nullement)(?! (?:encore|seulement))",
        r"(?<!\w)[Nn]i [^.;:]* ni [^.;:]*(?:ne |n ?['’])[^.;:]*§",
        r"(?<!\w)[Aa]u lieu d(?:e |u | ?['’] ?)(?:\w+ )?§",
        r"(?<!\w)[Jj]amais [^.;:,]*(?:ne |n ?['’])[^.;:,]*§",
        r"(?<!\w)(?:faux|inexact) qu(?:e| ?['’]) ?[^.;:]*§|(?<!\w)hypothèse d(?:e | ?['’])[^.;:,]{0,8}§",
        r"§[^.;:,]{0,40} n ?['’] ?(?:est|existe|était) (?:[^\s,]+ ){0,2}?pas(?! (?:encore|exclu))",
    ),
    "es": (
        rf"(?<!\w)(?:[Nn]o|[Nn]unca|[Jj]amás|[Tt]ampoco)(?! (?:solo|sólo|obstante|exclusiv\w*|vinculante|{_NOT_SAID}))(?: [^\s,]+){{1,6}} §",
        r"(?<!\w)(?:[Nn]o|[Nn]unca|[Jj]amás|[Tt]ampoco) §",
        r"(?<!\w)[Nn]i [^.;:]* ni [^.;:]*§",
        r"(?<!\w)rechaz\w+ §",
        r"(?<!\w)falso que [^.;:]*§|(?<!\w)hipótesis de (?:una |la )?§",
        r"§[^.;:,]{0,40} no (?:existe|está (?:previst|sobre la mesa)|figura)",
    ),
    "ru": (
        r"(?<!\w)(?<!так и )не (?!только|раскр|назв|уточн|коммент|менее|исключ)(?:[^\s,]+ ){0,3}§",
        r"(?<!\w)[Нн]и [^.;:]* ни [^.;:]* не [^.;:]*§",
        r"(?<!не )(?<!\w)исключ(?:ил\w*|ает|ают)(?: возможность)? §",
        r"(?<!\w)отказыва(?:ется|ются) §",
        r"(?<!\w)(?:[Нн]еправда|[Нн]еверно) , что [^.;:]*§|(?<!\w)[Нн]икак(?:ого|их|ой) §",
        r"§[^.;:,]{0,50} не (?:существ\w+|будет|планиру\w+|предполага\w+|обсужда\w+)",
    ),
    "zh": (
        r"(?:(?<!还)没有?(?!公布|披露|透露|说明)|并未|不会|不打算|不想|不愿|不准备|不存在(?:任何)?|(?<!不)排除了?|为什么不|为何不|何不)[\u4e00-\u9fff\ue000-\ue4ff]{0,6}§",
        r"拒绝[与和同跟][^，。；]{0,6}§",
        r"(?<![要会能是])[不未]§|(?<!尚)(?:未|没有|没)(?:签署|签订|达成|签)(?:任何)?[\u4e00-\u9fff]{0,4}§",
        r"§[^，。；]{0,16}(?:的说法|的传闻|的消息)(?:是假|不实|有误|纯属)|§[^，。；]{0,6}(?:纯属|是无稽之谈)",
        r"§[^，。；]{0,16}(?:没有兴趣|不感兴趣|不存在|的可能性?(?:为零|不大))",
    ),
    "ja": (
        r"§[^、。]{0,16}?(?:関心|考え|予定|計画|意向|事実|つもり|例)(?:は|が|も)(?:ない(?!と(?:は|も))|なかった|存在しない|ありません)",
        r"§[^、。明公開示応決詳コ]{0,8}?(?:[てで]いない|[てで]おらず|しない(?!か)|せず|ていません)",
        r"§[^、。]{0,16}という[^、。]{0,8}は(?:誤り|空想|デマ|うそ|事実では)",
        r"§(?:を|は)?(?:し|する)?(?:たことが(?:一度も)?ない|ことはない|ていたら|ていれば|すればよい|代わりに|のではなく)",
    ),
}
"""What denies the deed at "§"; words of not telling ("n'a pas précisé") and of not ruling out deny nothing."""
_WISHED = {
    "de": (
        r"(?<!\w)(?:forder(?:t|n|te|ten)|verlang\w+|wünsch\w+|träum\w+|empfiehlt|empfehlen|empfahl\w*|rät|raten|riet\w*|plädier\w+|appellier\w+) [^.;:]*, (?!(?:der|die|das|dem|den) (?:[^\s,]+ ){0,3}(?:in|an|bei|von|mit) )[^.;:]*§",
    ),
    "fr": (
        r"(?<!\w)(?:réclam|exig|conseill|recommand|suggèr|rêv|craint|craign|redout|plaid|demand)\w* (?:[^.;:]* )?qu(?:e| ?['’]) ?[^.;:]*§",
        rf"(?<!\w)(?:conseill|recommand|suggèr)\w* à {_NAME} (?:de |d ?['’] ?)§",
        r"(?<!\w)(?:appel|exhort|invit)\w+ (?:\w+ ){0,2}[\ue000-\ue5ff] à §",
    ),
    "es": (
        r"(?<!\w)(?:reclam|exig|pid|aconsej|recomiend|sueñ|insta|urg|tem(?:e|en|ía)(?!\w))\w* [^.;:]*que [^.;:]*§",
        rf"(?<!\w)(?:aconsej|recomiend|recomend)\w* a {_NAME} §",
    ),
    "ru": (
        r"(?<!\w)(?:требу\w+|мечта\w+|хоте(?:ли|л) бы|опаса\w+|настаива\w+|прос(?:ит|ят)|призва\w+|призыва\w+)[^.;:]*чтобы [^.;:]*§",
        rf"(?<!\w)(?:совет|посовет|рекоменд|призва|призыва)\w* (?:[«„] ?)?{_NAME} (?:[»“] )?§",
    ),
    "zh": (
        rf"(?:要求|建议|呼吁|敦促|奉劝|劝|担心|担忧|网友希望|主张|倡导)[^，。；]{{0,6}}(?:{_NAME}|企业|大家|公司|厂商|国内)[^，。；]{{0,8}}§",
    ),
    "ja": (r"§(?:を|するよう(?:に)?)?(?:勧め|促し|促す|呼びかけ)", r"§(?:し|する)?ればよい"),
}
"""Somebody else's wish, advice or fear that the deed at "§" is of; what a company itself wants is planned."""
_NOT_SO = re.compile(r"(?<!\w)(?:bedeutet|heißt|heisst|hieße) (?:[^\s,]+ ){0,3}?nicht , dass [^.;:]*$")
"""As in "Das heißt nicht, dass A den Vertrag kündigt": an end that is denied ends nothing."""
_UNREAL = {code: re.compile("|".join((*_DENIED[code], *_WISHED[code]))) for code in _DENIED}
_OF_DEEDS = frozenset(("acquisition", "investment", "partnership", "deal", "chip_supply", "compute_supply"))
_BEGINS = re.compile(r"[.;:!?。！？；] ?")
_BEHIND = 90
"""Signs behind a trigger in which its denial may end."""


def is_unreal(scene: Scene) -> bool:
    """Whether the words around a trigger say that its deed is not done, or is only wanted by somebody else.

    An end is a deed of its own.
    """
    if scene.valency.language == "de" and _NOT_SO.search(scene.masked.mask, 0, scene.start):
        return True
    if scene.trigger.frame.stage == "terminated" or scene.trigger.relation not in _OF_DEEDS:
        return False
    mask = scene.masked.mask
    begin = max((m.end() for m in _BEGINS.finditer(mask, 0, scene.start)), default=0)
    begin = max(begin, scene.clause[0]) if scene.valency.language == "zh" else begin
    told = f"{mask[begin : scene.start]}§{mask[scene.end : scene.end + _BEHIND]}"
    return _UNREAL[scene.valency.language].search(told) is not None
