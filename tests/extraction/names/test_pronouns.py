"""Pronouns: only where number, gender and grammar leave no better choice."""

from __future__ import annotations

PAIR = "Peruvian President Rosa Ibarra and Chilean President Tomas Araya spoke by phone. "


def test_he_and_she_go_by_gender(tell):
    told = tell(PAIR + "She thanked him.")
    assert told.who("She") == ["Rosa Ibarra"]
    assert told.who("him") == ["Tomas Araya"]


def test_he_is_the_subject_before(tell):
    told = tell("Ivo Lang met Dario Costa. He said the talks were useful, and he left.")
    assert told.who("He") == ["Ivo Lang"]
    assert told.who("he") == ["Ivo Lang"]


def test_an_object_is_not_its_own_subject(tell):
    told = tell("Ivo Lang arrived late. Dario Costa met him.")
    assert told.who("him") == ["Ivo Lang"]


def test_a_source_is_remembered(tell):
    told = tell("According to Ivo Lang, progress was made. He added that more was needed.")
    assert told.who("He") == ["Ivo Lang"]


def test_the_nearest_governing_subject(tell):
    told = tell("Ivo Lang promised that Dario Costa would be let in, although the court had ordered his arrest.")
    assert told.who("his") == ["Dario Costa"]


def test_a_pronoun_before_its_name(tell):
    told = tell("Marek Novak waited. After his arrival, Dario Costa spoke.")
    assert told.who("his") == ["Dario Costa"]


def test_it_is_the_body_that_spoke(tell):
    told = tell("The Armenian government confirmed the trip. Before the meeting, it said, nothing would be signed.")
    assert told.who("it") == ["Armenia"]


def test_it_is_not_a_happening(tell):
    told = tell("The Armenian government confirmed the talk. It lasted two hours.")
    assert told.who("It") == []


def test_it_after_an_addressee(tell):
    told = tell("Ivo Lang warned Iran that it would pay.")
    assert told.who("it") == ["Iran"]


def test_its_is_the_clause_s_own_subject(tell):
    told = tell("Peru insists that Chile must change its constitution.")
    assert told.who("its") == ["Chile"]


def test_their_summit(tell):
    told = tell("Dario Costa and Ivo Lang met Marta Keller. Their summit was short.")
    assert told.whose("summit") == ["Dario Costa", "Ivo Lang", "Marta Keller"]


def test_their_is_the_parties_of_a_talk(tell):
    told = tell("Dario Costa held a conversation with Ivo Lang, their first contact since May.")
    assert told.whose("contact") == ["Dario Costa", "Ivo Lang"]


def test_the_two(tell):
    told = tell("Dario Costa met Ivo Lang in Rome. The two will talk again.")
    assert told.who("two") == ["Dario Costa", "Ivo Lang"]


def test_himself_after_a_name(tell):
    told = tell("Marek Novak stayed away, but Dario Costa himself came.")
    assert told.who("himself") == ["Dario Costa"]


def test_a_relative_pronoun_is_its_antecedent(tell):
    told = tell("Dario Costa, who arrived on Monday, left.")
    assert told.who("who") == ["Dario Costa"]


def test_first_person_is_the_speaker(tell):
    told = tell("“I will come, and we will sign,” Hungarian Prime Minister Zoltan Fekete said.")
    speaker = told.cast.who(told.token("Fekete"))[0]
    assert told.names(told.cast.resolve_first_person(told.token("I"), speaker)) == ["Zoltan Fekete"]
    assert told.names(told.cast.resolve_first_person(told.token("we"), speaker)) == ["Hungary"]
    assert told.cast.resolve_first_person(told.token("sign"), speaker) == ()


def test_nobody_before_means_nobody(tell):
    told = tell("He said it was late. They agreed.")
    assert told.who("He") == []
    assert told.who("They") == []


def test_he_said_behind_what_is_said_is_who_spoke_before(tell):
    told = tell("Ivo Lang said that talks went on. Dario Costa, the mayor, will leave on Monday, he said.")
    assert told.who("he") == ["Ivo Lang"]


def test_a_subject_is_not_its_own_object(tell):
    told = tell("Ivo Lang left early. Before that Dario Costa arrived, and he told Costa to wait.")
    assert told.who("he") == ["Ivo Lang"]


def test_it_is_addressed_as_an_actor(tell):
    told = tell("Ivo Lang accused Chad of lying and urged it to answer.")
    assert told.who("it") == ["Chad"]


def test_outside_of_a_quotation_nobody_within_it_is_meant(tell):
    told = tell('Ivo Lang arrived late. "Dario Costa was here all day," he said.')
    assert told.who("he") == ["Ivo Lang"]


def test_a_family_is_no_she(tell):
    told = tell("Rosa Ibarra left early. A noisy family sat there. She said that she was tired.")
    assert told.who("She") == ["Rosa Ibarra"]


def test_him_is_the_one_phoned_of_whom_nothing_else_is_known(tell):
    body = "Peruvian President Tomas Araya spoke in Lima. Ines Duarte phoned Villalba at night and urged him to wait."
    assert tell(body).who("him") == ["Villalba"]


def test_him_is_no_place_that_was_called_on(tell):
    body = "Peruvian President Tomas Araya spoke in Lima. Rosa Ibarra flew to Tacna and urged him to wait."
    assert tell(body).who("him") == ["Tomas Araya"]
