"""Where offices and states are told: in a clause, beside or before a name, or by whose counterpart somebody is."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Rauf Mammadov, who is the president of Azerbaijan, left for Baku.",
        "Rauf Mammadov is the president of Azerbaijan.",
    ],
)
def test_what_somebody_is_said_to_be(tell, text):
    told = tell(text)
    assert told.roles("Rauf Mammadov") == [("president", "AZE")]
    assert told.who("president") == ["Rauf Mammadov"]


def test_what_somebody_is_said_not_to_be(tell):
    told = tell("Rauf Mammadov is not the president of Azerbaijan.")
    assert told.roles("Rauf Mammadov") == []


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Uzbekistan's Rustam Yuldashov left for Baku.", "Rustam Yuldashov", "UZB"),
        ("Nora Felling of the Danish foreign ministry welcomed it.", "Nora Felling", "DNK"),
        ("Nora Felling of the Danish shipping firm welcomed it.", "Nora Felling", None),
    ],
)
def test_a_state_told_beside_a_name(tell, text, name, country):
    told = tell(text)
    assert told.actor(name).country == country
    assert told.roles(name) == []


def test_whose_spokeswoman_somebody_is_stays_out_of_the_title(tell):
    told = tell("Malika Tursunova, spokeswoman for Uzbek President Olim Sharipov, left for Baku.")
    assert told.roles("Malika Tursunova") == [("spokeswoman", "UZB")]
    assert told.roles("Olim Sharipov") == [("President", "UZB")]


def test_a_verb_is_no_part_of_a_title(tell):
    told = tell("Venezuelan police detained opposition leader Carmen Rivas on Monday.")
    assert told.roles("Carmen Rivas") == [("opposition leader", None)]
    assert told.who("police") == ["Venezuelan police"]


def test_a_colleague_named_after_the_noun_holds_the_same_office(tell):
    told = tell(
        "Chilean Defense Minister Andres Molina met his Argentine colleague Clara Benitez. The ministers talked."
    )
    assert told.actor("Clara Benitez").country == "ARG"
    assert told.who("ministers") == ["Andres Molina", "Clara Benitez"]


def test_an_ambassador_without_a_host_is_nobody_known(tell):
    assert tell("Manila summoned the Chinese ambassador.").who("ambassador") == ["Chinese ambassador"]


def test_a_name_that_the_parser_made_a_subject_is_still_coordinated(tell):
    told = tell(
        "The telephone conversation of Kazakh President Arman Seitov and Kyrgyz President Nurlan Asanov took place."
    )
    assert told.whose("conversation") == ["Arman Seitov", "Nurlan Asanov"]


def test_a_title_before_several_names(tell):
    told = tell("Before the talks, Presidents Aslan Beketov and Olim Sharipov went to Oslo.")
    assert told.who("Beketov") == ["Aslan Beketov"]
    assert told.roles("Aslan Beketov") == [("President", None)]
    assert told.roles("Olim Sharipov") == [("President", None)]


def test_a_plural_title_before_names_with_their_states_is_nobody_else(tell):
    told = tell("Presidents Marcelo Antezana of Bolivia and Lucía Ferreira of Paraguay will meet in Tarija.")
    assert told.who("Presidents") == ["Marcelo Antezana", "Lucía Ferreira"]
    assert told.who("Antezana") == ["Marcelo Antezana"]
    assert told.who("Ferreira") == ["Lucía Ferreira"]


def test_a_plural_before_a_name_of_another_clause_is_a_group(tell):
    assert tell("He told ministers Lavrov would go to Oslo.").who("ministers") != ["Sergei Lavrov"]


def test_a_name_after_the_body_whose_head_somebody_is(tell):
    told = tell("They spoke with the secretary general of the Andean Community, Ricardo Salinas, who offered help.")
    assert told.who("general") == ["Ricardo Salinas"]
    assert told.roles("Ricardo Salinas") == [("secretary general of the Andean Community", None)]


def test_a_spokesman_for_somebody_is_named_behind_a_comma(tell):
    told = tell("A spokesman for the junta in the capital, Maj. Gen. Ivo Lang, denied it.")
    assert told.who("spokesman") == ["Ivo Lang"]


def test_a_rank_with_its_bracket(tell):
    assert ("Maj. Gen. (ret.)", None) in tell("Maj. Gen. (ret.) Ivo Lang left early.").roles("Ivo Lang")


def test_a_place_between_title_and_name(tell):
    told = tell("The U.N. special envoy for Libya Nora Berg left early.")
    assert told.who("Berg") == ["Nora Berg"]
    assert told.actor("Nora Berg").country != "LBY"


def test_a_name_after_the_description_that_meant_its_bearer(tell):
    told = tell("Ivo Lang met a Peruvian envoy. They spoke for an hour. The envoy, Rosa Ibarra, left early.")
    assert told.who("envoy") == ["Rosa Ibarra"]


def test_a_chief_of_a_department(tell):
    told = tell("Peruvian Defense Minister Rosa Ibarra met Ivo Lang. Lang left. The defence chief stayed.")
    assert told.who("chief") == ["Rosa Ibarra"]


def test_an_opposite_number_is_a_counterpart(tell):
    told = tell(
        "Peruvian Foreign Minister Rosa Ibarra spoke. Chilean Foreign Minister Ivo Lang listened. "
        "Ibarra thanked her Chilean opposite number."
    )
    assert told.who("number") == ["Ivo Lang"]


def test_the_prime_minister_of_the_seat_that_is_named(tell):
    assert tell("Downing Street said the prime minister was away.").who("minister") == ["Keir Starmer"]
    assert tell("Residents said the prime minister was away.").who("minister") != ["Keir Starmer"]


def test_one_who_is_elected_is_named_beside_the_title(tell):
    told = tell("Peru's president-elect, Rosa Ibarra, left early.")
    assert told.who("elect") == ["Rosa Ibarra"]
