"""The record for assistants: tools of the Model Context Protocol that only read, and answer with evidence."""

from dateline.mcp.server import serve, server_of

__all__ = ["serve", "server_of"]
