"""Run it: `python -m fuzz TARGET… [--inputs N] [--seed N] [--engine hypothesis|atheris]`."""

from __future__ import annotations

import argparse
import contextlib
import sys
import warnings

_ENGINES = ("hypothesis", "atheris")
_NAMES = ("text", "html", "jsonl", "csv", "parquet", "readings", "warc", "warc.gz", "feeds", "reading")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m fuzz", description="Fuzz readers and the whole reading.")
    parser.add_argument(
        "targets", nargs="*", metavar="TARGET", help=f"{', '.join(_NAMES)}; all of them if none is named"
    )
    parser.add_argument("--inputs", type=int, default=1000, help="how many, for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=_ENGINES, default="hypothesis")
    given = parser.parse_args()
    if unknown := set(given.targets) - set(_NAMES):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    return given


def _instrumented() -> contextlib.AbstractContextManager[object]:
    """What is imported within is watched by atheris."""
    import atheris  # noqa: PLC0415 - there are no wheels for every system

    context: contextlib.AbstractContextManager[object] = atheris.instrument_imports(include=["dateline"])
    return context


def main() -> int:
    """Fuzz what the command line names; atheris takes one target and ends the process."""
    given = _arguments()
    warnings.simplefilter("ignore")
    with _instrumented() if given.engine == "atheris" else contextlib.nullcontext():
        from fuzz.engines import by_atheris, by_hypothesis  # noqa: PLC0415 - the program must be imported here
    for name in given.targets or _NAMES:
        if given.engine == "atheris":
            by_atheris(name, given.inputs, given.seed)
        done = by_hypothesis(name, given.inputs, given.seed)
        sys.stdout.write(f"{name}: {done.count:,} inputs, the slowest took {done.slowest:.2f} s\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
