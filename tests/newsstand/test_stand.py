"""The newsstand's calendar, copies and truth."""

from datetime import UTC, datetime, timedelta

import pytest

from broadsheet.testing.newsstand import check_newsstand, make_newsstand
from broadsheet.testing.newsstand.copies import KEPT

WIRE = "http://harbour-wire.example/business/larkspur-2024-03-04/"
COAST = "coast-gazette"


def only(stand, outlet):
    (page,) = stand.pages_of(outlet)
    return page


def test_a_verbatim_reprint_has_the_body_claims_event_and_roots_of_its_original(small):
    wire, copy = only(small, "harbour-wire"), only(small, "prairie-courier")
    assert copy.body == wire.body
    assert copy.truth.claims == wire.truth.claims
    assert (copy.truth.event, copy.truth.roots) == ("northwind-larkspur", ("harbour-wire",))


def test_a_shortened_reprint_keeps_the_top_and_states_only_what_it_kept(small):
    wire, copy = only(small, "harbour-wire"), only(small, COAST)
    assert wire.body.startswith(copy.body)
    assert 0 < len(copy.passages) < len(wire.passages) * (KEPT + 0.2)
    assert [claim.relation for claim in copy.truth.claims] == ["investment"]


def test_a_reprint_takes_the_wording_of_its_own_hour(leaves):
    late = leaves["2024-03-04-prairie-courier-larkspur"].replace("2024-03-04T11", "2024-03-05T11")
    stand = make_newsstand(leaves | {"2024-03-05-prairie-courier-late": late})
    (page, _) = stand.pages_of("prairie-courier")
    assert "up to $2 billion in" in page.body
    assert page.edits == ()


def test_on_a_day_only_what_was_published_by_then_is_there(small):
    morning = small.at(datetime(2024, 3, 4, 11, 30, tzinfo=UTC))
    assert {page.outlet.id for page in morning.pages} == {"harbour-wire", "prairie-courier"}


def test_an_edited_page_keeps_its_address_and_changes_its_wording(small):
    after = small.at(datetime(2024, 3, 5, 9, tzinfo=UTC))
    page = after.page(WIRE)
    assert "up to $2 billion in" in page.body
    assert page.updated == datetime(2024, 3, 5, 8, tzinfo=UTC)
    assert page.notes == ("The sum is a ceiling.",)
    assert "invest $2 billion in" in small.page(WIRE).body


def test_a_claim_is_true_of_a_page_only_while_its_evidence_stands_there(small):
    after = small.at(datetime(2024, 3, 5, 9, tzinfo=UTC))
    assert [claim.relation for claim in small.claims_truth(WIRE)] == ["investment", "compute_supply"]
    assert [claim.relation for claim in after.claims_truth(WIRE)] == ["compute_supply"]


def test_an_address_is_found_with_tracking_parameters_and_in_capitals(small):
    assert (
        small.truth_of(WIRE.replace("harbour", "Harbour") + "?utm_source=rss").event == "northwind-larkspur"
    )
    with pytest.raises(KeyError):
        small.truth_of("http://harbour-wire.example/nothing")


def test_a_story_knows_its_first_report_its_copies_and_its_one_voice(small):
    (story,) = small.stories_truth()
    assert story.first_key == "2024-03-04-harbour-wire-larkspur"
    assert story.roots == ("harbour-wire.example",)
    assert len(story.copies) == 3
    assert story.keys[0] == story.first_key


def test_outlets_of_one_family_count_as_one_voice(leaves):
    sister = leaves["2024-03-06-rhein-anzeiger-larkspur"]
    both = {
        "2024-03-06-rhein-anzeiger-x": sister.replace("[harbour-wire]", "[rhein-anzeiger]"),
        "2024-03-06-technik-bote-x": sister.replace("[harbour-wire]", "[technik-bote]").replace(
            "outlet: rhein-anzeiger", "outlet: technik-bote"
        ),
    }
    (story,) = make_newsstand(both).stories_truth()
    assert story.roots == ("nordlicht-verlag",)


def test_a_broken_article_is_named_with_what_is_wrong(leaves):
    wire = leaves["2024-03-04-harbour-wire-larkspur"]
    with pytest.raises(ValueError, match=r"articles/k\.md.*no front matter"):
        make_newsstand({"k": "no front matter"})
    with pytest.raises(ValueError, match="which is no page"):
        make_newsstand({"k": leaves["2024-03-04-metro-daily-larkspur"]})
    damaged = wire.replace('evidence: "Northwind', 'evidence: "Southwind').replace(
        "stage: planned", "stage: vague"
    )
    problems = check_newsstand(make_newsstand({"2024-03-04-harbour-wire-larkspur": damaged}))
    assert any("evidence is in no paragraph" in problem and "Southwind" in problem for problem in problems)
    assert any("unknown stage 'vague'" in problem for problem in problems)


def test_what_comes_too_early_is_told(leaves):
    early = leaves["2024-03-04-prairie-courier-larkspur"].replace("T11", "T01")
    before = (
        leaves["2024-03-06-rhein-anzeiger-larkspur"].replace("2024-03-06", "2024-03-04").replace("T07", "T02")
    )
    problems = check_newsstand(
        make_newsstand(
            leaves | {"2024-03-04-prairie-courier-larkspur": early, "2024-03-04-rhein-anzeiger-x": before}
        )
    )
    assert any("before the page it reprints" in problem for problem in problems)
    assert any("rests on harbour-wire, which reports it later" in problem for problem in problems)


def test_passages_keep_their_kinds(small):
    kinds = [passage.kind for passage in only(small, "harbour-wire").passages]
    assert kinds == ["paragraph", "paragraph", "heading", "item", "item", "paragraph"]


def test_the_shipped_newsstand_has_no_mistakes_and_holds_its_floors(stand):
    assert check_newsstand(stand) == ()


def test_every_edit_of_the_shipped_newsstand_changes_the_page_at_its_instant(stand):
    edited = [page for page in stand.pages if page.edits]
    assert edited
    for page in edited:
        for edit in page.edits:
            before, after = page.at(edit.at - timedelta(seconds=1)), page.at(edit.at)
            assert (before.title, before.body) != (after.title, after.body)


def test_days_lead_from_the_first_page_to_the_end(stand):
    assert stand.days[0] >= stand.start
    assert stand.at(stand.days[-1]).pages == stand.at(stand.end).pages
