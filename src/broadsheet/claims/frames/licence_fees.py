"""What a payment without a word of its kind is for, where the text goes on to say that it lets somebody use something."""

from __future__ import annotations

import re

from broadsheet.claims.mask import Masked
from broadsheet.claims.reading import Reading

_OF_MIND = r"(?:models?|technology|software|code|weights|patents?|know-how|intellectual property|algorithms?|assistant|chatbot)"
_LETS_USE = re.compile(
    r"\b(?:lets?|letting|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|entitl(?:es|ed|ing)|enabl(?:es|ed|ing)) [\ue000-\ue4ff] (?:to )?(?:use|offer|sell|host|run|build on|resell|access)"
    rf" (?:[^\s,;]+ ){{0,4}}?{_OF_MIND}\b|\b(?:rights?|access|permission) to (?:use |offer |sell )?(?:[^\s,;]+ ){{0,4}}?{_OF_MIND}\b"
)
_GETS_LICENCE = re.compile(
    r"(?:In (?:return|exchange) )?(?:, )?[\ue200-\ue3ff] (?:gets?|receives?|will (?:get|receive|have)|is (?:getting|given)|obtains?|takes?|got|received|obtained)"
    rf" (?:[^\s,;]+ ){{0,3}}?(?:licen[sc]es?|rights?) (?:[^\s,;]+ ){{0,4}}?{_OF_MIND}\b"
)


def is_for_use(masked: Masked, reading: Reading) -> bool:
    """As in "pays Acme $5m in a deal that lets it use Acme's models", or "… $5m. It gets a licence for the models"."""
    if _LETS_USE.search(masked.mask):
        return True
    behind = reading.sentences[masked.index + 1 : masked.index + 2] if masked.field == "text" else []
    return any(
        "\n" not in masked.source[masked.end : after.start] and _GETS_LICENCE.match(after.mask)
        for after in behind
    )
