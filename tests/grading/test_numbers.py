"""Deadlines, quantities and money as people see them: what counts, and what only looks so."""

import time

import pytest

from aligncheck.grading.cue import CueName
from aligncheck.grading.cues import find_cues
from aligncheck.grading.numbers import number_hits
from tests.grading.passages import cue_texts, passage


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Samarbeidet går over en lang periode."),
        ("nb", "Tjenestene må ses under ett."),
        ("nn", "Kommunen ser tenestene under eitt."),
        ("nb", "Planen gjelder over 2030 og videre."),
        ("en", "This is about one region."),
    ],
)
def test_a_word_that_only_looks_like_a_number_is_no_quantity(language, text):
    assert cue_texts(text, CueName.QUANTITY, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("nb", "Vegen skal stå klar i løpet av 2027.", "i løpet av 2027"),
        ("nn", "Vegen skal stå klar ved utgangen av 2027.", "ved utgangen av 2027"),
        ("en", "The road will be mapped during 2027.", "during 2027"),
        ("nb", "Utslippene skal ned mot 2030.", "mot 2030"),
        ("en", "Emissions must fall towards 2030.", "towards 2030"),
        ("nb", "Kaia skal bygges i løpet av to år.", "i løpet av to år"),
        ("nn", "Oppstart er første halvår 2026.", "første halvår 2026"),
        ("nb", "Planen skal være klar innen årsskiftet 2026/2027.", "innen årsskiftet 2026"),
        ("nn", "Kravet gjeld frå 1.1.2027.", "frå 1.1.2027"),
        ("nn", "Styret held årlege møte.", "årlege"),
        ("nn", "Kvart 4. år blir planen rullert.", "Kvart 4. år"),
        ("nb", "Planen rulleres hvert fjerde år.", "hvert fjerde år"),
        ("nb", "Styret får en halvårlig melding.", "halvårlig"),
        ("nn", "Gruppa møtest månadleg.", "månadleg"),
        ("nb", "Det rapporteres kvartalsvis.", "kvartalsvis"),
        ("en", "The plan is revised every four years.", "every four years"),
        ("en", "The group convenes monthly.", "monthly"),
        ("nb", "Planen skal revideres våren 2027.", "våren 2027"),
        ("nn", "Kommunen skal starta arbeidet hausten 2027.", "hausten 2027"),
        ("en", "A fair will be held in June 2027.", "June 2027"),
        ("nb", "Tiltaket er vedtatt og starter høsten 2027.", "høsten 2027"),
        ("nn", "Frå 2027 går to tredelar av midlane dit.", "Frå 2027"),
        ("nb", "Kurset holdes vår 2027.", "vår 2027"),
        ("nb", "Oppstart: vår/høst 2027", "vår/høst 2027"),
    ],
)
def test_a_time_by_which_or_how_often_something_is_to_be_done_is_a_deadline(language, text, words):
    assert words in cue_texts(text, CueName.DEADLINE, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nn", "Frå 2009 til og med 2015 har utsleppa auka."),
        ("nb", "Fra 2009 til og med 2015 har folketallet økt."),
        ("en", "From 2009 to 2015 the population has increased."),
        ("nb", "Planen, revidert våren 2014, ligger til grunn."),
        ("nb", "Planen ble vedtatt av kommunestyret 14. juni 2012."),
        ("nn", "Planen vart vedteken hausten 2012."),
        ("en", "The plan was adopted in June 2012."),
        ("nb", "Prosjektet ble avsluttet i løpet av 2014."),
        ("nb", "Vidstrand mot 2040"),
        ("en", "It is corrected with the monthly factors."),
    ],
)
def test_a_date_that_tells_what_has_been_is_no_deadline(language, text):
    assert cue_texts(text, CueName.DEADLINE, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "name", "words"),
    [
        ("nn", "3000 innbyggarar innan 2030", CueName.QUANTITY, "3000 innbyggarar"),
        ("nn", "Mål: 200 nye arbeidsplassar", CueName.QUANTITY, "200 nye arbeidsplassar"),
        ("nb", "Bedriftene tar inn 100 nye lærlinger.", CueName.QUANTITY, "100 nye lærlinger"),
        ("nb", "Det settes opp 200 ladepunkter.", CueName.QUANTITY, "200 ladepunkter"),
        (
            "nb",
            "Det bygges 850 nye elektriske ladepunkter.",
            CueName.QUANTITY,
            "850 nye elektriske ladepunkter",
        ),
        ("nn", "Det kjem 40 kommunale ladepunkt.", CueName.QUANTITY, "40 kommunale ladepunkt"),
        (
            "en",
            "We deploy 850 electric charging points.",
            CueName.QUANTITY,
            "850 electric charging points",
        ),
        (
            "nb",
            "Dette gir 40 nye kommunale arbeidsplasser.",
            CueName.QUANTITY,
            "40 nye kommunale arbeidsplasser",
        ),
        ("nb", "Kommunen planter 5000 trær.", CueName.QUANTITY, "5000 trær"),
        ("en", "The city plants 5,000 trees.", CueName.QUANTITY, "5,000 trees"),
        ("nb", "Laget får kr. 150 000.", CueName.MONEY, "kr. 150 000"),
        ("nn", "Ramma er kr. 4.130.000 i året.", CueName.MONEY, "kr. 4.130.000"),
        ("nb", "Omsetningen er kr. 4 milliarder.", CueName.MONEY, "kr. 4 milliarder"),
        ("nb", "Rammen er 700 mill kr18.", CueName.MONEY, "700 mill kr"),
        ("nb", "Kommunen avsetter midler til dette.", CueName.MONEY, "avsetter midler"),
        ("nn", "Kommunen avset midlar til dette.", CueName.MONEY, "avset midlar"),
    ],
)
def test_a_number_of_new_things_or_of_kroner_is_seen_whole(language, text, name, words):
    assert words in cue_texts(text, name, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Tilbudet gjelder alle barn over 1 år."),
        ("nn", "Unge under 18 år reiser gratis."),
        ("nb", "Mange er over 67 år."),
        ("en", "Those over 67 years travel free."),
        ("nb", "Tilbudet er for barn fra 1 til 5 år."),
        ("nb", "2.3 Arbeidsplasser"),
        ("nb", "Kommunen har 489 innbyggere."),
        ("nb", "Av 4 av boligene, 5 beskriver boliger og 3 kommunale elever."),
        ("nb", "Verdien er flere kroner. 4.2 Neste kapittel"),
    ],
)
def test_an_age_a_chapter_or_what_is_there_already_is_no_quantity_or_money(language, text):
    cues = find_cues(passage(text, language))
    assert not [cue for cue in cues if cue.name in (CueName.QUANTITY, CueName.MONEY)]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("nb", "Regional plan 2026–2030 er vedtatt.", CueName.DEADLINE),
        ("nb", "Kapittel 13.1 Klima", CueName.QUANTITY),
        ("nb", "Klimabudsjettet følger økonomiplanen.", CueName.MONEY),
        ("en", "The 2030 plan is a plan for by and land.", CueName.DEADLINE),
        ("nb", "Etter § 12 gjelder kravet for alle.", CueName.MONEY),
    ],
)
def test_a_title_chapter_or_climate_budget_is_no_deadline_number_or_money(language, text, name):
    assert cue_texts(text, name, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Lov av 23. juni 2000 om beredskap legger plikter på kommunene."),
        ("nb", "I en rapport fra 2011 er behovet beskrevet."),
        ("nb", "Restmidler fra 2012"),
        ("nn", "Forskrifta frå 1. juli 2013 gjeld alle."),
        ("en", "Grants are given under the Law of 5 June 2009."),
        ("en", "The revised Act of May 2014 sets the frame."),
        ("nb", "Tap på beite fra 2003-2012."),
        ("nn", "Folketalet frå 2009 til 2014 er i tabellen."),
        ("nb", "I august 2012 besluttet styret å legge ned."),
        ("nb", "Fra 2009 etablerte kommunene et kontor."),
        ("nb", "Fra 2000 til 2005 vokste handelen."),
        ("nb", "I desember 2006 la regjeringen fram en melding."),
        ("en", "The strategy presented in December 2013 covers energy."),
        ("en", "Contracts concluded in March 2014 cover research."),
    ],
)
def test_the_date_of_a_law_a_report_or_a_past_span_is_no_deadline(language, text):
    assert cue_texts(text, CueName.DEADLINE, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Etter lov av 23. juni 2000 skal kommunen lage en beredskapsplan."),
        ("nb", "Kommunen skal fra 2026–2028 bygge gangvei."),
        ("nn", "Frå 2026 til 2029 vil fylket byggje ut fiber."),
        ("nb", "Rapport innen juni 2026"),
        ("en", "The law will apply from June 2027."),
    ],
)
def test_a_date_stays_a_deadline_where_the_sentence_binds_or_names_a_term(language, text):
    assert cue_texts(text, CueName.DEADLINE, language)


def test_a_long_text_full_of_dates_is_read_in_little_time():
    begun = time.process_time()
    find_cues(passage("Det ble vedtatt mars 2012 " * 2000))
    assert time.process_time() - begun < 30


@pytest.mark.parametrize("text", ["100 " * 10_000, "7" * 40_000], ids=["a row", "one number"])
def test_a_long_row_of_numbers_is_read_in_little_time(text):
    begun = time.process_time()
    list(number_hits(text))
    assert time.process_time() - begun < 5
