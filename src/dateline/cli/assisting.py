"""The command that lets an assistant ask a record: `mcp`."""

from __future__ import annotations

from dateline.cli.options import RecordOption


def mcp(*, record: RecordOption = "dateline.db") -> None:
    """Answer an assistant over standard input and output (Model Context Protocol)."""
    from dateline.mcp import serve  # noqa: PLC0415 - loads only where it is used

    serve(record)
