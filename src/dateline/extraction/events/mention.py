"""What one trigger says of an event, before mentions of one happening are joined."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.extraction.dates import TimeExpression
from dateline.extraction.lexicon import Frame
from dateline.language import Token
from dateline.types import Place, Status

CALLED_OFF: frozenset[Status] = frozenset({"postponed", "cancelled"})
"""What becomes of plans that are not kept as they were."""
TRUCE = "ceasefire"
"""The mode that a truce has whatever the type by which it is told."""
HARMFUL = frozenset({"ASSAULT", "COERCE"})
"""Types of what is done to somebody by force."""


@dataclass(slots=True, eq=False)
class Mention:
    """One mention of an event.

    `token` heads the trigger and `words` are all its tokens; `light` is the verb that carries a noun trigger ("held
    talks"), `inner` the noun of which it is a stage ("a round of talks"). `form` narrows the manner to "phone" or
    "in-person". A `counted` one is one of several ("the next round"). `vague` parties are those that only the story
    names ("both sides"). A `partner` is the one of several that this mention is of, where one trigger tells of
    each. A `mutual` act is done by each to the other. A counting word alone `stands_for` a noun told before ("the
    fourth"). A status of None is that of the event which the words take for granted. `sources` vouch for it,
    outermost first; `signals` made its status.
    """

    token: Token
    frame: Frame
    words: list[Token]
    light: Token | None = None
    inner: list[Token] = field(default_factory=list)
    mode: str | None = None
    form: str | None = None
    actors: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    status: Status | None = None
    tense: str | None = None
    sources: list[str] = field(default_factory=list)
    signals: list[Token] = field(default_factory=list)
    date: str | None = None
    date_from: TimeExpression | None = None
    time: str | None = None
    time_from: TimeExpression | None = None
    duration: str | None = None
    hedge: str | None = None
    duration_from: TimeExpression | None = None
    place: Place | None = None
    place_from: Token | None = None
    initiator: str | None = None
    ordinal: int | None = None
    topics: list[str] = field(default_factory=list)
    definite: bool = False
    vague: bool = False
    counted: bool = False
    armed: bool = False
    complement: Token | None = None
    partner: str | None = None
    mutual: bool = False
    stands_for: Token | None = None
    recalled: bool = False

    @property
    def participants(self) -> list[str]:
        """Actors, then recipients."""
        return [*self.actors, *(r for r in self.recipients if r not in self.actors)]

    @property
    def kin(self) -> str:
        """What mentions of one happening share: their type, or that they tell of a truce, agreed on or holding."""
        return TRUCE if self.mode == TRUCE else self.frame.type

    @property
    def is_noun(self) -> bool:
        """Whether the trigger is a noun, or a word that stands for one."""
        return self.stands_for is not None or self.token.tag.startswith("NN")
