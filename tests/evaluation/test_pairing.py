from evaluation.pairing import pair


def test_the_closest_are_paired_first_and_each_once() -> None:
    assert pair([1, 10], [9, 2], lambda a, b: 1 / (1 + abs(a - b))) == {0: 1, 1: 0}


def test_what_has_nothing_in_common_is_not_paired() -> None:
    assert pair([1], [2], lambda a, b: 0.0) == {}


def test_ties_go_to_the_earlier() -> None:
    assert pair(["a", "a"], ["a"], lambda a, b: 1.0) == {0: 0}
