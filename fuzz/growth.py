"""Pages that repeat something for long, in every place of a page: does reading take more than linear time?

`python -m fuzz.growth` names what does. Times are compared with each other, never with a clock.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress

from dateline.errors import InputError
from dateline.reading import read_text

SHORT, FACTOR, FASTER = 5_000, 8, 3
_MOST_SECONDS, _LEAST_SECONDS = 4.0, 0.2

REPEATED = (
    " ",
    "a",
    "A",
    "1",
    "-",
    "#",
    ".",
    "a.",
    "A-",
    "Aa ",
    "aa ",
    "(",
    "© ",
    ",",
    ", ",
    "1.11 ",
    "a@",
    "1 ",
    "' ",
    "“",
    "By ",
    "&",
    "|",
    "- ",
    "’",
    "/",
    "a/",
    "1,",
    "Ab.",
    "é",
    "A.",
    "A' ",
    "and ",
    "of A ",
    "[",
    "…",
    "! ",
    "0:",
    "<",
    "&amp;",
)
_LEAD = (
    "The foreign minister of Portugal met his Norwegian counterpart in Oslo on Thursday, the ministry said. They will "
    "meet again in June, she said."
)
PLACES: dict[str, str] = {
    "a paragraph": "Ministers meet\n\n{lead}\n\n{run}\n\n{lead}",
    "a sentence": "Ministers meet\n\nLisbon said {run} that {lead}",
    "the headline": "Ministers {run} meet\n\n{lead}\n\n{lead}",
    "the byline": "Ministers meet\n\nBy Ana Lima {run} in Oslo\n\n{lead}\n\n{lead}",
    "the notice": "Ministers meet\n\n{lead}\n\n{lead}\n\nCopyright {run} x",
    "the dateline": "Ministers meet\n\nLISBON, {run} Oct 17 (AP) - {lead}\n\n{lead}",
    "the source": "Ministers meet\n\n{lead}\n\n{lead}\n\nSource: {run} x",
}


class _TooLongError(Exception):
    """A page took longer than is waited for."""


def page(place: str, repeated: str, length: int) -> str:
    """A page with something repeated in one place."""
    run = (repeated * (length // len(repeated) + 1))[:length]
    return PLACES[place].format(lead=_LEAD, run=run)


def _seconds(read: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, _MOST_SECONDS)
    try:
        with suppress(InputError):
            read(text)
    except _TooLongError:
        return _MOST_SECONDS
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return time.process_time() - began


def slow(read: Callable[[str], object] = read_text) -> list[str]:
    """The places and what is repeated there where the time grows much faster than the page."""

    def too_long(*_: object) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGPROF, too_long)
    found = []
    with suppress(InputError):
        read(page("a paragraph", " ", 1))  # what is loaded once costs the first page
    try:
        for place in PLACES:
            for repeated in REPEATED:
                longer = _seconds(read, page(place, repeated, SHORT * FACTOR))
                if longer < _LEAST_SECONDS:
                    continue
                shorter = _seconds(read, page(place, repeated, SHORT))
                if longer >= _MOST_SECONDS or longer > FASTER * FACTOR * max(shorter, 0.002):
                    found.append(f"{place}: {repeated!r} ({shorter:.3f} s, {longer:.3f} s)")
    finally:
        signal.signal(signal.SIGPROF, before)
    return found


def main() -> int:
    """Name what is slow."""
    found = slow()
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
