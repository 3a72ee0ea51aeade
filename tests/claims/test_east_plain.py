"""Plain sentences of every deed in every shape and tense, in Russian, Chinese and Japanese."""

from collections import defaultdict
from pathlib import Path

import pytest

from broadsheet.claims import find_claims
from broadsheet.records import FAMILY_OF
from tests.claims.articles import article

PAIRS = {
    "ru": {
        "": ("Nvidia", "Cohere"), "funding_round": ("Accel", "Cohere"), "chip_supply": ("AMD", "OpenAI"),
        "compute_supply": ("Oracle", "OpenAI"), "licensing": ("Reuters", "OpenAI"), "alliance": ("Microsoft", "Samsung"),
        "offtake_or_other": ("Constellation", "Microsoft"),
    },
    "zh": {
        "": ("英伟达", "Cohere"), "funding_round": ("高瓴", "Cohere"), "chip_supply": ("AMD", "OpenAI"),
        "compute_supply": ("甲骨文", "OpenAI"), "licensing": ("路透社", "OpenAI"), "alliance": ("微软", "三星"),
        "offtake_or_other": ("Constellation", "微软"),
    },
    "ja": {
        "": ("エヌビディア", "コーヒア"), "funding_round": ("アクセル", "コーヒア"), "chip_supply": ("AMD", "オープンAI"),
        "compute_supply": ("オラクル", "オープンAI"), "licensing": ("ロイター", "オープンAI"), "alliance": ("マイクロソフト", "サムスン"),
        "offtake_or_other": ("関西電力", "マイクロソフト"),
    },
}  # fmt: skip
"""Who gives and who receives, by the kind of deal; "" stands for money and control."""
STAGED = {"ru": ("Nvidia", "Cohere"), "zh": ("英伟达", "商汤科技"), "ja": ("エヌビディア", "コーヒア")}
BOTH_WAYS = frozenset(("alliance", "terms"))


def read_rows():
    rows = defaultdict(list)
    for line in Path(__file__).with_name("east_plain.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, relations, stage, sentence = line.split("\t")
            rows[language, tuple(relations.split()), bool(stage)].append((stage, sentence))
    return rows


ROWS = read_rows()


def pair_of(language, relation, sentence, *, is_staged):
    if is_staged:
        return STAGED[language]
    if relation == "offtake_or_other" and any(word in sentence for word in LOANS):
        return {
            "ru": ("JPMorgan", "CoreWeave"),
            "zh": ("摩根大通", "CoreWeave"),
            "ja": ("みずほ銀行", "コアウィーブ"),
        }[language]
    pairs = PAIRS[language]
    kind = "alliance" if FAMILY_OF[relation] in BOTH_WAYS else relation
    return pairs.get(kind, pairs[""])


LOANS = ("кредит", "заём", "в долг", "贷款", "借款", "信贷", "融資", "借り入れ")


def is_same(name, mention):
    return mention is not None and any(
        name in own or own in name for own in (mention.as_written, mention.name)
    )


def tells(claim, pair, families, stage):
    if FAMILY_OF[claim.relation] not in families or (stage and claim.stage != stage):
        return False
    ways = [pair, pair[::-1]] if families & BOTH_WAYS else [pair]
    return any(is_same(a, claim.subject) and is_same(b, claim.object) for a, b in ways)


@pytest.mark.parametrize(
    "key", sorted(ROWS), ids=lambda key: f"{key[0]}-{key[1][0]}{'-stages' if key[2] else ''}"
)
def test_a_plain_sentence_tells_its_deal_in_every_shape_and_tense(key):
    language, relations, is_staged = key
    families = frozenset(FAMILY_OF[relation] for relation in relations)
    missed = []
    for stage, sentence in ROWS[key]:
        pair = pair_of(language, relations[0], sentence, is_staged=is_staged)
        text = sentence.replace("⟨A⟩", pair[0]).replace("⟨B⟩", pair[1])
        if not any(tells(c, pair, families, stage) for c in find_claims(article(text, language=language))):
            missed.append(text)
    assert missed == []
