"""What is known beforehand of states, their organs and seats, organisations, media, places and office-holders."""

from dateline.extraction.catalogue.catalogue import Catalogue, load_catalogue
from dateline.extraction.catalogue.model import Body, Entry, Person, PlaceName, State, Term
from dateline.extraction.catalogue.text import fold, slug

__all__ = ["Body", "Catalogue", "Entry", "Person", "PlaceName", "State", "Term", "fold", "load_catalogue", "slug"]
