"""All addresses that one server answers: the desk's, and the paper's below them."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("desk/", include("broadsheet.desk.urls")),
    path("", include("broadsheet.paper.taking_part")),
    path("", include("broadsheet.paper.own_data")),
    path("", include("broadsheet.paper.listening")),
    path("", include("broadsheet.paper.subscribing")),
    path("", include("broadsheet.paper.urls")),
]

handler400 = "broadsheet.paper.views.show_bad_request"
handler404 = "broadsheet.paper.views.show_missing"
handler500 = "broadsheet.paper.views.show_fault"
