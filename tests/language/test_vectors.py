"""The remembered vectors of words: what the model itself gives, whatever was read before."""

import importlib

import numpy as np
import pytest
import spacy

from dateline.language import vectors
from dateline.language.english import DEFAULT_MODEL
from dateline.language.products import use_blas
from dateline.language.vectors import Words, remember_words

TEXTS = ("Envoys of both states met in Oslo on 3 May.", "Nobody in Oslo said why both had come.")


@pytest.fixture
def pipeline():
    loaded = importlib.import_module(DEFAULT_MODEL).load(exclude=["ner"])
    use_blas(loaded)
    return loaded


def embedding(pipeline):
    return pipeline.get_pipe("tok2vec").model.layers[0]


def test_a_word_has_the_vector_that_the_model_gives_it(pipeline):
    docs = [pipeline.make_doc(text) for text in TEXTS]
    for ours, own in zip(Words(embedding(pipeline)).of(docs), embedding(pipeline).predict(docs), strict=True):
        assert np.allclose(ours, own, atol=1e-5)


def test_no_vector_depends_on_what_was_read_before(pipeline):
    first, second = [pipeline.make_doc(text) for text in TEXTS]
    fresh, used = Words(embedding(pipeline)), Words(embedding(pipeline))
    used.of([pipeline.make_doc(" ".join(f"word{i}" for i in range(200))), first])
    assert np.array_equal(fresh.of([second])[0], used.of([second])[0])


def test_a_full_store_is_emptied(pipeline, monkeypatch):
    monkeypatch.setattr(vectors, "_MOST", 5)
    words, docs = Words(embedding(pipeline)), [pipeline.make_doc(text) for text in TEXTS]
    before = [words.of([doc])[0] for doc in docs]
    assert all(np.array_equal(words.of([doc])[0], own) for doc, own in zip(docs, before, strict=True))


def test_a_pipeline_without_such_a_model_is_left_alone():
    blank = spacy.blank("en")
    remember_words(blank)
    blank.add_pipe("sentencizer")
    assert blank.pipe_names == ["sentencizer"]
