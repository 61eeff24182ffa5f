"""Keeping a record in order: checking that it is whole."""

from dateline.store.upkeep.checking import check_record

__all__ = ["check_record"]
