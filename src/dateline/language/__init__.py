"""Text → sentences of tokens with lemmas, tags and a dependency parse; one module a language behind one protocol."""

from dateline.language.english import English
from dateline.language.tree import Document, Known, Language, Sentence, Token

__all__ = ["Document", "English", "Known", "Language", "Sentence", "Token"]
