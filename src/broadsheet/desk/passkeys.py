"""Passkeys: a key in the editor's own device instead of a password (WebAuthn, by py_webauthn)."""

from __future__ import annotations

import ipaddress
import json
from contextlib import suppress
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST
from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from broadsheet.adapters.store import keys, writing
from broadsheet.desk.showing import go_back, inside, newsroom_settings, show_page
from broadsheet.desk.wording import say
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Judgement, content_id
from broadsheet.wiring import utc_now

KIND: Final = "person"
CHALLENGE: Final = "passkey challenge"
LARGEST: Final = 20_000  #: bytes of an answer of a browser
BACKEND: Final = "django.contrib.auth.backends.ModelBackend"


def site_bounds() -> tuple[str, str]:
    """(the name keys are bound to, the origin they answer for), from the settings, never from a request.

    A key is bound to a name. A paper on this machine's own number is reached as localhost.
    """
    parts = urlsplit(newsroom_settings().address)
    host = parts.hostname or "localhost"
    with suppress(ValueError):  # a name, as it should be
        host = "localhost" if ipaddress.ip_address(host).is_loopback else host
    port = f":{parts.port}" if parts.port else ""
    return host, f"{parts.scheme}://{host}{port}"


@require_POST
@login_required(login_url="/desk/enter/")
def offer_key(request: HttpRequest) -> HttpResponse:
    """What the browser needs for making a key."""
    name, _ = site_bounds()
    options = generate_registration_options(
        rp_id=name,
        rp_name=newsroom_settings().title,
        user_name=request.user.get_username(),
        user_id=f"person {request.user.pk}".encode(),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[
            PublicKeyCredentialDescriptor(id=base64url_to_bytes(key.id))
            for key in keys.keys_of(request.user.pk)
        ],
    )
    request.session[CHALLENGE] = bytes_to_base64url(options.challenge)
    return HttpResponse(options_to_json(options), content_type="application/json")


@require_POST
@login_required(login_url="/desk/enter/")
def keep_key(request: HttpRequest) -> HttpResponse:
    """Keeps the public half of a key that was just made."""
    name, origin = site_bounds()
    given = _read_answer(request)
    challenge = request.session.pop(CHALLENGE, "")
    if given is None or not challenge:
        return JsonResponse({"fault": say("There was nothing to keep.")}, status=400)
    try:
        made = verify_registration_response(
            credential=given, expected_challenge=base64url_to_bytes(challenge), expected_rp_id=name,
            expected_origin=origin, require_user_verification=True,
        )  # fmt: skip
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return JsonResponse({"fault": say("The key could not be checked. Try again.")}, status=400)
    label = str(given.get("label", "")).strip()[:60] or "Passkey"
    key = keys.Key(
        id=bytes_to_base64url(made.credential_id), person=request.user.pk, label=label,
        public=made.credential_public_key, uses=made.sign_count, made_at=utc_now(),
    )  # fmt: skip
    if not keys.add_key(key):
        return JsonResponse({"fault": say("This key is known already.")}, status=409)
    note_person(request.user.get_username(), f"added the passkey “{label}”", utc_now())
    return JsonResponse({"next": "/desk/you/"})


@require_POST
@login_required(login_url="/desk/enter/")
def remove_key(request: HttpRequest) -> HttpResponse:
    """Removes one of the person's own keys; another's is not found."""
    if not keys.remove_key(request.user.pk, request.POST.get("id", "")):
        return show_page(
            request, "refused", {"fault": say("There is no such key."), "back": "/desk/you/"}, status=404
        )
    note_person(request.user.get_username(), "removed a passkey", utc_now())
    return go_back(request)


@require_POST
def offer_entry(request: HttpRequest) -> HttpResponse:
    """What the browser needs for answering with a key; it says nothing of who has one."""
    name, _ = site_bounds()
    options = generate_authentication_options(
        rp_id=name, user_verification=UserVerificationRequirement.REQUIRED
    )
    request.session[CHALLENGE] = bytes_to_base64url(options.challenge)
    return HttpResponse(options_to_json(options), content_type="application/json")


@require_POST
def enter_by_key(request: HttpRequest) -> HttpResponse:
    """Lets in who holds a known key."""
    given = _read_answer(request)
    challenge = request.session.pop(CHALLENGE, "")
    key = keys.find_key(str(given.get("id", ""))) if given else None
    person = User.objects.filter(pk=key.person, is_active=True).first() if key else None
    if given is None or key is None or person is None or not challenge or not _is_held(given, key, challenge):
        return JsonResponse({"fault": say("No account here goes with that key.")}, status=401)
    login(request, person, backend=BACKEND)
    return JsonResponse({"next": inside(str(given.get("next", "")))})


def _is_held(given: dict[str, Any], key: keys.Key, challenge: str) -> bool:
    """Whether the answer was signed by the key's private half, for this site and this challenge."""
    name, origin = site_bounds()
    try:
        answer = verify_authentication_response(
            credential=given, expected_challenge=base64url_to_bytes(challenge), expected_rp_id=name,
            expected_origin=origin, credential_public_key=key.public,
            credential_current_sign_count=key.uses, require_user_verification=True,
        )  # fmt: skip
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return False
    keys.note_use(key.id, answer.new_sign_count, utc_now())
    return True


def _read_answer(request: HttpRequest) -> dict[str, Any] | None:
    if request.content_type != "application/json" or len(request.body) > LARGEST:
        return None
    try:
        given = json.loads(request.body)
    except ValueError:
        return None
    return given if isinstance(given, dict) else None


def note_person(name: str, what: str, at: datetime, *, by: str = "") -> None:
    """Writes an act on an account into the log."""
    judgement = Judgement(
        id=content_id("judgement", KIND, name, what, at.isoformat()), kind=KIND, left=name, right="",
        verdict=what, by=by or name, at=at,
    )  # fmt: skip
    writing.commit(Outcome(at=at, judgements=(judgement,)))
