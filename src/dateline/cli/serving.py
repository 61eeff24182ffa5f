"""The command that shows a record in a browser: `serve`."""

from __future__ import annotations

import socket
import sys
import webbrowser
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import LexiconOption, ModelOption, RecordOption
from dateline.errors import DatelineError, masked
from dateline.logs import is_listened_to, logger

if TYPE_CHECKING:
    from fastapi import FastAPI
    from uvicorn import Server

    from dateline.web import Settings


log = logger(__name__)

_SECONDS_TO_END = 5
"""How long answers that are under way have when the server is stopped."""

HostOption = Annotated[str, typer.Option("--host", metavar="ADDRESS", help="The address to listen on.")]
PortOption = Annotated[
    int, typer.Option("--port", min=0, max=65535, metavar="NUMBER", help="The port; 0 takes a free one.")
]
TokenOption = Annotated[
    str | None,
    typer.Option(
        "--token",
        envvar="DATELINE_TOKEN",
        metavar="TOKEN",
        help="What everybody must show; needed on every address but this machine's own.",
    ),
]
AllowHostOption = Annotated[
    list[str] | None,
    typer.Option("--allow-host", metavar="NAME", help="A further name to be asked for by (may be given again)."),
]


def serve(
    *,
    record: RecordOption = "dateline.db",
    host: HostOption = "127.0.0.1",
    port: PortOption = 8000,
    token: TokenOption = None,
    allow_host: AllowHostOption = None,
    lexicon: LexiconOption = None,
    model: ModelOption = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open the record in the browser.")] = False,
) -> None:
    """Show the record in a browser, and to programs under /api."""
    from dateline.web import Settings, create_app  # noqa: PLC0415 - the server loads only where it is used

    told = {"host": host, "port": port, "token": token or None, "hosts": tuple(allow_host or ())}
    settings = Settings.model_validate({**told, "lexicon": str(lexicon) if lexicon else None, "model": model})
    app = create_app(record, settings)
    server = _server(app)
    with closing(_listen(settings)) as listening:
        address = _address(settings.host, listening.getsockname()[1])
        sys.stdout.write(f"{masked(record)} is at {address} (stop with Ctrl-C)\n")
        sys.stdout.flush()
        log.info("serving", record=masked(record), address=address)
        if open_page:
            webbrowser.open(address)
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listening])


def _server(app: FastAPI) -> Server:
    """What answers requests until Ctrl-C. Lines of its own would hold addresses, and so what people look for."""
    from uvicorn import Config, Server  # noqa: PLC0415
    from uvicorn.config import LOGGING_CONFIG  # noqa: PLC0415

    return Server(
        Config(
            app,
            ws="none",
            log_config=None if is_listened_to() else LOGGING_CONFIG,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_SECONDS_TO_END,
        )
    )


def _listen(settings: Settings) -> socket.socket:
    """A socket that listens where the settings say; an error that names the address where it cannot."""
    try:
        family = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        where = _address(settings.host, settings.port)
        reason = (error.strerror or str(error)).lower()
        raise DatelineError(f"{where}: cannot be served ({reason}); choose another --host or --port") from error


def _address(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
