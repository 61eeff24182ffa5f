"""What is said of an input over which the program itself fails."""

from __future__ import annotations

from pathlib import Path
from traceback import extract_tb

from pydantic import ValidationError

from dateline.errors import InputError


def fault(source: str, error: Exception, row: int | None = None) -> InputError:
    """The failure of one input, with the place in the program where it came up.

    What the types refuse, and any fault of the program, costs the one input: hostile text finds states that no test
    has, and a batch must not end there.
    """
    if isinstance(error, ValidationError):
        return InputError(source, f"could not be read: {error.errors()[0]['msg']}", row)
    at = extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} in {Path(at.filename).name}, line {at.lineno}"
    return InputError(source, f"could not be read: a fault of this program ({where}), please report it", row)
