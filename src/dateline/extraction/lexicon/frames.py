"""Frames: which words make which type of event, and where in the parse its participants stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict, Field, model_validator

from dateline.types import MODES, EventType, Status

_OF_TRUCE: frozenset[EventType] = frozenset({"AGREE", "CONCEDE"})
"""Types by which a truce is told that is agreed on or declared: one happening with its holding, of one mode."""


class Frame(BaseModel):
    """One entry of the frame lexicon; docs/lexicon.md explains every key."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    type: EventType
    mode: str | None = None
    form: str | None = Field(default=None, pattern="^(phone|in-person)$")
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    light_only: bool = False
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    subject: str | None = None
    object: str | None = None
    with_object: str | None = None
    not_by: str | None = None
    predicate: str | None = None
    to: str | None = None
    of: dict[str, tuple[str, ...]] = {}
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    plural_only: tuple[str, ...] = ()
    together: bool = False
    speech: bool = False
    yields: bool = False
    movement: bool = False
    bare: bool = False
    infinitive: bool = False
    mandative: bool = False
    prospective: bool = False
    status: Status | None = None
    proxy: bool = False
    pronoun: bool = False
    passive: bool = False
    intransitive: bool = False
    asserted: bool = False
    eventive: bool = False
    negated: bool = False
    obliging: bool = False
    anybody: bool = False
    sovereign: bool = False
    law: bool = False
    done: bool = False
    not_to: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _is_whole(self) -> Frame:
        if not self.verbs and not self.nouns:
            raise ValueError(f"frame {self.id!r} has neither verbs nor nouns")
        truce = self.mode == "ceasefire" and self.type in _OF_TRUCE
        if self.mode is not None and not truce and self.mode not in MODES.get(self.type, frozenset()):
            raise ValueError(f"frame {self.id!r}: {self.mode!r} is no mode of {self.type}")
        return self


class FrameIndex:
    """Frames by the lemma that heads them, so that a token costs one look-up."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        self.frames = tuple(frames)
        self.verbs: dict[str, list[tuple[tuple[str, ...], Frame]]] = defaultdict(list)
        self.nouns: dict[str, list[tuple[tuple[str, ...], Frame]]] = defaultdict(list)
        for frame in self.frames:
            for phrase in frame.verbs:
                head, *rest = phrase.split()
                self.verbs[head].append((tuple(rest), frame))
            for phrase in frame.nouns:
                *rest, head = phrase.split()
                self.nouns[head].append((tuple(rest), frame))
        for table in (self.verbs, self.nouns):
            for entries in table.values():
                entries.sort(key=lambda entry: -len(entry[0]))
