"""The page for whoever was overtaken: what stands now beside what was wanted."""

from __future__ import annotations

from typing import Final, cast

from django.http import HttpRequest, HttpResponse

from broadsheet.desk.forms import Act
from broadsheet.desk.showing import inside, show_page
from broadsheet.desk.telling import tell, words_meant
from broadsheet.desk.wording import say
from broadsheet.records import Judgement
from broadsheet.records.judgement import JudgementKind
from broadsheet.wiring import utc_now

NOT_REPEATED: Final = frozenset({"csrfmiddlewaretoken", "seen", "mark", "back"})


def show_overtaken(
    request: HttpRequest, wanted: Act, standing: Judgement | None, again_at: str = "/desk/act/"
) -> HttpResponse:
    """What another editor decided in the meantime, beside what was wanted; nothing typed is lost.

    The answer is 412: what the form was filled in upon does not hold any more.
    """
    name = request.user.get_username()
    yours = Judgement(
        id="yours", kind=cast("JudgementKind", wanted.kind), left=wanted.left,
        right=wanted.right, verdict=wanted.verdict, by=name, at=utc_now(),
    )  # fmt: skip
    told = tell([yours, *([standing] if standing else [])])
    values: dict[str, object] = {
        "standing": standing,
        "theirs": say("%(by)s %(told)s.", by=standing.by, told=told[standing.id]) if standing else "",
        "theirs_words": words_meant(standing.kind, standing.verdict) if standing else "",
        "yours": say("%(by)s would have %(told)s", by=name, told=told["yours"]),
        "yours_words": words_meant(wanted.kind, wanted.verdict),
        "again_at": again_at,
        "fields": [(n, v) for n in request.POST if n not in NOT_REPEATED for v in request.POST.getlist(n)],
        "back": inside(request.POST.get("back", "")),
    }
    return show_page(request, "overtaken", values, status=412)
