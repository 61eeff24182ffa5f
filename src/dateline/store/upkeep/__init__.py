"""Keeping a record in order: is it whole, backing it up and restoring it, giving back its space."""

from dateline.store.upkeep.backup import back_up
from dateline.store.upkeep.checking import check_record
from dateline.store.upkeep.manifest import Manifest
from dateline.store.upkeep.restore import restore
from dateline.store.upkeep.vacuum import Vacuumed, vacuum

__all__ = ["Manifest", "Vacuumed", "back_up", "check_record", "restore", "vacuum"]
