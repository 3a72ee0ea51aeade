"""Lines that name who took a picture."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 240
_WORDS: Final = (
    r"photo(?:graph)?s?|images?|pic(?:ture)?s?|fotos?|bild(?:er)?|imagen|crédits?|credits?|illustration|graphic"
    r"|grafik|infographic|collage|фото|иллюстрация|写真|画像|图片|圖片|사진"
)
_FRONT: Final = re.compile(
    rf"(?:(?:{_WORDS})(?:\s+(?:by|credit|courtesy|von|de))?\s*[:：©/|]|©|\(c\)\s)", re.IGNORECASE
)
_BEHIND: Final = re.compile(
    rf"[(\[](?:(?:{_WORDS})(?:\s+(?:by|credit|courtesy|von|de|:))?\b|©)[^()\[\]]{{0,90}}[)\]]\s*$",
    re.IGNORECASE,
)


_ANYWHERE: Final = re.compile(
    rf"(?:^|[.!?…)]\s+|\s[|/–—-]\s)(?:{_WORDS})(?:\s+(?:by|credit|courtesy))?\s*[:：©]", re.IGNORECASE
)


def is_caption(text: str, images: int) -> bool:
    """Whether a short line that holds a picture says what is in it: who took it stands behind a sentence."""
    return images > 0 and len(text) <= _LONGEST and bool(_ANYWHERE.search(text) or is_credit_line(text))


def is_credit_line(text: str) -> bool:
    """Whether a short line begins or ends as a picture's credit does: "Photo: …", "… (Image: …)"."""
    return len(text) <= _LONGEST and bool(_FRONT.match(text) or _BEHIND.search(text))
