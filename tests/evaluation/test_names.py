from evaluation.names import Names, dice, fold


def test_case_accents_and_punctuation_do_not_count() -> None:
    assert fold("  Bogotá’s “Plaza” ") == "bogota s plaza"


def test_a_name_is_found_under_its_other_forms_and_with_an_article() -> None:
    names = Names({"United Nations": ["UN"]})
    assert names.same("United Nations", "the UN")
    assert names.same("Front", "The Front")
    assert not names.same("United Nations", "Union")
    assert not names.same("United Nations", None)


def test_chains_must_have_the_same_order() -> None:
    names = Names({})
    assert names.same_chain(["A", "B"], ["A", "B"])
    assert not names.same_chain(["A", "B"], ["B", "A"])
    assert not names.same_chain(["A"], [])


def test_dice_is_the_share_of_common_words() -> None:
    assert dice("the road is open", "The road is open.") == 1
    assert dice("the road", "a bridge") == 0
    assert dice("", "") == 0
