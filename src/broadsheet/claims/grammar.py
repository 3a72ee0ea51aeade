"""Claims by grammar and judge: frames over masked sentences, pairs that no frame tells, put together over the document."""

from __future__ import annotations

from dataclasses import replace

from broadsheet.claims.drafts import Draft
from broadsheet.claims.fields.credits import carry_credits
from broadsheet.claims.fields.tranches import find_tranches
from broadsheet.claims.folding.assembly import assemble
from broadsheet.claims.folding.deals_alike import find_deals_alike
from broadsheet.claims.folding.echoes import Echo, find_echo
from broadsheet.claims.folding.shares_of_sums import with_shares
from broadsheet.claims.frames.framing import find_drafts
from broadsheet.claims.frames.valency import NATIVE
from broadsheet.claims.gate import admit
from broadsheet.claims.judging.judge import load_weights
from broadsheet.claims.judging.judged import find_judged
from broadsheet.claims.judging.opinions import put_opinions
from broadsheet.claims.judging.verdicts import weigh_pairs
from broadsheet.claims.lexicon import Lexicon, load_lexicon
from broadsheet.claims.mended import as_written, mend
from broadsheet.claims.native.framing import find_native_drafts
from broadsheet.claims.native.reading import read_native
from broadsheet.claims.reading import read_article
from broadsheet.claims.refusals.far_sides import names_its_sides
from broadsheet.parties.book import PartyBook, load_parties
from broadsheet.records import Article, Claim

VERSION = "claims.grammar@15"


class GrammarExtractor:
    """Finds claims by rules and by weights that come with the package: no network, the same answer every time."""

    name = VERSION

    def __init__(self, book: PartyBook | None = None) -> None:
        self._book = book

    def find_claims(self, article: Article) -> tuple[Claim, ...]:
        """Claims whose every evidence span quotes the article; empty for a language without a lexicon."""
        lexicon = load_lexicon(article.language)
        if lexicon is None:
            return ()
        if lexicon.language in NATIVE:  # German, French, Spanish, Russian, Chinese, Japanese: by valency
            book = self._book or load_parties()
            native = read_native(article, lexicon, book)
            claims = assemble(find_native_drafts(native), [], native, VERSION)
            near = (claim for claim in claims if names_its_sides(claim, article))
            return admit((_with_known_parties(claim, book) for claim in near), article)
        mended = mend(article.text)
        found = self._read(replace(article, text=mended.text), lexicon)
        return admit((as_written(claim, article, mended) for claim in found), article)

    def _read(self, article: Article, lexicon: Lexicon) -> tuple[Claim, ...]:
        """The claims of an English article."""
        reading = read_article(article, lexicon, self._book or load_parties())
        drafts: list[Draft] = []
        echoes: list[Echo] = []
        for sentence in reading.sentences:
            found = find_drafts(sentence, reading)
            drafts.extend(found)
            if not found and (echo := find_echo(sentence, reading)):
                echoes.append(echo)
        drafts.extend(find_tranches(reading, drafts))
        drafts.extend(find_deals_alike(reading, drafts))
        drafts = with_shares(drafts, reading)
        weighing = weigh_pairs(reading, drafts, load_weights())
        drafts.extend(find_judged(reading, drafts, weighing))
        put_opinions(drafts, weighing, reading)
        carry_credits(drafts, reading)
        return assemble(drafts, echoes, reading, VERSION)


def _with_known_parties(claim: Claim, book: PartyBook) -> Claim:
    """Parties by the id that English texts give them, so that a deal told in two languages is one."""
    sides = [book.as_known(m) if m else None for m in (claim.subject, claim.object)]
    others = tuple(map(book.as_known, claim.others))
    return replace(claim, subject=sides[0], object=sides[1], others=others)


def find_claims(article: Article, *, book: PartyBook | None = None) -> tuple[Claim, ...]:
    """What `article` says about deals between parties, each claim with the sentences that say it."""
    return GrammarExtractor(book).find_claims(article)
