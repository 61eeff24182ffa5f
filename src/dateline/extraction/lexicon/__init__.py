"""The lexicon of events: frames, classes of nouns and signals of status, from commented TOML.

A user's own folder with files of the same names extends it: its frames and signals come on top, its classes are united
with those of the same name.
"""

from dateline.extraction.lexicon.frames import Frame, FrameIndex
from dateline.extraction.lexicon.load import Lexicon, load_lexicon
from dateline.extraction.lexicon.signals import NEGATION, Signal, Signals

__all__ = ["NEGATION", "Frame", "FrameIndex", "Lexicon", "Signal", "Signals", "load_lexicon"]
