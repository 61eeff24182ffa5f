"""Readings that were never news: invented actors in stories made by a seed, with what is true of every mention."""

from evaluation.stories.cast import Cast, State, tag
from evaluation.stories.world import Told, World, take, truth_of

__all__ = ["Cast", "State", "Told", "World", "tag", "take", "truth_of"]
