"""The vectors that the parser begins with: each word's own, which no word beside it changes, worked out once.

The model adds up what it learnt of a word's form, prefix, suffix, shape and spaces and sends the sum through a linear
layer (spaCy's MultiHashEmbed). Sending all that it learnt through that layer beforehand leaves only the sums, so that
a vector depends on its word alone, to the last bit, and may be kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from spacy.language import Language as Pipeline
from spacy.tokens import Doc
from thinc.api import Model

_MOST = 30_000
"""Words that are kept: 18 MB."""
_LAYERS = ["extract_features", "list2ragged", "ints-getitem", "hashembed", "maxout", "layernorm", "ragged2list"]
_Array = Any  # thinc's array types are unions that mypy cannot index


def remember_words(pipeline: Pipeline) -> None:
    """Let a pipeline keep the vectors of words, where its model works them out from the words alone."""
    encoder: Any = pipeline.get_pipe("tok2vec") if pipeline.has_pipe("tok2vec") else None
    model = getattr(encoder, "model", None)
    if model is None or not model.layers or not model.layers[0].layers:
        return
    embedding = model.layers[0]
    single = [layer.name for layer in embedding.walk() if not layer.layers and layer.name != "dropout"]
    if list(dict.fromkeys(single)) == _LAYERS:
        model.layers[0] = Model("remembered", _forward, layers=[embedding], attrs={"words": Words(embedding)})


def _forward(model: Any, docs: list[Doc], is_train: bool) -> tuple[list[_Array], Callable[[Any], Any]]:
    if is_train:
        vectors, back = model.layers[0](docs, is_train)
        return vectors, back
    return model.attrs["words"].of(docs), lambda gradient: gradient


class Words:
    """Vectors by the features of words; a full store is emptied."""

    def __init__(self, embedding: Any) -> None:
        layers: dict[str, Any] = {layer.name: layer for layer in embedding.walk()}
        self._features, self._norm = layers["extract_features"], layers["layernorm"]
        self._hashed = [layer for layer in embedding.walk() if layer.name == "hashembed"]
        weights = layers["maxout"].get_param("W")
        self._outputs, self._pieces, _ = weights.shape
        self._bias = layers["maxout"].get_param("b").reshape(-1)
        parts = np.split(weights.reshape(self._outputs * self._pieces, -1), len(self._hashed), axis=1)
        self._learnt = [h.get_param("E") @ part.T for h, part in zip(self._hashed, parts, strict=True)]
        self._places: dict[bytes, int] = {}
        self._vectors: _Array = np.zeros((1024, self._outputs), dtype=np.float32)

    def of(self, docs: list[Doc]) -> list[_Array]:
        """The vectors of the words of each text."""
        texts = [np.ascontiguousarray(rows) for rows in self._features.predict(docs)]
        keys = [[row.tobytes() for row in rows] for rows in texts]
        if len(self._places) > _MOST:
            self._places = {}
        pairs = (
            (key, row) for line, rows in zip(keys, texts, strict=True) for key, row in zip(line, rows, strict=True)
        )
        self._add({key: row for key, row in pairs if key not in self._places})
        return [self._vectors[[self._places[key] for key in line]] for line in keys]

    def _add(self, new: dict[bytes, _Array]) -> None:
        if not new:
            return
        first, stop = len(self._places), len(self._places) + len(new)
        while stop > len(self._vectors):
            self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
        self._vectors[first:stop] = self._worked_out(np.stack(list(new.values())))
        self._places.update(zip(new, range(first, stop), strict=True))

    def _worked_out(self, rows: _Array) -> _Array:
        sums = np.tile(self._bias, (len(rows), 1))
        for hashed, learnt in zip(self._hashed, self._learnt, strict=True):
            ids = np.ascontiguousarray(rows[:, hashed.attrs["column"]])
            places = hashed.ops.hash(ids, hashed.attrs["seed"]) % len(learnt)
            sums += hashed.ops.gather_add(learnt, places)
        return self._norm.predict(sums.reshape(len(rows), self._outputs, self._pieces).max(axis=2))
