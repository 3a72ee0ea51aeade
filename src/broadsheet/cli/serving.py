"""Serving the paper from this process."""

from __future__ import annotations

import socket
import sys
from dataclasses import replace

from broadsheet.cli.printing import notices
from broadsheet.errors import SettingsError
from broadsheet.settings import Settings


def serve_paper(settings: Settings) -> None:
    """Serves until interrupted and says where. Raises SettingsError where the port is taken."""
    from waitress.server import create_server

    from broadsheet.adapters.mail import open_post
    from broadsheet.adapters.voices import choose_voice
    from broadsheet.desk.setting_up import MIDDLEWARE, set_up_desk
    from broadsheet.paper.app import make_application
    from broadsheet.paper.listening import open_reading_room
    from broadsheet.paper.subscribing import open_letter_box
    from broadsheet.wiring import open_shelf, open_store_of, site_of, utc_now

    open_store_of(settings)
    set_up_desk(settings)
    voice = choose_voice(settings.voice)
    open_reading_room(settings, voice)
    open_letter_box((lambda: open_post(settings, utc_now)) if settings.smtp else None)
    speaks, letters = voice is not None, bool(settings.smtp)
    application = make_application(
        open_shelf,
        lambda: replace(site_of(settings, utc_now()), takes_part=True, speaks=speaks, letters=letters),
        settings,
        urls="broadsheet.cli.urls",
        middleware=MIDDLEWARE,
    )
    refuse_taken_port(settings)
    server = create_server(application, host=settings.host, port=settings.port, threads=8, ident=None)
    notices.print(f"The paper is at http://{settings.host}:{settings.port}   (stop with Ctrl-C)")
    sys.stderr.flush()
    try:
        server.run()
    finally:
        server.close()
        if voice is not None:
            voice.close()


def refuse_taken_port(settings: Settings) -> None:
    """Raises SettingsError where nobody can listen at the port that is set."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as fault:
            raise SettingsError(
                f"port {settings.port} cannot be used: {fault.strerror}",
                place=settings.host,
                remedy="Stop what listens there, or choose another with --port.",
            ) from fault
