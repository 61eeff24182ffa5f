"""Who and what an article names: names, titles, descriptions and pronouns resolved to actors, in ordered sieves.

The sieves go from the surest to the least sure (Raghunathan et al. 2010; Lee et al. 2013): whole names, surnames,
titles, descriptions, pronouns. Each decides only what it can be sure of and leaves the rest to the next.
"""

from dateline.extraction.names.cast import Cast, cast
from dateline.extraction.names.drafts import Draft
from dateline.extraction.names.lexicon import NameWords, load

__all__ = ["Cast", "Draft", "NameWords", "cast", "load"]
