"""What a check of an installation or a record found."""

from __future__ import annotations

from typing import Literal

from dateline.types.evidence import Value

State = Literal["ok", "warning", "failed"]


class Finding(Value):
    """One thing that was checked: how it stands, what was found, and what to do about it, if anything.

    `warning` is what costs something without anything being wrong, `failed` what is wrong.
    """

    check: str
    state: State
    what: str
    do: str = ""
