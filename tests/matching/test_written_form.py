"""A Nynorsk passage in Bokmål-like words, for the encoder alone."""

import pytest

from aligncheck.matching.common_form import in_common_form
from aligncheck.matching.written_form import as_bokmal, word_list


@pytest.mark.parametrize(
    ("nynorsk", "bokmal"),
    [
        ("Kommunen skal ikkje auke løyvingane.", "Kommunen skal ikke øke bevilgningene."),
        ("Korleis kan fleire born gå til skulen?", "Hvordan kan flere barn gå til skolen?"),
        (
            "Fylkeskommunane har ansvaret for dei vidaregåande skulane.",
            "Fylkeskommunene har ansvaret for de videregående skolene.",
        ),
        ("Tiltaka gjev lågare utslepp frå straum.", "Tiltakene gir lavere utslipp fra strøm."),
    ],
)
def test_a_nynorsk_sentence_reads_as_bokmal(nynorsk, bokmal):
    assert as_bokmal(nynorsk) == bokmal


@pytest.mark.parametrize(
    ("nynorsk", "bokmal"),
    [
        ("klimatilskot", "klimatilskudd"),
        ("helsetenester", "helsetjenester"),
        ("straumforbruk", "strømforbruk"),
        ("tilskotsordningar", "tilskuddsordninger"),
        ("sjukeheimsplassar", "sykehjemsplasser"),
        ("bustadpolitisk", "boligpolitisk"),
    ],
)
def test_a_longer_word_is_rewritten_through_its_parts(nynorsk, bokmal):
    assert as_bokmal(f"Det gjeld ikkje {nynorsk}.") == f"Det gjelder ikke {bokmal}."


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen skal kutte utslippene fra transport med 40 prosent innen 2030.",
        "Ansvaret for skolene ligger hos fylkeskommunen, og ingen kommentar er mottatt i januar.",
        "Open gardens tend to be born in an open season.",
        "Let me see the dei tal of our plan: the region will fund research, and so on.",
        "",
        "2024: 14,5 % (kr 300 000)",
    ],
)
def test_a_text_without_a_sign_of_nynorsk_comes_out_as_it_went_in(text):
    assert as_bokmal(text) == text


def test_one_nynorsk_word_in_a_long_bokmal_text_does_not_touch_the_others():
    text = "Et kor og et tal, en basar og en ting til. " * 5 + "De sa ikkje mer."
    assert as_bokmal(text) == text.replace("ikkje", "ikke")


def test_capitals_numbers_and_punctuation_stay():
    text = "IKKJE «Frå» 2024–2030: 40 % (jf. § 3-1) – Kva no?"
    assert as_bokmal(text) == "IKKE «Fra» 2024–2030: 40 % (jf. § 3-1) – Hva nå?"


def test_words_that_only_look_nynorsk_by_their_ending_stay():
    rewritten = as_bokmal("Ikkje berre fornybar energi frå januar, seier fastlege Gunnar.")
    assert rewritten == "Ikke bare fornybar energi fra januar, sier fastlege Gunnar."


def test_several_words_at_a_time_are_rewritten_together():
    assert as_bokmal("Mellom anna får ikkje alle plass.") == "Blant annet får ikke alle plass."


def test_a_rewritten_text_stays_the_same_when_rewritten_again():
    once = as_bokmal("Verksemdene skal ikkje byggje ned matjord i staden for å nytte tettstadene.")
    assert as_bokmal(once) == once


def test_every_listed_word_becomes_another_word():
    known = word_list()
    listed = known.words | known.nouns | known.shared
    assert len(listed) > 1_800
    assert [word for word, bokmal in listed.items() if word == bokmal or not bokmal] == []


@pytest.mark.parametrize(
    ("nynorsk", "bokmal"),
    [
        ("Støtta blir avvikla i 2027.", "Støtten avvikles i 2027."),
        ("Midlane vert ikkje lagde ut.", "Midlene legges ikke ut."),
        ("Talet på bedrifter skal auke.", "Antallet bedrifter skal øke."),
        ("Ordninga held fram.", "Ordninga fortsetter."),
        ("Tiltaka skal bli vurderte.", "Tiltakene skal vurderes."),
        ("Ansvaret ligg hos dei som eig vegen.", "Ansvaret ligger hos dem som eier veien."),
        ("Dei skal sikra vassdraga.", "De skal sikre vassdragene."),
    ],
)
def test_twins_are_read_in_the_same_form(nynorsk, bokmal):
    assert in_common_form(nynorsk, nynorsk=True) == in_common_form(bokmal, nynorsk=False)


@pytest.mark.parametrize(
    "text",
    [
        "Blir det snø, åpnes løypene. Saken ble avgjort i mai.",
        "Blir prosjektet vedtatt, er tiltaka klare.",
        "The dam was built in 1960 and the area is protected.",
    ],
)
def test_only_what_has_two_forms_is_changed(text):
    assert in_common_form(text, nynorsk=False) == text
