"""The newsstand's own truth as claims: what its pages state in their last wording."""

from functools import cache

from broadsheet.parties import load_parties
from broadsheet.records import Attribution, Claim, Mention, Money, Span, article_id, claim_id
from broadsheet.testing.newsstand import load_newsstand


@cache
def newsstand_claims():
    stand = load_newsstand()
    last = stand.at(stand.end)
    names = {outlet.name for outlet in stand.outlets}
    outlet_of = {page.key: page.outlet for page in stand.pages}
    parties = load_parties()
    told = []
    for page in last.pages:
        source = outlet_of[page.truth.copy_of] if page.truth.copy_of else page.outlet
        told += [_claim(page, source, truth, names, parties) for truth in last.claims_truth(page.url)]
    return tuple(told)


def _claim(page, source, truth, names, parties):
    def mention(name):
        if name is None:
            return None
        known = parties.party(name)
        party_id = name if known else "?" + name.lower().replace(" ", "-")
        return Mention(as_written=name, party_id=party_id, name=known.name if known else name)

    article, quote = article_id(page.url), truth.evidence
    stated = truth.low is not None or truth.high is not None
    return Claim(
        id=claim_id(article, quote, truth.relation, truth.subject or "", truth.object or "", f"{truth.low}{truth.high}"),
        article_id=article, text_id=article, relation=truth.relation, subject=mention(truth.subject),
        object=mention(truth.object), stage=truth.stage,
        evidence=(Span(article_id=article, text_id=article, start=0, end=len(quote), quote=quote),),
        others=tuple(map(mention, truth.others)),
        money=Money(low=truth.low, high=truth.high, currency=truth.currency or "XXX", bound=truth.bound or "exactly",
                    as_written=f"{truth.low}-{truth.high}") if stated else None,
        denied=truth.denied, cumulative=truth.cumulative,
        said_by=tuple(Attribution(kind="outlet" if n in names else "company", name=n) for n in truth.said_by),
        outlet=page.outlet.provider.domain, root=source.provider.root,
        reported_at=page.published, first_seen=page.published,
    )  # fmt: skip
