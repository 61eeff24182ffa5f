"""Who acts and at whom, in every form of the clause: "actors > recipients" of the events of one type."""

from __future__ import annotations

import pytest

COOPERATION = [
    # AGREE
    ("Kenya pledged to reopen the border crossing at Moyale.", "AGREE", ["Kenya"]),
    (
        "Norwegian Finance Minister Ingrid Solheim promised Malawi 40 million kroner on Tuesday.",
        "AGREE",
        ["Ingrid Solheim > Malawi"],
    ),
    ("Chile and Bolivia reached an agreement on water rights.", "AGREE", ["Bolivia, Chile"]),
    ("An agreement on fishing quotas was reached by Iceland and Norway.", "AGREE", ["Iceland, Norway"]),
    ("A compromise between Ghana and Togo on the sea border was reached overnight.", "AGREE", ["Ghana, Togo"]),
    ("Vietnam vowed to respect the new sea border.", "AGREE", ["Vietnam"]),
    ("Peru undertook to share its flood data.", "AGREE", ["Peru"]),
    # SUPPORT
    ("Portugal welcomed Angola's decision.", "SUPPORT", ["Portugal > Angola"]),
    ("Angolan President Rui Tavira was congratulated by Portugal.", "SUPPORT", ["Portugal > Rui Tavira"]),
    ("Jordan thanked Qatar for its mediation.", "SUPPORT", ["Jordan > Qatar"]),
    ("Ethiopia and Djibouti signed a treaty on port fees.", "SUPPORT", ["Djibouti, Ethiopia"]),
    ("The treaty was signed by Laos and Cambodia on Monday.", "SUPPORT", ["Cambodia, Laos"]),
    ("The signing of the accord by Mali and Niger took an hour.", "SUPPORT", ["Mali, Niger"]),
    ("Ireland recognised Palestine in a note on Tuesday.", "SUPPORT", ["Ireland > Palestine"]),
    ("Mexico voiced its support for Honduras.", "SUPPORT", ["Mexico > Honduras"]),
    ("Fiji restored diplomatic relations with Samoa.", "SUPPORT", ["Fiji, Samoa"]),
    # CONCEDE
    ("Denmark apologised to Iceland for the delay.", "CONCEDE", ["Denmark > Iceland"]),
    ("Colombia declared a truce.", "CONCEDE", ["Colombia"]),
    # COOPERATE
    ("Japan and Australia held joint naval exercises off Darwin.", "COOPERATE", ["Australia, Japan"]),
    ("Joint drills were conducted by Oman and Pakistan.", "COOPERATE", ["Oman, Pakistan"]),
    ("Spain extradited a former minister to Ecuador.", "COOPERATE", ["Spain > Ecuador"]),
    # AID
    ("Sweden delivered artillery shells to Moldova.", "AID", ["Sweden > Moldova"]),
    ("India sent Nepal 500 tonnes of relief supplies.", "AID", ["India > Nepal"]),
    ("The delivery of Swedish ammunition to Moldova began.", "AID", ["Sweden > Moldova"]),
    ("Kuwait provided emergency aid to Yemen.", "AID", ["Kuwait > Yemen"]),
    # RETREAT
    ("Rwanda withdrew its troops from eastern Congo.", "RETREAT", ["Rwanda"]),
    ("Eritrean forces were pulled out of the border town.", "RETREAT", ["Eritrea"]),
    ("Chad's withdrawal from the buffer zone took two days.", "RETREAT", ["Chad"]),
    ("Venezuela released ten prisoners.", "RETREAT", ["Venezuela > ten prisoners"]),
    ("Armenia and Azerbaijan exchanged prisoners of war.", "RETREAT", ["Armenia, Azerbaijan > prisoners of war"]),
    ("Bulgarian Defence Minister Petar Ganchev resigned on Monday.", "RETREAT", ["Petar Ganchev"]),
]

