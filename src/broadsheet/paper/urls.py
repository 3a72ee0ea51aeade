"""The addresses: health for machines, everything else is the press's."""

from __future__ import annotations

from django.urls import path, re_path

from broadsheet.paper import views

urlpatterns = [
    path("healthz", views.show_alive),
    path("liveness", views.show_alive),
    path("readyz", views.show_ready),
    path("healthcheck", views.show_ready),
    path("readiness", views.show_ready),
    re_path(r"", views.show),
]

handler400 = "broadsheet.paper.views.show_bad_request"
handler404 = "broadsheet.paper.views.show"
handler500 = "broadsheet.paper.views.show_fault"
