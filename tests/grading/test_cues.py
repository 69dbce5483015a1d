"""The cues that people see, in Bokmål, Nynorsk and English."""

import time

import pytest

from aligncheck.documents import Kind
from aligncheck.grading.cue import CueName
from aligncheck.grading.cues import SHOWN, find_cues
from tests.grading.passages import STRONG, WEAK, cue_texts, passage

CONCRETE = (CueName.RESPONSIBLE, CueName.DEADLINE, CueName.QUANTITY, CueName.MONEY)


@pytest.mark.parametrize(
    ("language", "text", "name", "words"),
    [
        (
            "nb",
            "Planen rulleres innen utgangen av 2027.",
            CueName.DEADLINE,
            "innen utgangen av 2027",
        ),
        ("nn", "Rutene skal vere klare innan 1.6.2026.", CueName.DEADLINE, "innan 1.6.2026"),
        ("en", "It opens by the end of 2028.", CueName.DEADLINE, "by the end of 2028"),
        ("nb", "Frist: 1. mars 2027", CueName.DEADLINE, "1. mars 2027"),
        ("nn", "Status blir lagd fram kvart år.", CueName.DEADLINE, "kvart år"),
        ("nb", "Andelen skal opp til 85 prosent.", CueName.QUANTITY, "85 prosent"),
        ("nb", "Skadene skal halveres.", CueName.QUANTITY, "halveres"),
        ("nn", "Frå 20 til 45 bedrifter tek del.", CueName.QUANTITY, "Frå 20 til 45"),
        ("en", "At least 30 new firms take part.", CueName.QUANTITY, "At least 30"),
        ("nb", "Det settes av 12 mill. kr.", CueName.MONEY, "12 mill. kr"),
        ("nn", "Løyvinga er på 2,5 milliardar kroner.", CueName.MONEY, "2,5 milliardar kroner"),
        ("en", "The grant is NOK 2 million.", CueName.MONEY, "NOK 2 million"),
        ("en", "Up to €228m is committed.", CueName.MONEY, "€228m"),
        ("nb", "Ansvar: samferdselsavdelingen", CueName.RESPONSIBLE, "Ansvar:"),
        ("nn", "Næringshagen leier arbeidet.", CueName.RESPONSIBLE, "leier"),
        ("nb", "Prosjektet ledes av biblioteket.", CueName.RESPONSIBLE, "ledes av"),
        ("en", "Lead: business unit", CueName.RESPONSIBLE, "Lead:"),
        ("nb", "Kommunen skal etablere et fond.", CueName.COMMITTED, "skal etablere"),
        ("nn", "Me vil byggje gangveg.", CueName.COMMITTED, "Me vil byggje"),
        ("nn", "Rutene skal opprettast i haust.", CueName.COMMITTED, "skal opprettast"),
        ("en", "We will establish a fund.", CueName.COMMITTED, "We will establish"),
        ("nb", "Kommunen bør se på dette.", CueName.INTENT, "bør"),
        ("nn", "Me ynskjer å leggje til rette for vekst.", CueName.INTENT, "leggje til rette"),
        ("en", "The city may consider a fund.", CueName.INTENT, "may"),
        ("nn", "Me byggjer vegen.", CueName.OWN_ACTOR, "Me"),
        ("nb", "Regjeringen la fram en plan.", CueName.OTHER_ACTOR, "Regjeringen"),
        ("nn", "Departementet har ei ordning.", CueName.OTHER_ACTOR, "Departementet"),
        (
            "en",
            "The European Commission proposed this.",
            CueName.OTHER_ACTOR,
            "European Commission",
        ),
        ("nb", "Det ble bevilget penger.", CueName.PAST, "ble"),
        ("nn", "Det vart løyvt pengar.", CueName.PAST, "vart"),
        ("en", "The scheme was closed.", CueName.PAST, "was"),
        ("nb", "Fylket mangler en plan.", CueName.NEGATION, "mangler"),
        ("nn", "Det er ikkje bestemt.", CueName.NEGATION, "ikkje"),
        ("nb", "Tall fra SSB viser nedgang.", CueName.DATA, "Tall fra"),
        ("en", "According to the survey, firms grow.", CueName.DATA, "According to"),
    ],
)
def test_a_cue_is_seen_with_its_own_words(language, text, name, words):
    assert any(words in found for found in cue_texts(text, name, language))