CONFLICT = [
    # REQUEST
    ("Ethiopia demanded that Eritrea reopen the road.", "REQUEST", ["Ethiopia > Eritrea"]),
    ("Kenya urged Somalia to return the vessel.", "REQUEST", ["Kenya > Somalia"]),
    ("Hungary was asked by Austria to explain the delay.", "REQUEST", ["Austria > Hungary"]),
    ("The Philippines called on China to leave the reef.", "REQUEST", ["Philippines > China"]),
    ("Lithuania's appeal to Poland for fuel was made on Monday.", "REQUEST", ["Lithuania > Poland"]),
    ("Pakistan called for an inquiry.", "REQUEST", ["Pakistan"]),
    (
        "Greek Prime Minister Nikos Karras ordered the coast guard to turn back.",
        "REQUEST",
        ["Nikos Karras > coast guard"],
    ),
    # ACCUSE
    ("Sudan accused Chad of arming the rebels.", "ACCUSE", ["Sudan > Chad"]),
    ("Chad was accused by Sudan of arming the rebels.", "ACCUSE", ["Sudan > Chad"]),
    ("Argentina condemned Venezuela's decision.", "ACCUSE", ["Argentina > Venezuela"]),
    ("Georgia blamed Russia for the blackout.", "ACCUSE", ["Georgia > Russia"]),
    ("Finland summoned the Hungarian ambassador over the remarks.", "ACCUSE", ["Finland > Hungarian ambassador"]),
    ("The Indian ambassador was summoned by Canada.", "ACCUSE", ["Canada > Indian ambassador"]),
    ("Slovakia criticised the Austrian proposal.", "ACCUSE", ["Slovakia > Austria"]),
    # REJECT
    ("Ecuador rejected Peru's offer.", "REJECT", ["Ecuador > Peru"]),
    ("The plan was rejected by Cyprus.", "REJECT", ["Cyprus"]),
    ("Morocco turned down an Algerian proposal on gas.", "REJECT", ["Morocco > Algeria"]),
    ("Malaysia dismissed the demand.", "REJECT", ["Malaysia"]),
    # THREATEN
    ("Belarus threatened Lithuania with a gas cutoff.", "THREATEN", ["Belarus > Lithuania"]),
    ("Iraq threatened to close its airspace.", "THREATEN", ["Iraq"]),
    (
        "Turkish Defence Minister Murat Aksoy warned Greece of serious consequences.",
        "THREATEN",
        ["Murat Aksoy > Greece"],
    ),
    # PROTEST
    # SANCTION
    ("Canada imposed sanctions on Nicaragua.", "SANCTION", ["Canada > Nicaragua"]),
    ("New sanctions were imposed on Nicaragua by Canada.", "SANCTION", ["Canada > Nicaragua"]),
    ("Switzerland suspended its aid to Sri Lanka.", "SANCTION", ["Switzerland > Sri Lanka"]),
    (
        "The suspension of arms deliveries to Serbia by Croatia was announced on Friday.",
        "SANCTION",
        ["Croatia > Serbia"],
    ),
    ("Slovenia expelled three Serbian diplomats.", "SANCTION", ["Slovenia > three Serbian diplomats"]),
    ("Two Cuban diplomats were expelled by Paraguay.", "SANCTION", ["Paraguay > Two Cuban diplomats"]),
    ("Burkina Faso quit the West African bloc.", "SANCTION", ["Burkina Faso"]),
    # MOBILIZE
    ("Guyana deployed troops along the river.", "MOBILIZE", ["Guyana"]),
    ("Soldiers were deployed by Uganda near the lake.", "MOBILIZE", ["Uganda"]),
    ("The deployment of Kenyan troops to Haiti has begun.", "MOBILIZE", ["Kenya"]),
    # COERCE
    ("Tajikistan arrested four activists.", "COERCE", ["Tajikistan > four activists"]),
    ("Iran seized a Greek tanker in the gulf.", "COERCE", ["Iran > Greece"]),
    ("A Greek tanker was seized by Iran.", "COERCE", ["Iran > Greece"]),
    ("Latvia closed its border to Belarus.", "COERCE", ["Latvia > Belarus"]),
    # ASSAULT
    ("Turkey bombed positions in northern Iraq.", "ASSAULT", ["Türkiye > Iraq"]),
    ("Ethiopian forces attacked the Eritrean garrison.", "ASSAULT", ["Ethiopia > Eritrea"]),
    ("A Sudanese village was shelled by Chad.", "ASSAULT", ["Chad > Sudan"]),
    ("Azerbaijan's attack on Armenia drew protests.", "ASSAULT", ["Azerbaijan > Armenia"]),
    ("Pakistani air strikes on Afghanistan killed nine.", "ASSAULT", ["Pakistan > Afghanistan"]),
    ("Rebels fired rockets at Israel.", "ASSAULT", ["Rebels > Israel"]),
    ("North Korea shot down a South Korean drone.", "ASSAULT", ["North Korea > South Korea"]),
]

