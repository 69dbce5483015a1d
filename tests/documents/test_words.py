"""Hyphens, cleaning and language."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligncheck.documents import Language
from aligncheck.documents.words.clean import clean, unreadable_characters
from aligncheck.documents.words.hyphens import joined, mended, vocabulary_of, whole_words
from aligncheck.documents.words.language import guess, language_of, languages_of
from aligncheck.documents.words.sentences import in_parts, sentence_starts
from tests.shared_data import shared_folder

NORWEGIAN = vocabulary_of(["Omstillingsevne og næringsliv. Nord-Trøndelag og Nord-Norge. og og"])
ENGLISH = vocabulary_of(["The co-operation of the high-level group. The level the need orientated"])


@pytest.mark.parametrize(
    ("left", "right", "broken", "whole"),
    [
        ("kommunens omstillings", "evne er god", True, "kommunens omstillingsevne er god"),
        ("kommunens omstillings-", "evne er god", False, "kommunens omstillingsevne er god"),
        ("nærings", "og miljøutvikling", True, "nærings- og miljøutvikling"),
        ("plan-", "og bygningsloven", False, "plan- og bygningsloven"),
        ("innenfor ram-", "men for året", False, "innenfor rammen for året"),
        ("i Nord", "Trøndelag", True, "i Nord-Trøndelag"),
        ("2007-", "2009", False, "2007-2009"),
        ("ein ny", "plan", False, "ein ny plan"),
        ("tiltak –", "og mål", False, "tiltak – og mål"),
    ],
)
def test_lines_join_as_a_reader_joins_them(left: str, right: str, broken: bool, whole: str) -> None:
    assert joined(left, right, broken=broken, vocabulary=NORWEGIAN) == whole


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("close co", "operation", "close co-operation"),
        ("a high", "level meeting", "a high-level meeting"),
        ("prin", "ciples", "principles"),
        ("need", "orientated", "need-orientated"),
        ("e", "commerce", "e-commerce"),
    ],
)
def test_english_compounds_keep_their_hyphen(left: str, right: str, whole: str) -> None:
    assert joined(left, right, broken=True, vocabulary=ENGLISH) == whole


def test_halves_of_broken_words_are_no_words_of_the_document() -> None:
    known = vocabulary_of(
        whole_words([("The ana", True), ("lysis of mar-", False), ("kets", False)])
    )
    assert set(known) == {"the", "of"}
    assert joined("The ana", "lysis", broken=True, vocabulary=known) == "The analysis"
    assert joined("a low", "carbon", broken=True, vocabulary=known) == "a low-carbon"


def test_a_hyphen_left_over_from_another_line_is_taken_out_where_the_word_is_known() -> None:
    known = vocabulary_of(["og markedet og nord norsk nordnorsk"])
    assert mended("i mar-kedet, nord-norsk og Nord-Norge", known) == (
        "i markedet, nord-norsk og Nord-Norge"
    )
    assert mended("the mar-kedet", ENGLISH) == "the mar-kedet"


def test_a_stray_hyphen_between_two_words_is_taken_out_where_the_whole_word_is_usual() -> None:
    usual = vocabulary_of(["og land og bruket"] + ["landbruket"] * 20 + ["land-bruket"] * 2)
    rare = vocabulary_of(["og land og bruket"] + ["landbruket"] * 19 + ["land-bruket"] * 2)
    assert mended("i land-bruket", usual) == "i landbruket"
    assert mended("i land-bruket", rare) == "i land-bruket"


@given(st.text(st.characters(codec=None)))
@settings(max_examples=2_000, deadline=None)
def test_clean_text_can_be_stored_and_sent_anywhere(text: str) -> None:
    told = clean(text)
    assert told.encode("utf-8").decode("utf-8") == told
    assert json.loads(json.dumps(told)) == told
    assert clean(told) == told
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 for c in told)


def test_ligatures_and_soft_hyphens_are_letters_again() -> None:
    assert clean("eﬀektiv ﬁnan\u00adsiering  a\u030a pa\u030a") == "effektiv finansiering å på"


def test_direction_marks_and_controls_are_gone() -> None:
    assert clean("plan\u202egro.fdp\x00\x02 n\u200by") == "plan gro.fdp ny"


def test_characters_without_meaning_are_counted() -> None:
    assert unreadable_characters("(cid:12)(cid:7) plan \ufffd\ue001") == 4


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Vi skal ikke bygge ned matjord.", Language.NB),
        ("Kommunen skal leggje til rette for fleire bustader.", Language.NN),
        ("auke sjølvforsyninga av mat", Language.NN),
        ("øke andelen fornybar energi i kommunene", Language.NB),
        ("Support for small and medium enterprises", Language.EN),
        ("Kommunen ska arbeta för att minska utsläppen och använda mer förnybar energi.",
         Language.OTHER),
        ("Virksomhederne skal have mulighed for uddannelse, og udviklingen sker i hele landet.",
         Language.OTHER),
        ("Sámediggi áigu nannet sámegielaid ja sámi kultuvrra go dat lea dehálaš.", Language.OTHER),
        ("Saemiedigkie edtja saemien gïelem jïh kultuvrem nænnoestidh.", Language.OTHER),
    ],
)  # fmt: skip
def test_the_language_of_a_short_text_is_told(text: str, language: Language) -> None:
    assert language_of(text) is language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Avfall AS, Havn ASA, Vekst AS og Kraft AS skal kutte utslippene.", Language.NB),
        ("Kommunen og Elkem AS, Boliden AS og Celsa AS vil redusere utslippene.", Language.NB),
        ("LAND USE AS A CLIMATE MEASURE", Language.EN),
        ("The port serves as a hub for Equinor ASA and Elkem AS.", Language.EN),
    ],
)
def test_the_form_of_a_company_is_no_english_word(text: str, language: Language) -> None:
    assert language_of(text) is language


def test_a_name_takes_the_language_of_its_surroundings() -> None:
    long = (
        "The strategy will support companies and research in the region over the next years. " * 4
    )
    assert guess("Seinäjoki 2014") is None or guess("Oslo 2014") is None
    assert languages_of([long, "Oslo 2014", long]) == (Language.EN,) * 3


def test_labelled_passages_are_told_apart() -> None:
    path = shared_folder() / "gold" / "passages_dev.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    right = [language_of(row["text"]) == row["lang"] for row in rows]
    short = [ok for ok, row in zip(right, rows, strict=True) if len(row["text"].split()) < 15]
    assert sum(right) / len(right) >= 0.98
    assert sum(short) / len(short) >= 0.95


@pytest.mark.parametrize("letter", ["a", " ", ".", "(", "\n", "1.", "-", "• "])
def test_a_million_of_one_letter_takes_no_time(letter: str) -> None:
    import time

    began = time.process_time()
    clean(letter * 1_000_000)
    language_of(letter * 1_000_000)
    vocabulary_of([letter * 1_000_000])
    assert time.process_time() - began < 2.0


SENTENCE = "Kommunen skal kutte utslippene fra egen drift, jf. kap. 3 i planen."


def test_sentences_do_not_end_at_shortened_words_and_numbers() -> None:
    text = f"{SENTENCE} Det settes av 2,5 mill. kroner nr. 1. Ja. 2030 er fristen."
    assert [text[at:][:8] for at in sentence_starts(text)] == ["Kommunen", "Det sett", "2030 er "]


@given(st.lists(st.sampled_from([SENTENCE, "Det er bra.", "X" * 300 + "."]), max_size=40))
@settings(max_examples=60, deadline=None)
def test_a_long_paragraph_is_parted_between_sentences_and_nothing_is_lost(
    sentences: list[str],
) -> None:
    text = " ".join(sentences)
    parts = in_parts(text, 400)
    assert " ".join(parts) == text
    assert all(len(part) <= 400 for part in parts)


def test_what_has_no_sentence_end_is_parted_between_clauses_or_else_words() -> None:
    assert in_parts("ord " * 600) == (("ord " * 200).strip(),) * 3
    assert in_parts("mål og tiltak; " * 100) == (("mål og tiltak; " * 50).strip(),) * 2
    assert in_parts(SENTENCE) == (SENTENCE,)


def test_the_marks_of_symbol_fonts_are_shown_as_points_of_a_list() -> None:
    assert clean("Mål:\uf0b7 auke \uf0a7 spare") == "Mål:• auke • spare"
    assert unreadable_characters(clean("\uf0fc ferdig")) == 0
