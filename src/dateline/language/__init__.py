"""Text → sentences of tokens with lemmas, tags and a dependency parse; one module a language behind one protocol."""

from dateline.language.english import English
from dateline.language.tree import Document, Language, Sentence, Token

__all__ = ["Document", "English", "Language", "Sentence", "Token"]
