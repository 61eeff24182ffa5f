"""Regular expressions that take more than linear time: `python -m fuzz.patterns` names them.

Every pattern that the program compiles, when it is loaded and when it reads its own examples, is tried on what its own
repetitions match, over and over, with an end that does not fit, from the beginning of the text. A time that grows much
faster than the text is named; the times themselves do not count, so that a busy machine makes no difference. That it
makes no difference either where a text begins to match shows `fuzz.growth`.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

SHORT, FACTOR = 1500, 8
"""Characters of the shorter text, and how often it goes into the longer one."""

FASTER = 3
"""How many times faster than the text the time may grow: quadratic growth is `FACTOR` times faster."""

_MOST_SECONDS = 3.0
_LEAST_SECONDS = 0.01
_MOST_ATTACKS = 60
_ENDS = ("", "\x00", "!", " x")


class Compiled(NamedTuple):
    """A pattern and the module that compiled it."""

    pattern: str
    flags: int
    module: str


class _TooLongError(Exception):
    """A text took longer than is waited for."""


def compiled() -> set[Compiled]:
    """Every pattern that the program compiles while it is loaded and reads its examples."""
    found: set[Compiled] = set()
    plain: Any = re._compile  # type: ignore[attr-defined]

    def noting(pattern: Any, flags: Any) -> Any:
        frame: Any = sys._getframe(1)
        while frame and frame.f_globals.get("__name__", "").partition(".")[0] in ("re", "functools"):
            frame = frame.f_back
        module = frame.f_globals.get("__name__", "") if frame else ""
        if module.startswith("dateline") and isinstance(pattern, str):
            found.add(Compiled(pattern, int(flags), module))
        return plain(pattern, flags)

    re._compile = noting  # type: ignore[attr-defined]
    try:
        _exercise()
    finally:
        re._compile = plain  # type: ignore[attr-defined]
    return found


def _exercise() -> None:
    import dateline  # noqa: PLC0415 - what it compiles is noted

    for module in pkgutil.walk_packages(dateline.__path__, "dateline."):
        if not module.name.endswith(("__main__", ".generate")) and ".migrations" not in module.name:
            with suppress(ImportError):
                importlib.import_module(module.name)
    from fuzz.targets import TARGETS  # noqa: PLC0415

    for name in ("text", "html", "jsonl", "reading"):
        for data in TARGETS[name].seeds()[:12]:
            TARGETS[name].check(data)


def attacks(pattern: Compiled) -> Iterator[Callable[[int], str]]:
    """Texts of a length that repeat what a repetition of the pattern matches."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    for before, body in islice(_repeated(tree, ""), _MOST_ATTACKS):
        if body:
            for start in {before, ""}:
                for end in _ENDS:
                    yield lambda n, s=start, b=body, e=end: s + (b * (n // len(b) + 1))[:n] + e


def _repeated(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """What stands before each open repetition, and what it repeats."""
    for code, value in tree:
        for inner in _inner(code, value):
            yield from _repeated(inner, before)
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT) and value[1] > 1000:
            for some in _samples(value[2]):
                yield before, some
        before += _sample_of(code, value)


def _inner(code: Any, value: Any) -> list[Any]:
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return [value[2]]
    if code is codes.SUBPATTERN:
        return [value[3]]
    if code is codes.BRANCH:
        return list(value[1])
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [value[1]]
    if code is codes.ATOMIC_GROUP:
        return [value]
    return []


def _samples(tree: Any) -> list[str]:
    """Some texts that a part of a pattern matches: one for each of its first branches."""
    if len(tree) == 1 and tree[0][0] is codes.BRANCH:
        return [_sample(branch) for branch in tree[0][1][1][:4]]
    if len(tree) == 1 and tree[0][0] is codes.IN:
        return list(dict.fromkeys(_characters(tree[0][1])))
    return [_sample(tree)]


def _sample(tree: Any) -> str:
    return "".join(_sample_of(code, value) for code, value in tree)


def _sample_of(code: Any, value: Any) -> str:  # noqa: PLR0911 - one for each kind of node
    if code is codes.LITERAL:
        return chr(value)
    if code is codes.NOT_LITERAL:
        return "a" if chr(value) != "a" else "b"
    if code is codes.ANY:
        return "a"
    if code is codes.IN:
        return _characters(value)[0]
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return _sample(value[2]) * max(int(value[0]), 1 if value[1] else 0)
    if code is codes.SUBPATTERN:
        return _sample(value[3])
    if code is codes.BRANCH:
        return _sample(value[1][0])
    return _sample(value) if code is codes.ATOMIC_GROUP else ""


_OF_KIND = {
    codes.CATEGORY_DIGIT: "1", codes.CATEGORY_NOT_DIGIT: "a", codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_NOT_SPACE: "a", codes.CATEGORY_WORD: "a", codes.CATEGORY_NOT_WORD: "-",
}  # fmt: skip


def _characters(items: Any) -> list[str]:
    """Some characters of a set."""
    if items and items[0][0] is codes.NEGATE:
        return [c for c in "a 1-.,\n\"'A" if not _is_in(items[1:], c)] or ["\u00e9"]
    found = []
    for code, value in items:
        if code is codes.LITERAL:
            found.append(chr(value))
        elif code is codes.RANGE:
            found.append(chr(value[0]))
        elif code is codes.CATEGORY:
            found.append(_OF_KIND[value])
    return found[:6] or ["a"]


def _is_in(items: Any, character: str) -> bool:
    return any(
        (code is codes.LITERAL and chr(value) == character)
        or (code is codes.RANGE and value[0] <= ord(character) <= value[1])
        or (code is codes.CATEGORY and _is_of(value, character))
        for code, value in items
    )


def _is_of(kind: Any, character: str) -> bool:
    tests = {
        codes.CATEGORY_DIGIT: character.isdigit(), codes.CATEGORY_NOT_DIGIT: not character.isdigit(),
        codes.CATEGORY_SPACE: character.isspace(), codes.CATEGORY_NOT_SPACE: not character.isspace(),
        codes.CATEGORY_WORD: character.isalnum() or character == "_",
        codes.CATEGORY_NOT_WORD: not (character.isalnum() or character == "_"),
    }  # fmt: skip
    return tests[kind]


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    """The processor's time that it takes to match a text from its beginning, the least of three."""
    least = _MOST_SECONDS
    for _ in range(3):
        began = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, _MOST_SECONDS)
        try:
            pattern.match(text)
        except _TooLongError:
            return _MOST_SECONDS
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        least = min(least, time.process_time() - began)
        if least < _LEAST_SECONDS:
            break
    return least


def is_slow(pattern: Compiled) -> str | None:
    """The beginning of a text for which a pattern's time grows much faster than the text; None if there is none."""
    regex = re.compile(pattern.pattern, pattern.flags)
    for make in attacks(pattern):
        longer = _seconds(regex, make(SHORT * FACTOR))
        if longer < _LEAST_SECONDS:
            continue
        if longer >= _MOST_SECONDS or longer > FASTER * FACTOR * _seconds(regex, make(SHORT)):
            return make(40)
    return None


def main() -> int:
    """Name the patterns that are slow."""

    def too_long(*_: object) -> None:
        raise _TooLongError

    patterns = sorted(compiled())
    signal.signal(signal.SIGPROF, too_long)
    slow = [(p, text) for p in patterns if (text := is_slow(p)) is not None]
    for pattern, text in slow:
        sys.stdout.write(f"{pattern.module}: {pattern.pattern!r} on {text!r}\n")
    sys.stdout.write(f"{len(patterns)} patterns, {len(slow)} of them slow\n")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