@pytest.mark.parametrize(("language", "text"), WEAK)
def test_a_weak_passage_has_no_deadline_quantity_money_or_responsible(language, text):
    assert not [cue for cue in find_cues(passage(text, language)) if cue.name in CONCRETE]


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
        ("nb", "Kommunen planter 5000 trær.", CueName.QUANTITY, "5000 trær"),
        ("en", "The city plants 5,000 trees.", CueName.QUANTITY, "5,000 trees"),
        ("nb", "Laget får kr. 150 000.", CueName.MONEY, "kr. 150 000"),
        ("nn", "Ramma er kr. 4.130.000 i året.", CueName.MONEY, "kr. 4.130.000"),
        ("nb", "Omsetningen er kr. 4 milliarder.", CueName.MONEY, "kr. 4 milliarder"),
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
        ("nb", "Verdien er flere kroner. 4.2 Neste kapittel"),
    ],
)
def test_an_age_a_chapter_or_what_is_there_already_is_no_quantity_or_money(language, text):
    cues = find_cues(passage(text, language))
    assert not [cue for cue in cues if cue.name in (CueName.QUANTITY, CueName.MONEY)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nn", "Planane blir rullerte saman med økonomiplanen."),
        ("nb", "Planen må ses sammen med andre planer."),
        ("en", "Read the map together with the table."),
        ("nb", "Kommunen leier lokaler i sentrum."),
        ("nn", "Kommunen leier lokale i sentrum."),
    ],
)
def test_what_goes_together_or_is_rented_names_nobody_responsible(language, text):
    assert cue_texts(text, CueName.RESPONSIBLE, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Det skal etableres et nasjonalparksenter."),
        ("nn", "Det skal byggjast ein nasjonal sykkelrute."),
        ("en", "A centre for the national park shall be built."),
        ("nb", "Rutene skal gis statlig merking."),
        ("nn", "Laget har lova å hjelpe til."),
    ],
)
def test_a_national_park_or_a_promise_is_nobody_elses_duty(language, text):
    assert cue_texts(text, CueName.OTHER_ACTOR, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("nb", "Nasjonale føringer krever dette.", "Nasjonale føringer"),
        ("nn", "Statlege styresmakter skal ta del.", "Statlege styresmakter"),
        ("nb", "Etter loven skal alle ha tilbud.", "Etter loven"),
        ("nb", "Det må bevilges statlige midler.", "statlige midler"),
        (
            "nn",
            "Vi følgjer nasjonale og regionale forventningar.",
            "nasjonale og regionale forventningar",
        ),
        ("en", "National authorities shall decide.", "National authorities"),
    ],
)
def test_national_aims_authorities_and_laws_are_others(language, text, words):
    assert words in cue_texts(text, CueName.OTHER_ACTOR, language)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("nb", "Planen skal bidra til kommunenes klimaarbeid.", "skal bidra til"),
        ("nb", "Skolene skal etablere felles kontor.", "skal etablere"),
        ("nn", "Skulane skal byggje fast dekke.", "skal byggje"),
        ("nb", "Fylket skal følge opp Norges klimamål.", "skal"),
        ("en", "The council will launch services.", "council will launch"),
        ("nb", "Barna skal trenes.", "skal trenes"),
    ],
)
def test_the_main_verb_of_a_modal_is_its_own_and_no_genitive(language, text, words):
    assert cue_texts(text, CueName.COMMITTED, language) == (words,)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Vi ønsker ikke minst å styrke bygdene."),
        ("nn", "Vi ynskjer ikkje berre vekst, men òg trivsel."),
        ("en", "We want not only growth but also well-being."),
    ],
)
def test_not_least_and_not_only_deny_nothing(language, text):
    assert cue_texts(text, CueName.NEGATION, language) == ()


