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
    headings = ("Handlingsprogram", "Bakgrunn", "Om fylket")
    assert cue_texts("Ny rute.", CueName.MEASURE_HEADING, heading=headings) == ()
    assert cue_texts("Ny rute.", CueName.BACKGROUND_HEADING, heading=headings) == ("Bakgrunn",)


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        (("Innledning",), ("Innledning",)),
        (("1 Innledning", "1.2 Om fylket"), ("Innledning",)),
        (("Innledning", "Om fylket"), ()),
        (("Handlingsprogram", "Forord", "Om fylket"), ()),
        (("1 Sammendrag", "2 Om fylket"), ()),
        (("Økonomiske rammer",), ()),
        (("Rammer for arbeidet",), ("Rammer",)),
    ],
)
def test_a_foreword_is_background_itself_but_not_what_only_follows_it(headings, told):
    assert cue_texts("Ny rute.", CueName.BACKGROUND_HEADING, heading=headings) == told
    assert cue_texts("Ny rute.", CueName.MEASURE_HEADING, heading=headings) == ()


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Firms are invited where appropriate.", CueName.MONEY),
        ("nb", "Vi følger et sett av ti indikatorer.", CueName.MONEY),
        ("nn", "Planen har eit felles sett av reglar.", CueName.MONEY),
    ],
)
def test_a_word_that_only_looks_like_money_is_none(language, text, name):
    assert cue_texts(text, name, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "name", "words"),
    [
        ("en", "The council appropriated the sum.", CueName.MONEY, "appropriated"),
        ("nn", "Det er sett av pengar.", CueName.MONEY, "sett av"),
        ("nb", "Rådet har intensjon om å delta.", CueName.INTENT, "har intensjon om"),
        ("nn", "Rådet har intensjonar om deltaking.", CueName.INTENT, "har intensjonar om"),
    ],
)
def test_money_set_aside_and_an_intention_are_seen(language, text, name, words):
    assert words in cue_texts(text, name, language)


def test_a_label_inside_the_passage_is_nearer_than_its_headings():
    text = "Bakgrunn: Fjorden er ren."
    assert cue_texts(text, CueName.MEASURE_HEADING, heading=("Tiltak",)) == ()


def test_the_column_heads_of_a_row_leave_its_heading_as_it_is():
    row = "Ny rute | Status: ikke begynt"
    given = {"heading": ("Tiltak",), "kind": Kind.TABLE_ROW}
    assert cue_texts(row, CueName.MEASURE_HEADING, **given) == ("Tiltak",)


@pytest.mark.parametrize(
    ("language", "text", "name", "words"),
    [
        ("en", "The Law of 31 May 1999 gives grants.", CueName.INTENT, ()),
        ("en", "In May the council adopts the plan.", CueName.INTENT, ()),
        ("en", "May 2014 saw a start.", CueName.INTENT, ()),
        ("en", "May the council adopt it.", CueName.INTENT, ("May",)),
        ("nn", "Pulje 5 startar vår/sommar 2014.", CueName.OWN_ACTOR, ()),
        ("nb", "Kurset holdes vår 2026.", CueName.OWN_ACTOR, ()),
        ("nb", "Visjonen vår 2030 er klar.", CueName.OWN_ACTOR, ("vår",)),
        ("nb", "Det er vår oppgave.", CueName.OWN_ACTOR, ("vår",)),
    ],
)
def test_a_month_is_no_hedge_and_a_season_no_actor(language, text, name, words):
    assert cue_texts(text, name, language) == words


@pytest.mark.parametrize(
    ("language", "text", "greeting"),
    [
        ("nb", "Vi vil bygge landsbyen. Hilsen Kari Dahl, ordfører", "Hilsen Kari Dahl, ordfører"),
        ("nn", "Lukke til! Helsing Ola Nes, fylkesordførar", "Helsing Ola Nes, fylkesordførar"),
        ("en", "Enjoy it. Yours sincerely, Ann Lee, Mayor", "Yours sincerely, Ann Lee, Mayor"),
    ],
)
def test_a_text_that_ends_in_a_mayors_greeting_is_a_foreword(language, text, greeting):
    heading = ("Tiltak",)
    shown = cue_texts(text, CueName.BACKGROUND_HEADING, language, heading=heading)
    assert shown == (greeting,)
    assert cue_texts(text, CueName.MEASURE_HEADING, language, heading=heading) == ()


def test_no_more_than_three_words_of_a_kind_are_shown_and_none_twice():
    text = "Vi skal bygge. Vi skal kjøpe. Vi skal flytte. Vi skal vedta. Vi skal bygge."
    assert cue_texts(text, CueName.COMMITTED) == ("skal bygge", "skal kjøpe", "skal flytte")
    assert len(cue_texts(text, CueName.OWN_ACTOR)) == 1
    assert SHOWN == 3


def test_an_empty_passage_has_no_cues():
    assert find_cues(passage("")) == ()


@pytest.mark.parametrize("text", ["a", " ", ".", "(", "1 ", "100 ", "skal ", "skal være ", "- a\n"])
def test_one_thing_again_and_again_is_graded_in_a_moment(text):
    long = passage(text * (1000 // len(text)))
    began = time.process_time()
    find_cues(long)
    assert time.process_time() - began < 2.0  # of the processor, on a busy machine
