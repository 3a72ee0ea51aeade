"""Names that a sentence gives as examples or sets against the parties of a deal: neither are partners of each other."""

from __future__ import annotations

import re

from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.scenes import Scene

_EXAMPLES = re.compile(
    r"(?:notamment|comme|tels? que|wie|etwa|darunter|como|entre (?:ellos|ellas)|incluid[oa]s|incluyendo|например|таки[ехм]+ как|такими как|"
    r"включая|в том числе|包括|例如|比如|诸如)[ «„“\"]*$"
)
_EXAMPLES_BEHIND = re.compile(
    r"(?:といった|のような|などの(?:大手|企業|競合|各社)|等(?:巨头|大厂|科技|公司|企业|厂商))"
)


_RIVALS = re.compile(
    r"(?:concurrent|rivaux|rival|compet|Konkurren|Wettbewerb|конкурент|соперник|对手|対抗|競合)[^.;:。]{0,24}$"
)


def is_rival(phrase: Phrase, scene: Scene) -> bool:
    """As in "face à ses concurrents, notamment A et B": whom the sentence sets against the parties of a deal."""
    return _RIVALS.search(scene.masked.mask, max(0, phrase.at - 40), phrase.at) is not None


def is_example(phrase: Phrase, scene: Scene) -> bool:
    """As in "ses concurrents, notamment A et B", "AやBといった大手": examples of a kind are no partners of each other."""
    mask = scene.masked.mask
    return (
        _EXAMPLES.search(mask, max(0, phrase.at - 24), phrase.at) is not None
        or _EXAMPLES_BEHIND.match(mask, phrase.at + 1) is not None
    )
