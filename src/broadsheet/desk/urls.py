"""The desk's addresses, below /desk/."""

from __future__ import annotations

from django.urls import path

from broadsheet.desk import moderation, views

urlpatterns = [
    path("", views.show_queue),
    path("enter/", views.enter),
    path("leave/", views.leave),
    path("stories/<slug:story_id>/", views.show_story),
    path("claims/", views.show_claims),
    path("disputes/", views.show_disputes),
    path("moderation/", moderation.show_comments),
    path("log/", views.show_log),
    path("sources/", views.show_sources),
    path("act/", views.act),
    path("undo/", views.take_back),
    path("print/", views.print_edition),
    path("static/<str:name>", views.static_file),
]
