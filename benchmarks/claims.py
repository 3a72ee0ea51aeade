"""Deal claims against the gold claims of ../shared/bench/claims.

    python -m benchmarks.claims [--data DIR] [--peers] [--predictions FILE] [--errors] [--language XX]

Prints the scorer's figures per language and the speed; the last line is one JSON object.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.same_names import with_same_names
from broadsheet.claims import find_claims
from broadsheet.claims.lexicon import load_lexicon
from broadsheet.parties import load_parties
from broadsheet.records import Article, Attribution, Claim, Mention, Party, Provider, article_id, text_id
from broadsheet.text.money import read_amounts
from broadsheet.text.sentences import split_sentences

HERE = Path(__file__).resolve().parent.parent
DEFAULT = HERE.parent / "shared" / "bench" / "claims"
BOUNDS = {
    "exactly": "exact",
    "about": "about",
    "up_to": "up_to",
    "at_least": "at_least",
    "more_than": "more_than",
    "range": "exact",
}
STAGES = {"amended": "agreed", "lapsed": "terminated", "denied": "rumoured"}


def load_scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("claims_score", folder / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def article_of(doc: dict[str, Any]) -> Article:
    url = doc.get("url") or f"https://document.example/{doc['id']}"
    written = (doc.get("published") or "") + {4: "-01-01", 7: "-01"}.get(len(doc.get("published") or ""), "")
    published = datetime.fromisoformat(written).replace(tzinfo=UTC) if written else None
    title, text = doc.get("title") or "", doc["text"]
    provider = Provider(name=doc.get("provider") or "", domain="document.example")
    return Article(
        id=article_id(url), text_id=text_id(title, text), url=url, original_url=url, provider=provider, title=title,
        text=text, language=doc.get("language") or "en", published=published, published_precision="day",
    )  # fmt: skip


ROLLED_UP = frozenset(
    ("amazon", "microsoft", "alphabet", "meta")
)  # divisions that the guide counts as their owner
STATES = frozenset(("government", "regulator"))


def name_of(mention: Mention | None, told: str = "") -> str | None:
    """The name that the guide gives a party: as the document names it, a division apart unless the guide rolls it up."""
    if mention is None:
        return None
    party = load_parties().party(mention.party_id)
    if party is None or party.kind in STATES:
        return mention.name
    division = load_parties().party(mention.division_id)
    if division is not None:
        party = party if party.id in ROLLED_UP else division
    if not told or _is_told(party.name, told):
        return _told_longer(party, told) or party.name
    named = [n for n in party.aliases if n.isascii() and not set(":(") & set(n) and _is_told(n, told)]
    spelled = [n for n in named if not (n.isupper() and n.isalpha())]
    if any(_spells_out(n, party.name) for n in spelled):
        return party.name  # "Advanced Micro Devices" is AMD
    initials = [n for n in named if n not in spelled and all(t.split(":")[-1] != n for t in party.tickers)]
    return max(spelled or initials, key=len, default=party.name)


def _told_longer(party: Party, told: str) -> str:
    """The longest alias that goes on from a fund's name and stands in the document ("Redpoint Ventures"), or "".

    What only says what sort of firm it is ("SoftBank Group", "Brookfield Asset Management") is left out.
    """
    if party.kind != "investor":
        return ""
    own = f"{party.name.casefold()} "
    longer = {n for n in party.aliases if n.casefold().startswith(own)}
    longer -= {n for n in longer if n.casefold().removeprefix(own) in {"group", "corp", "asset management"}}
    return max((n for n in sorted(longer) if _is_told(n, told)), key=len, default="")


def _spells_out(name: str, initials: str) -> bool:
    return (
        len(initials) > 2
        and initials.isupper()
        and [w[:1] for w in name.split()][: len(initials)] == list(initials)
    )


def _is_told(name: str, told: str) -> bool:
    edge = r"[^\W\u3040-\u30ff\u4e00-\u9fff]"  # Chinese and Japanese put no blank around a Latin name
    return re.search(rf"(?<!-)(?<!{edge}){re.escape(name)}(?!{edge})", told, re.IGNORECASE) is not None


def speaker_of(speaker: Attribution, told: str = "") -> str:
    """The name that the guide gives a speaker: a company or outlet as the document names it."""
    if not load_parties().party(speaker.party_id):
        return speaker.name
    return (
        name_of(Mention(as_written=speaker.name, party_id=speaker.party_id, name=speaker.name), told)
        or speaker.name
    )


def prediction_of(doc_id: str, claim: Claim, told: str = "") -> dict[str, Any]:
    """A claim in the form of the guide; `told` is the whole document, for the names that it uses."""
    money = claim.money
    return {
        "doc_id": doc_id,
        "type": "offtake_or_other"
        if claim.relation == "credit"
        else claim.relation,  # the guide has one name
        "source_party": name_of(claim.subject, told),
        "target_party": name_of(claim.object, told),
        "other_parties": [name_of(m, told) for m in claim.others],
        "source_surface": claim.subject.as_written if claim.subject else None,
        "target_surface": claim.object.as_written if claim.object else None,
        "amount_min": float(money.low) if money and money.low is not None else None,
        "amount_max": float(money.high) if money and money.high is not None else None,
        "currency": money.currency if money else None,
        "amount_qualifier": BOUNDS[money.bound] if money else "none",
        "period": (money.period or None) if money else None,
        "status": STAGES.get(claim.stage, claim.stage),
        "attribution": [speaker_of(a, told) for a in claim.said_by],
        "evidence": claim.evidence[0].quote,
        "evidence_more": [s.quote for s in claim.evidence[1:]],
    }


def predict(docs: Iterable[dict[str, Any]]) -> tuple[list[dict[str, Any]], float]:
    load_parties()
    docs = list(docs)
    articles = [(doc["id"], article_of(doc)) for doc in docs]
    for language in sorted({article.language for _, article in articles}):  # a worker reads these once
        lexicon = load_lexicon(language)
        assert all(frame.pattern for frame in lexicon.frames) if lexicon else True
    find_claims(articles[0][1])
    began = time.process_time()
    found = [(i, claim) for i, article in articles for claim in find_claims(article)]
    seconds = time.process_time() - began
    told = {doc["id"]: f"{doc.get('title') or ''}\n{doc['text']}" for doc in docs}
    return [prediction_of(i, claim, told[i]) for i, claim in found], seconds


def peer_predict(docs: Iterable[dict[str, Any]]) -> tuple[list[dict[str, Any]], float]:
    """The floor: names of the catalogue and a verb in one sentence; first name gives, second receives."""
    verbs = {"investment": r"invest|stake|投资|出資|инвест", "acquisition": r"acqui|buys|bought|收购|買収", "funding_round": r"rais|funding|融资|levée",
             "partnership": r"partner|deal|agreement|合作|提携", "chip_supply": r"chip|GPU", "compute_supply": r"cloud|compute", "licensing": r"licen"}  # fmt: skip
    book, out, began = load_parties(), [], time.perf_counter()
    for doc in docs:
        seen: set[tuple[str, ...]] = set()
        for start, end in split_sentences(doc["text"], doc.get("language") or "en"):
            sentence = doc["text"][start:end]
            names = list(
                dict.fromkeys(
                    book.mention(s, sentence).name for s in book.sightings(sentence) if s.form.kind == "name"
                )
            )
            kind = next((k for k, v in verbs.items() if re.search(v, sentence, re.IGNORECASE)), None)
            if (
                kind is None
                or not names
                or (len(names) < 2 and kind != "funding_round")
                or (key := (kind, *names[:2])) in seen
            ):
                continue
            seen.add(key)
            money = next(iter(read_amounts(sentence, language=doc.get("language") or "en")), None)
            pair = (None, names[0]) if kind == "funding_round" else (names[0], names[1])
            out.append({"doc_id": doc["id"], "type": kind, "source_party": pair[0], "target_party": pair[1], "status": "announced",
                        "amount_min": float(money.low) if money and money.low else None, "amount_max": float(money.high) if money and money.high else None,
                        "currency": money.currency if money else None, "amount_qualifier": BOUNDS[money.bound] if money else "none",
                        "attribution": [], "evidence": sentence})  # fmt: skip
    return out, time.perf_counter() - began


def figures(result: dict[str, Any], seconds: float, count: int) -> dict[str, Any]:
    def row(part: dict[str, Any]) -> dict[str, Any]:
        precision, recall, f1 = part["relation"]
        return {
            "documents": part["documents"], "gold": part["gold"],
            "relation_precision": round(100 * precision, 1), "relation_recall": round(100 * recall, 1), "relation_f1": round(100 * f1, 1),
            "core_f1": round(100 * part["core"][2], 1), "all_f1": round(100 * part["all"][2], 1),
            "grounded": round(100 * part["grounded"][3], 1), "false_per_negative": round(part["false_per_negative"], 3),
        }  # fmt: skip

    languages = {name: row(part) for name, part in result.items() if name != "all"}
    return {
        "benchmark": "claims",
        **row(result["all"]),
        "documents_per_second": round(count / seconds, 1),
        "languages": languages,
    }


def run(
    scorer: ModuleType,
    docs: dict[str, Any],
    gold: list[dict[str, Any]],
    guess: Callable[..., Any],
    options: argparse.Namespace,
) -> dict[str, Any]:
    predictions, seconds = guess(docs.values())
    result, rows = scorer.evaluate(docs, gold, predictions)
    scorer.report(result)
    print(f"{len(docs) / seconds:.1f} documents a second on one core")
    if options.errors:
        for r in rows:
            for kind in ("misses", "false"):
                for c in r[kind]:
                    print(kind[:4].upper(), r["doc"], c.get("type"), c.get("source_party"), "->", c.get("target_party"), c.get("amount_min"),
                          c.get("amount_max"), c.get("status"), "|", (c.get("evidence") or "")[:160].replace("\n", " "))  # fmt: skip
    return {"figures": figures(result, seconds, len(docs)), "predictions": predictions}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--peers", action="store_true", help="also score the floor: a name list and verbs")
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--errors", action="store_true", help="list misses and false claims")
    parser.add_argument("--language")
    parser.add_argument(
        "--same-names",
        action="store_true",
        help="names of one party are one name: for labels of our own, never for the benchmark",
    )
    options = parser.parse_args()
    if not (options.data / "documents.jsonl").is_file():
        print(f"no claims benchmark in {options.data}: give its folder with --data DIR", file=sys.stderr)
        return 2
    scorer = load_scorer(options.data if (options.data / "score.py").is_file() else DEFAULT)
    scorer = with_same_names(scorer) if options.same_names else scorer
    docs = {
        d["id"]: d
        for d in scorer.read(options.data / "documents.jsonl")
        if options.language in {None, d["language"]}
    }
    gold_file = options.data / "claims.jsonl"
    gold = [g for g in scorer.read(gold_file) if g["doc_id"] in docs] if gold_file.is_file() else []
    answer: dict[str, Any] = {}
    if options.peers:
        print("== floor: a name list and verbs")
        answer["floor"] = run(scorer, docs, gold, peer_predict, argparse.Namespace(errors=False))["figures"]
        print("== broadsheet")
    ours = run(scorer, docs, gold, predict, options)
    if options.predictions:
        lines = (json.dumps(p, ensure_ascii=False) for p in ours["predictions"])
        options.predictions.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(json.dumps({**ours["figures"], **answer}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
