"""Parsed text: offsets, trees, headlines."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lookups import Lookups

from dateline.errors import LanguageError
from dateline.language import English
from dateline.language.products import BlasOps


@pytest.fixture(scope="module")
def english():
    return English()


def test_tokens_are_slices_of_the_text(english):
    text = "Foreign Minister Ida Holm  met reporters.\nShe didn’t say why."
    (document,) = english.parse([(text, "body")])
    assert all(text[t.start : t.end] == t.text for t in document.tokens)
    assert [s.paragraph for s in document.sentences] == [0, 1]
    assert [t.i for t in document.tokens] == list(range(len(document.tokens)))


def test_every_token_hangs_in_the_tree_of_its_sentence(english):
    (document,) = english.parse([("Envoys met, talked and left. Nobody said why they came.", "body")])
    for sentence in document.sentences:
        assert sorted(t.i for t in sentence.root.subtree()) == [t.i for t in sentence.tokens]


def test_lemmas_follow_the_part_of_speech(english):
    (document,) = english.parse([("The ministers were meeting.", "body")])
    assert [t.lemma for t in document.tokens] == ["the", "minister", "be", "meet", "."]


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("They will discuss the press.", {"discuss", "press"}),
        ("They want to bring the crisis up.", {"bring", "crisis"}),
        ("The presses discussed crises.", {"press", "discuss", "crisis"}),
    ],
)
def test_a_base_form_is_its_own_lemma_whatever_its_ending(english, text, lemmas):
    (document,) = english.parse([(text, "body")])
    assert lemmas <= {t.lemma for t in document.tokens}


@pytest.mark.parametrize(
    ("headline", "root"),
    [
        ("Holm Meets Okafor in Geneva as Talks Resume", "Meets"),
        ("Holm Says No New Talks Are Planned", "Says"),
        ("MINISTERS AGREE TO MEET AGAIN", "AGREE"),
    ],
)
def test_headlines_are_parsed_as_running_text(english, headline, root):
    body = "Foreign Minister Ida Holm said that Holm and Okafor met in Geneva."
    document = english.parse([(body, "body"), (headline, "headline")])[1]
    assert document.sentences[0].root.text == root
    assert all(headline[t.start : t.end] == t.text for t in document.tokens)


def test_a_very_long_sentence_is_kept_without_a_parse(english):
    (document,) = english.parse([("word " * 5000, "body")])
    assert len(document.tokens) == 5000
    assert not document.sentences[0].parsed


def test_an_unknown_model_is_named():
    with pytest.raises(LanguageError, match="no_such_model"):
        English("no_such_model")


@pytest.mark.parametrize("model", ["os", "spacy", "..model", "no/such/folder", "two words"])
def test_what_is_no_model_is_named(model):
    with pytest.raises(LanguageError, match="cannot be loaded"):
        English(model)


def test_a_model_that_cannot_parse_is_refused(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(LanguageError, match="it has no tagger and no parser and no lemmatizer"):
        English(str(tmp_path / "blank"))


def test_a_model_whose_lemmatizer_knows_no_words_is_refused(tmp_path):
    pipeline = spacy.blank("en")
    for name in ("tagger", "parser"):
        pipeline.add_pipe(name)
    rules = Lookups()
    rules.add_table("lemma_rules", {})
    pipeline.add_pipe("lemmatizer").initialize(lookups=rules)
    pipeline.to_disk(tmp_path / "untaught")
    with pytest.raises(LanguageError, match="its lemmatizer has no rules"):
        English(str(tmp_path / "untaught"))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120))
def test_any_text_can_be_parsed(text):
    (document,) = English().parse([(text, "body")])
    assert all(text[t.start : t.end] == t.text for t in document.tokens)


def test_the_parser_multiplies_by_numpys_library(english):
    layers = [node for _, pipe in english._nlp.pipeline if getattr(pipe, "model", None) for node in pipe.model.walk()]
    assert layers
    assert all(isinstance(layer.ops, BlasOps) for layer in layers)


@pytest.mark.parametrize(
    ("headline", "root", "tag"),
    [
        ("Talks Between Norway, Iceland Postponed", "Postponed", "VBN"),
        ("Norway-Iceland Cod Deal Signed in Bergen", "Signed", "VBN"),
        ("Holm to Visit Oslo in November", "Visit", "VB"),
        ("NORWAY SHELLS PORT", "SHELLS", "VBZ"),
        ("Norway, Iceland Sign Fisheries Pact", "Sign", "VBP"),
        ("Oslo: No Meeting With Holm Planned", "Oslo", "NNP"),
        ("Norway-Iceland summit off", "off", "VBN"),
    ],
)
def test_the_shorthand_of_headlines_is_undone(english, headline, root, tag):
    known = {"names": {"Norway", "Iceland", "Oslo", "Bergen"}, "persons": {"Holm"}, "verbs": {"shell", "sign"}}
    document = english.parse([(headline, "headline")], **known)[0]
    assert (document.sentences[0].root.text, document.sentences[0].root.tag) == (root, tag)
    assert all(headline[t.start : t.end] == t.text for t in document.tokens)


def test_a_name_that_is_also_a_word_keeps_its_capital_in_a_headline(english):
    known = {"names": {"Trump", "US", "May"}, "persons": {"Trump"}}
    said = english.parse([("US May Follow as Trump Meets Envoys in November", "headline")], **known)[0]
    tags = {t.text: t.tag for t in said.tokens}
    assert [tags[w] for w in ("US", "May", "Trump", "November")] == ["NNP", "MD", "NNP", "NNP"]


def test_a_line_without_a_full_stop_is_read_as_a_headline_is(english):
    (document,) = english.parse([("Kenya, Ghana sign deal\nNobody came.", "body")], {"Kenya"}, (), {"sign"})
    assert (document.sentences[0].root.text, document.sentences[0].root.tag) == ("sign", "VBP")


def test_a_sentence_in_capitals_is_read_in_the_case_of_running_text(english):
    text = "KENYA EXPELS GERMAN ENVOY IN MOMBASA. Nobody said why."
    (document,) = english.parse([(text, "body")], {"KENYA", "Kenya", "German"}, (), {"expel"})
    first, second = document.sentences
    assert (first.in_capitals, second.in_capitals) == (True, False)
    assert (first.root.text, first.root.tag) == ("EXPELS", "VBZ")


def test_a_word_that_capitals_stress_is_no_name_in_a_headline(english):
    (document,) = english.parse([("Kenya warns SURRENDER is only option", "headline")], {"Kenya"})
    assert [t.tag for t in document.tokens if t.text == "SURRENDER"] == ["NN"]
