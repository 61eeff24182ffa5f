"""What went wrong with a request."""

from __future__ import annotations

from http import HTTPStatus

from dateline.types.evidence import Value

_DO = {
    404: "Look at the timeline or search for words of a report to find what you meant.",
    405: "The record is only looked at here: use GET.",
    413: "Send it in smaller parts.",
    414: "Ask for less at once.",
    422: "Correct what is named and ask again.",
    500: "Please report it, with the address that you asked for.",
    503: "Try again in a moment; if it stays so, look at what the server prints.",
}


class Fault(Value):
    """One parameter or field that is wrong: where it stands, and why."""

    where: str
    reason: str


class Problem(Value):
    """What went wrong: a status of HTTP with its name, what it was, what to do, and each thing that is wrong."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    do: str
    errors: tuple[Fault, ...] = ()


def problem(status: int, detail: str, *, do: str | None = None, errors: tuple[Fault, ...] = ()) -> Problem:
    """A problem of some status."""
    title = HTTPStatus(status).phrase
    return Problem(title=title, status=status, detail=detail, do=do or _DO.get(status, ""), errors=errors)
