"""What the server of pages is measured against: a page of FastAPI with nothing in it, on the same HTTP server."""

from __future__ import annotations

import socket

import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()


@app.get("/")
async def page() -> HTMLResponse:
    """The page."""
    return HTMLResponse("<!doctype html><title>Bare</title><p>Nothing.</p>")


def main() -> None:
    """Serve it on a free port, which is printed, until the process is ended."""
    with socket.create_server(("127.0.0.1", 0), backlog=2048) as listening:
        print(listening.getsockname()[1], flush=True)
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[listening])


if __name__ == "__main__":
    main()
