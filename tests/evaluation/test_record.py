from evaluation.record import b_cubed

A, B, C = ("f", "a"), ("f", "b"), ("g", "a")


def test_right_links_score_one() -> None:
    assert b_cubed({A: "x", B: "y", C: "x"}, {A: "1", B: "2", C: "1"}) == (1.0, 1.0)


def test_a_missing_link_costs_recall_and_a_wrong_one_precision() -> None:
    right = {A: "x", B: "y", C: "x"}
    assert b_cubed(right, {A: "1", B: "2", C: "3"}) == (1.0, 2 / 3)
    precision, recall = b_cubed(right, {A: "1", B: "1", C: "1"})
    assert round(precision, 3) == 0.556
    assert recall == 1.0
