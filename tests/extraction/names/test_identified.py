"""Persons whom the lead describes and a later sentence names."""

LEAD = "A senior adviser to Iran's president threatened on Saturday to block the road. "


def test_the_only_speaker_without_an_office_is_whom_the_lead_described(tell):
    told = tell(LEAD + "“It will be a graveyard,” Behrouz Karimi told reporters.")
    assert told.who("adviser") == ["Behrouz Karimi"]
    assert told.actor("Behrouz Karimi").country == "IRN"


def test_a_withheld_name_is_not_told_later(tell):
    told = tell(LEAD + "The adviser asked not to be named. “It is a pity,” Behrouz Karimi told reporters.")
    assert told.who("adviser") == ["senior adviser"]


def test_two_newcomers_leave_it_open(tell):
    told = tell(LEAD + "“It is a pity,” Behrouz Karimi told reporters. “Not at all,” Omar Said told them.")
    assert told.who("adviser") == ["senior adviser"]


def test_whoever_has_an_office_of_another_is_not_meant(tell):
    told = tell(LEAD + "“It is a pity,” Swiss Foreign Minister Luc Petit told reporters.")
    assert told.who("adviser") == ["senior adviser"]


def test_a_man_is_not_named_by_a_woman(tell):
    told = tell("A spokesman for the army left. “It is a pity,” Maria Karimi told reporters.")
    assert told.who("spokesman") == ["spokesman"]