TALKS = [
    ("Uruguay met Paraguay in Salto.", ["Paraguay, Uruguay"]),
    (
        "Finnish Foreign Minister Aino Virtanen met with Estonian Foreign Minister Kaur Tamm.",
        ["Aino Virtanen, Kaur Tamm"],
    ),
    ("Slovak President Igor Kral held talks with Czech President Pavel Dusek.", ["Igor Kral, Pavel Dusek"]),
    ("Talks were held between Laos and Vietnam.", ["Laos, Vietnam"]),
    (
        "A meeting of Gabonese Foreign Minister Paul Ondo and Cameroonian "
        "Foreign Minister Jean Mbarga took place on Monday.",
        ["Jean Mbarga, Paul Ondo"],
    ),
    ("Zambia, Malawi and Mozambique discussed the power line.", ["Malawi, Mozambique, Zambia"]),
    (
        "Belgian Prime Minister Luc Peeters spoke to Dutch Prime Minister Sanne de Wit by phone.",
        ["Luc Peeters, Sanne de Wit"],
    ),
    ("Romanian President Radu Marin telephoned Moldovan President Ana Rusu.", ["Ana Rusu, Radu Marin"]),
    ("Moldovan President Ana Rusu was telephoned by Romanian President Radu Marin.", ["Ana Rusu, Radu Marin"]),
    (
        "Radu Marin, the Romanian president, had a long conversation with Moldovan President Ana Rusu.",
        ["Ana Rusu, Radu Marin"],
    ),
    (
        "Croatian Prime Minister Ivo Babic's call with Serbian President Milan Jokic was short.",
        ["Ivo Babic, Milan Jokic"],
    ),
    ("Nepal's talks with Bhutan ended on Tuesday.", ["Bhutan, Nepal"]),
    ("Panamanian President Rosa Arias visited Costa Rica.", ["Rosa Arias > Costa Rica"]),
    ("Costa Rica was visited by Panamanian President Rosa Arias.", ["Rosa Arias > Costa Rica"]),
    ("Panamanian President Rosa Arias paid a visit to Costa Rica.", ["Rosa Arias > Costa Rica"]),
    ("Rosa Arias, Panama's president, began an official trip to Costa Rica on Monday.", ["Rosa Arias > Costa Rica"]),
    (
        "Kyrgyz President Azat Isakov, who met Tajik President Rustam Nazarov in Osh, praised the tone.",
        ["Azat Isakov, Rustam Nazarov"],
    ),
    (
        "Namibian President Tomas Haukongo, accompanied by his ministers, met Botswanan President Neo Kgosi.",
        ["Neo Kgosi, Tomas Haukongo"],
    ),
    (
        "Bahraini Foreign Minister Khalid Zayed flew to Muscat to meet Omani Foreign Minister Salim Harthy.",
        ["Khalid Zayed, Salim Harthy"],
    ),
    (
        "Iraqi Prime Minister Hassan Jabiri arrived in Ankara for talks with Turkish President Kemal Demir.",
        ["Hassan Jabiri, Kemal Demir"],
    ),
    (
        "After meeting Swedish Prime Minister Nils Berg, Danish Prime Minister Mette Friis left for home.",
        ["Mette Friis, Nils Berg"],
    ),
    (
        "Meeting Swedish Prime Minister Nils Berg in Malmo, Danish Prime Minister Mette Friis spoke of the bridge.",
        ["Mette Friis, Nils Berg"],
    ),
    (
        "Latvian Prime Minister Janis Ozols and his Estonian counterpart, Kaur Tamm, met in Valga.",
        ["Janis Ozols, Kaur Tamm"],
    ),
    (
        "Argentine President Clara Benitez and Chilean President Andres Molina "
        "have long disagreed. The two leaders met in Mendoza.",
        ["Andres Molina, Clara Benitez"],
    ),
    ("Yemen and Oman share a border. Both sides met in Salalah.", ["Oman, Yemen"]),
    (
        "Greek Foreign Minister Eleni Stavrou was in Skopje. She met North Macedonian Prime Minister Goran Petkov.",
        ["Eleni Stavrou, Goran Petkov"],
    ),
    ("Kenyan President Jane Wanjiru hosted Ugandan President Peter Okello in Kisumu.", ["Peter Okello > Jane Wanjiru"]),
    (
        "Ugandan President Peter Okello was received by Kenyan President Jane Wanjiru in Kisumu.",
        ["Peter Okello > Jane Wanjiru"],
    ),
    ("The leaders of Togo and Benin spoke by telephone.", ["leaders of Togo and Benin"]),
]


def sides(told, kind: str) -> list[str]:
    return sorted(told.line(e).partition(": ")[2] for e in told.of(kind))


@pytest.mark.parametrize(("text", "kind", "who"), COOPERATION)
def test_who_cooperates_with_whom(tell, text, kind, who):
    assert sides(tell(text), kind) == who


@pytest.mark.parametrize(("text", "kind", "who"), CONFLICT)
def test_who_acts_against_whom(tell, text, kind, who):
    assert sides(tell(text), kind) == who


@pytest.mark.parametrize(("text", "who"), TALKS)
def test_who_talks_with_whom(tell, text, who):
    assert sides(tell(text), "CONSULT") == who
