"""Requests to a server from many connections at once: `python -m benchmarks.load PORT CONNECTIONS` with paths as lines.

It speaks as much HTTP/1.1 as the measured servers do (kept connections, `Content-Length`), so that it takes less of the
processor than they do.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import deque


async def _requests(port: int, paths: deque[str]) -> tuple[int, int]:
    """Ask for paths over one connection until there are none left; how many answers were none, and bytes of bodies."""
    errors = size = 0
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while paths:
        writer.write(
            f"GET {paths.popleft()} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\n\r\n".encode()
        )
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            length = int(head.partition(b"\r\ncontent-length: ")[2].partition(b"\r\n")[0])
            size += len(await reader.readexactly(length))
            errors += not head.startswith(b"http/1.1 200 ")
        except (OSError, ValueError, asyncio.IncompleteReadError):
            errors += 1
            writer.close()
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.close()
    return errors, size


async def _load(port: int, connections: int, paths: list[str]) -> dict[str, float]:
    waiting = deque(paths)
    begun = time.perf_counter()
    done = await asyncio.gather(*(_requests(port, waiting) for _ in range(connections)))
    took = time.perf_counter() - begun
    return {"rate": len(paths) / took, "errors": sum(e for e, _ in done), "bytes": sum(s for _, s in done)}


def main() -> None:
    """Print what was measured, as JSON."""
    port, connections = (int(argument) for argument in sys.argv[1:3])
    print(json.dumps(asyncio.run(_load(port, connections, sys.stdin.read().splitlines()))))


if __name__ == "__main__":
    main()