@pytest.mark.parametrize(("language", "text"), STRONG)
def test_a_strong_passage_has_at_least_three_of_the_four_concrete_cues(language, text):
    names = {cue.name for cue in find_cues(passage(text, language))}
    assert len(names & set(CONCRETE)) >= 3


def test_every_cue_stands_verbatim_in_the_passage_or_its_heading():
    for language, text in (*WEAK, *STRONG):
        headings = ("Del 2", "Handlingsprogram 2026")
        for cue in find_cues(passage(text, language, heading=headings)):
            assert cue.text in text or cue.text in headings[1]


def test_a_heading_tells_measures_from_background():
    measure = cue_texts("Ny rute.", CueName.MEASURE_HEADING, heading=("Handlingsprogram",))
    background = cue_texts("Ny rute.", CueName.BACKGROUND_HEADING, heading=("Utfordringar",))
    assert measure == ("Handlingsprogram",)
    assert background == ("Utfordringar",)


def test_a_label_inside_the_passage_acts_as_a_heading():
    text = "Mål 3. Levende bygder Strategi: - Fortette i sentrum"
    assert cue_texts(text, CueName.MEASURE_HEADING) == ("Strategi",)


def test_the_innermost_heading_that_tells_something_is_shown():
    headings = ("Handlingsprogram", "Tiltak for klima", "Sjø")
    assert cue_texts("Ny rute.", CueName.MEASURE_HEADING, heading=headings) == ("Tiltak",)


def test_a_plans_title_is_no_measure_heading():
    title = "Strategi for næring 2026–2032"
    own_name = ("1 Om arbeidet", "1.1 Kvifor ein strategi no")
    for headings in ((title,), (title, "Næring"), ("Growth Strategy", "Trade"), own_name):
        assert cue_texts("Ny rute.", CueName.MEASURE_HEADING, heading=headings) == ()
    for headings in (("Strategier",), ("3 Strategi", "Sjø"), (title, "Tiltak", "Sjø")):
        assert cue_texts("Ny rute.", CueName.MEASURE_HEADING, heading=headings)


def test_only_the_innermost_heading_that_tells_something_counts():
    headings = ("Handlingsprogram", "Innledning", "Om fylket")
    assert cue_texts("Ny rute.", CueName.MEASURE_HEADING, heading=headings) == ()
    assert cue_texts("Ny rute.", CueName.BACKGROUND_HEADING, heading=headings) == ("Innledning",)


def test_a_label_inside_the_passage_is_nearer_than_its_headings():
    text = "Bakgrunn: Fjorden er ren."
    assert cue_texts(text, CueName.MEASURE_HEADING, heading=("Tiltak",)) == ()


def test_the_column_heads_of_a_row_leave_its_heading_as_it_is():
    row = "Ny rute | Status: ikke begynt"
    given = {"heading": ("Tiltak",), "kind": Kind.TABLE_ROW}
    assert cue_texts(row, CueName.MEASURE_HEADING, **given) == ("Tiltak",)


def test_no_more_than_three_words_of_a_kind_are_shown_and_none_twice():
    text = "Vi skal bygge. Vi skal kjøpe. Vi skal flytte. Vi skal vedta. Vi skal bygge."
    assert cue_texts(text, CueName.COMMITTED) == ("skal bygge", "skal kjøpe", "skal flytte")
    assert len(cue_texts(text, CueName.OWN_ACTOR)) == 1
    assert SHOWN == 3


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


def test_an_empty_passage_has_no_cues():
    assert find_cues(passage("")) == ()


def test_a_long_text_full_of_dates_is_read_in_little_time():
    begun = time.process_time()
    find_cues(passage("Det ble vedtatt mars 2012 " * 2000))
    assert time.process_time() - begun < 30
