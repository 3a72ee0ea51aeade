"""The desk's addresses, below /desk/."""

from __future__ import annotations

from django.urls import path

from broadsheet.desk import (
    acts,
    door,
    ledger_pages,
    log,
    method_page,
    moderation,
    passkeys,
    preview,
    showing,
    sources_page,
    stories,
)

urlpatterns = [
    path("", stories.show_queue),
    path("stories/<slug:story_id>/", stories.show_story),
    path("preview/<str:day>/", preview.show_preview),
    path("preview/<str:day>/paper/", preview.show_paper),
    path("act/", acts.act),
    path("merge/", acts.merge),
    path("undo/", acts.take_back),
    path("print/", acts.print_edition),
    path("claims/", ledger_pages.show_claims),
    path("merges/", ledger_pages.show_merges),
    path("disputes/", ledger_pages.show_disputes),
    path("moderation/", moderation.show_comments),
    path("method/", method_page.show_method),
    path("log/", log.show_log),
    path("sources/", sources_page.show_sources),
    path("sources/preview/", sources_page.preview_source),
    path("sources/add/", sources_page.add_source),
    path("sources/pause/", sources_page.pause_source),
    path("sources/take-opml/", sources_page.take_opml),
    path("sources/sources.opml", sources_page.give_opml),
    path("you/", passkeys.show_keys),
    path("you/offer-key/", passkeys.offer_key),
    path("you/keep-key/", passkeys.keep_key),
    path("you/remove-key/", passkeys.remove_key),
    path("enter/", door.enter),
    path("enter/offer/", passkeys.offer_entry),
    path("enter/by-key/", passkeys.enter_by_key),
    path("leave/", door.leave),
    path("static/<str:name>", showing.static_file),
]
