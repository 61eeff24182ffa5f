"""Looking things up: names, organs by their form, adjectives, titles and who held an office on a day."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dateline.errors import LexiconError
from dateline.extraction.catalogue import Body, Catalogue, Person, PlaceName, State, load_catalogue


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def ids(catalogue: Catalogue, text: str) -> list[str]:
    return [e.name if isinstance(e, PlaceName) else e.id for e in catalogue.entries(text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Turkey", "TUR"),
        ("türkiye", "TUR"),
        ("Britain", "GBR"),
        ("the Emirates", "ARE"),
        ("U.S.", "USA"),
        ("the US", "USA"),
        ("America", "USA"),
        ("Kosovo", "KOS"),
        ("Burma", "MMR"),
        ("Kiev", "UKR"),
        ("Nur-Sultan", "KAZ"),
        ("The Hague", "NLD"),
        ("Washington, D.C.", "USA"),
    ],
)
def test_names_of_states(catalogue: Catalogue, text: str, code: str) -> None:
    assert [e.code for e in catalogue.entries(text) if isinstance(e, State)] == [code]


def test_a_pronoun_is_no_state(catalogue: Catalogue) -> None:
    assert catalogue.entries("us") == []
    assert catalogue.match(["told", "us", "who", "led"], 1) == (0, [])
    assert catalogue.state_of_adjective("us") is None


def test_a_capital_is_a_state_and_a_place(catalogue: Catalogue) -> None:
    assert ids(catalogue, "Kyiv") == ["ukraine", "Kyiv"]
    assert catalogue.place("Kiev") == PlaceName("Kyiv", "UKR", "city")


def test_a_seat_is_an_organ_and_a_place(catalogue: Catalogue) -> None:
    body, place = catalogue.entries("the Kremlin")
    assert isinstance(body, Body)
    assert (body.id, body.country, body.seat, body.state) == ("kremlin", "RUS", True, True)
    assert place == catalogue.place("Kremlin") == PlaceName("Kremlin", "RUS", "venue")


def test_a_name_of_two_things_gives_both(catalogue: Catalogue) -> None:
    assert {type(e) for e in catalogue.entries("Georgia")} == {State, PlaceName}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Geneva", PlaceName("Geneva", "CHE", "city")),
        ("Odessa", PlaceName("Odesa", "UKR", "city")),
        ("Mar-a-Lago", PlaceName("Mar-a-Lago", "USA", "venue")),
        ("Alaska", PlaceName("Alaska", "USA", "region")),
        ("Black Sea", PlaceName("Black Sea", None, "water")),
        ("Hungary", PlaceName("Hungary", "HUN", "country")),
        ("Élysée", PlaceName("Élysée", "FRA", "venue")),
    ],
)
def test_places(catalogue: Catalogue, text: str, expected: PlaceName) -> None:
    assert catalogue.place(text) == expected


@pytest.mark.parametrize(
    ("sentence", "start", "length", "first"),
    [
        ("South Korea welcomed it", 0, 2, "south-korea"),
        ("in Washington , D.C. , officials", 1, 3, "united-states"),
        ("at Mar - a - Lago today", 1, 5, "Mar-a-Lago"),
        ("the UN Security Council met", 1, 3, "un-security-council"),
        ("Volodymyr Zelenskiy said", 0, 2, "volodymyr-zelenskyy"),
        ("President Recep Tayyip Erdogan said", 1, 3, "recep-tayyip-erdogan"),
        ("the president 's office", 1, 0, None),
        ("polish the floor", 0, 0, None),
    ],
)
def test_the_longest_name_is_matched(
    catalogue: Catalogue, sentence: str, start: int, length: int, first: str | None
) -> None:
    found, entries = catalogue.match(sentence.split(), start)
    assert found == length
    names = [e.name if isinstance(e, PlaceName) else e.id for e in entries]
    assert names[:1] == ([first] if first else [])


@pytest.mark.parametrize(
    "phrase",
    [
        "Norwegian Foreign Ministry",
        "Norway 's foreign ministry",
        "Ministry of Foreign Affairs of Norway",
        "Foreign Ministry of the Kingdom of Norway",
        "Norway Foreign Ministry",
    ],
)
def test_an_organ_is_known_by_its_form(catalogue: Catalogue, phrase: str) -> None:
    words = phrase.split()
    length, (body,) = catalogue.match(words, 0)
    assert length == len(words)
    assert isinstance(body, Body)
    assert (body.id, body.name) == ("norwegian-foreign-ministry", "Norwegian Foreign Ministry")
    assert (body.kind, body.country, body.organ) == ("organ", "NOR", "foreign-ministry")


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("U.S. Defense Department", "pentagon"),
        ("Israeli parliament", "knesset"),
        ("Saudi Arabia 's foreign ministry", "saudi-foreign-ministry"),
        ("South Korean government", "south-korean-government"),
        ("Ukraine 's General Staff", "ukrainian-general-staff"),
        ("French presidency", "elysee"),
    ],
)
def test_an_organ_with_a_name_of_its_own_is_that_body(catalogue: Catalogue, phrase: str, expected: str) -> None:
    length, entries = catalogue.match(phrase.split(), 0)
    assert length == len(phrase.split())
    assert [e.id for e in entries if isinstance(e, Body)] == [expected]


def test_an_organ_without_its_state(catalogue: Catalogue) -> None:
    words = ["the", "foreign", "ministry", "said"]
    assert catalogue.match(words, 1) == (0, [])
    organ = catalogue.organ("foreign ministry", "EST")
    assert organ is not None
    assert organ.name == "Estonian Foreign Ministry"
    assert catalogue.organ("foreign ministry", "EUR") is None
    assert catalogue.organ("football club", "EST") is None


@pytest.mark.parametrize(
    ("word", "code"),
    [("russian", "RUS"), ("Dutch", "NLD"), ("Saudi", "SAU"), ("U.S.", "USA"), ("Emirati", "ARE"), ("UK", "GBR")],
)
def test_adjectives(catalogue: Catalogue, word: str, code: str) -> None:
    state = catalogue.state_of_adjective(word)
    assert state is not None
    assert state.code == code


@pytest.mark.parametrize(
    ("word", "code"), [("Russians", "RUS"), ("the French", "FRA"), ("Poles", "POL"), ("Turks", "TUR")]
)
def test_peoples(catalogue: Catalogue, word: str, code: str) -> None:
    state = catalogue.state_of_people(word)
    assert state is not None
    assert state.code == code


@pytest.mark.parametrize(
    ("phrase", "country", "office"),
    [
        ("Prime Minister", None, "head-of-government"),
        ("PM", None, "head-of-government"),
        (["foreign", "minister"], None, "foreign-minister"),
        ("chancellor", "DEU", "head-of-government"),
        ("chancellor", "GBR", "finance-minister"),
        ("secretary of state", "USA", "foreign-minister"),
        ("foreign secretary", "IND", "deputy-foreign-minister"),
        ("spokeswoman", None, "spokesperson"),
        ("foreign-minister", None, "foreign-minister"),
        ("goalkeeper", None, None),
    ],
)
def test_titles(catalogue: Catalogue, phrase: str | list[str], country: str | None, office: str | None) -> None:
    assert catalogue.title(phrase, country) == office


@pytest.mark.parametrize(
    ("office", "country", "day", "expected"),
    [
        ("chancellor", "DEU", "2020-05-01", ["Angela Merkel"]),
        ("president", "USA", "2022-02-24", ["Joe Biden"]),
        ("president", "USA", "2025-07-04", ["Donald Trump"]),
        ("prime minister", "GBR", "2022-09-06", ["Liz Truss", "Boris Johnson"]),
        ("head-of-government", "TUR", "2021-01-01", ["Recep Tayyip Erdoğan"]),
        ("secretary of state", "USA", "2019-03-03", ["Mike Pompeo"]),
        ("External Affairs Minister", "IND", "2023-03-03", ["Subrahmanyam Jaishankar"]),
        ("foreign minister", "UKR", None, []),
        ("foreign minister", "UKR", "1950-01-01", []),
        ("foreign minister", "XXX", "2020-01-01", []),
    ],
)
def test_holders(catalogue: Catalogue, office: str, country: str, day: str | None, expected: list[str]) -> None:
    assert [p.name for p in catalogue.holders(office, country, day)] == expected


def test_a_month_as_a_bound_leaves_both_holders_possible(catalogue: Catalogue) -> None:
    names = [p.name for p in catalogue.holders("defence-minister", "UKR", "2026-01-10")]
    assert sorted(names) == ["Denys Shmyhal", "Mykhailo Fedorov"]


def test_an_office_of_a_body(catalogue: Catalogue) -> None:
    day = "2018-01-01"
    assert [p.id for p in catalogue.holders("secretary general", "IGO", day, "nato")] == ["jens-stoltenberg"]
    assert [p.id for p in catalogue.holders("secretary general", "UNO", day)] == ["antonio-guterres"]


def test_surnames(catalogue: Catalogue) -> None:
    assert {p.id for p in catalogue.by_surname("trump")} == {"donald-trump", "melania-trump"}
    assert [p.id for p in catalogue.by_surname("Zelensky")] == ["volodymyr-zelenskyy"]
    assert [p.id for p in catalogue.by_surname("von der Leyen")] == ["ursula-von-der-leyen"]
    assert [p.id for p in catalogue.by_surname("Xi")] == ["xi-jinping"]
    assert [p.id for p in catalogue.by_surname("Sisi")] == ["abdel-fattah-el-sisi"]
    assert [p.id for p in catalogue.by_surname("Lula")] == ["luiz-inacio-lula-da-silva"]
    assert catalogue.by_surname("Nobody") == ()


def test_people_say_who_they_are(catalogue: Catalogue) -> None:
    (person,) = (e for e in catalogue.entries("Sergey Lavrov") if isinstance(e, Person))
    assert (person.name, person.surname, person.country, person.gender) == ("Sergei Lavrov", "Lavrov", "RUS", "m")
    assert person.terms[0].title == "Foreign Minister"


def test_a_folder_of_ones_own_extends_the_catalogue(tmp_path: Path) -> None:
    (tmp_path / "bodies.toml").write_text(
        '[[body]]\nname = "Harbour Board"\nkind = "organ"\ncountry = "NOR"\n'
        '[[body]]\nname = "Kremlin"\nkind = "organ"\ncountry = "RUS"\nnames = ["Kremlin Palace"]\n'
    )
    (tmp_path / "states.toml").write_text('[NOR]\nnames = ["Land of Fjords"]\n')
    (tmp_path / "holders").mkdir()
    (tmp_path / "holders" / "own.toml").write_text('[harbour-board]\nchair = ["2020/.. Kari Berg (f)"]\n')
    own = load_catalogue(tmp_path)
    assert [p.id for p in own.holders("chair", "NOR", "2024-01-01", "harbour-board")] == ["kari-berg"]
    assert own.state("NOR").names[-1] == "Land of Fjords"
    assert own.state("NOR").adjectives == ("Norwegian",)
    assert own.bodies["kremlin"].names == ("Kremlin", "Kremlin Palace")
    assert own.entries("Reuters") != []


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("states.toml", "[NOR\n", "states.toml: not a TOML file"),
        ("states.toml", '[NRW]\nname = "Norway"\n', "states.toml, NRW: is not the code of a state"),
        ("states.toml", "[NOR]\nnames = 3\n", "states.toml, NOR, names: must be a list of texts"),
        ("states.toml", '[NOR]\nnick = "N"\n', "states.toml, NOR: unknown key 'nick'"),
        ("bodies.toml", '[[body]]\nkind = "organ"\n', "bodies.toml, body 1: name is missing"),
        ("bodies.toml", '[[body]]\nname = "X"\nkind = "club"\n', "bodies.toml, X: kind is 'club'"),
        ("bodies.toml", '[[body]]\nname = "X"\nkind = "organ"\ncountry = "ZZZ"\n', "bodies.toml, X: country 'ZZZ'"),
        (
            "bodies.toml",
            '[[body]]\nname = "X"\nkind = "organ"\nstate = 1\n',
            "bodies.toml, X: state must be true or false",
        ),
        ("places.toml", '[planet]\nNOR = ["X"]\n', "places.toml, planet: must be a table of one of the kinds"),
        ("places.toml", '[city]\nZZZ = ["X"]\n', "places.toml, city.ZZZ: is not the code of a state"),
        (
            "offices.toml",
            '[[words]]\noffice = "cook"\nwords = ["cook"]\n',
            "offices.toml, words 1: 'cook' is no office",
        ),
        ("people.toml", '["Nobody Atall"]\nsurname = "X"\n', "people.toml, Nobody Atall: has no office in holders/"),
        ("holders/own.toml", '[NOR]\ncook = ["2020/.. A B (m)"]\n', "own.toml, NOR.cook: 'cook' is no office"),
        ("holders/own.toml", '[ZZZ]\nchair = ["2020/.. A B (m)"]\n', "own.toml, ZZZ: is neither the code of a state"),
        ("holders/own.toml", '[NOR]\nchair = ["A B (m)"]\n', "is not of the form 'START/END NAME (m or f): TITLE'"),
        ("holders/own.toml", '[NOR]\nchair = ["2020-13/.. A B (m)"]\n', "'2020-13' is not a day, month or year"),
        ("holders/own.toml", '[NOR]\nchair = ["2021/2020 A B (m)"]\n', "ends before it starts"),
        (
            "holders/own.toml",
            '[NOR]\nchair = ["2020/.. Vladimir Putin (f)"]\n',
            "is (m) in one place and (f) in another",
        ),
    ],
)
def test_a_file_that_does_not_hold_what_it_should(tmp_path: Path, file: str, text: str, says: str) -> None:
    (tmp_path / "holders").mkdir()
    (tmp_path / file).write_text(text)
    with pytest.raises(LexiconError) as caught:
        load_catalogue(tmp_path)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="is not a folder"):
        load_catalogue(tmp_path / "none")


def test_loading_takes_no_packages_of_facts() -> None:
    code = (
        "import sys; from dateline.extraction.catalogue import load_catalogue; load_catalogue(); "
        "print({'rigour', 'countryinfo', 'countrynames', 'babel'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
