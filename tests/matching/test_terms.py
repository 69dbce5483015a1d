"""Term hits: the notation, the false friends, the two forms of Norwegian, and the speed."""

import time

import pytest

from aligncheck.frameworks import (
    Criterion,
    Framework,
    Wording,
    builtin_frameworks,
    find_framework,
)
from aligncheck.matching.phrases import PhraseFinder
from aligncheck.matching.terms import TermFinder

LABEL = Wording(nb="navn", nn="namn", en="name")


def finder(*terms, exclusions=(), language="nb"):
    """A finder for one criterion, C1, with these terms in one language."""
    criterion = Criterion(
        id="C1",
        label=LABEL,
        asks=LABEL,
        question=LABEL,
        terms={language: terms},
        exclusions={language: exclusions},
    )
    framework = Framework(
        id="X",
        version="1",
        as_of="",
        title=LABEL,
        description=LABEL,
        sources=(),
        groups=(),
        criteria=(criterion,),
    )
    return TermFinder((framework,))


def found(text, *terms, exclusions=(), language="nb", of="nb"):
    matcher = finder(*terms, exclusions=exclusions, language=of)
    return matcher.find(text, language).get("C1", ())


@pytest.fixture(scope="module")
def builtin():
    return TermFinder(builtin_frameworks())


def test_a_star_stands_for_any_word_ending_and_the_word_is_given_whole():
    text = "Kunnskapsgrunnlaget er klart."
    assert found(text, "kunnskapsgrunnlag*") == ("Kunnskapsgrunnlaget",)


def test_a_star_inside_a_word_stands_for_any_letters():
    for spelling in ("quadruple helix", "quadrupple helixen"):
        assert found(f"En {spelling} her.", "quadrup*le heli*") == (spelling,)
    assert found("quadrupel helix", "quadrup*le heli*") == ()


def test_without_a_star_the_whole_word_must_stand_there():
    assert found("renovasjon", "reno") == ()
    assert found("Reno er navnet.", "reno") == ("Reno",)


def test_a_term_matches_from_the_start_of_a_word_only():
    assert found("Resultatet kom fra en konsulent.", "sult*") == ()
    assert found("arbeidskraften", "kraft*") == ()


def test_a_hyphenated_compound_matches_and_is_given_whole():
    assert found("En bred foresight-prosess startes.", "foresight*") == ("foresight-prosess",)
    assert found("Vi bruker EU-taksonomien.", "EU-taksonomi*") == ("EU-taksonomien",)
    assert found("Vi bruker EUs taksonomi.", "EU-taksonomi*") == ()


def test_a_phrase_does_not_mind_white_space_hyphens_commas_and_brackets():
    assert found("politisk\n  forankret", "politisk forankr*") == ("politisk\n  forankret",)
    assert found("co creation", "co-creat*") == ("co creation",)
    assert found("offentlig–privat samarbeid", "offentlig-privat samarbeid*") == (
        "offentlig–privat samarbeid",
    )


def test_a_tilde_stands_for_up_to_six_words_in_one_sentence():
    phrase = "forankr* ~ ledelse*"
    near = "forankret i den administrative og politiske ledelsen"
    assert found(f"Arbeidet er {near}.", phrase) == (near,)
    assert found("forankret ledelse", phrase) == ("forankret ledelse",)
    assert found("forankret en to tre fire fem seks sju ledelsen", phrase) == ()
    assert found("Dette er forankret. Ledelsen er enig.", phrase) == ()


def test_a_phrase_with_many_gaps_is_found_quickly_where_one_word_comes_again_and_again():
    finder = PhraseFinder({"T": [" ~ ".join(["skal"] * 7)]})
    begin = time.process_time()
    hits = finder.find("skal " * 100)
    assert time.process_time() - begin < 1
    assert {hit.start for hit in hits} == {5 * place for place in range(94)}
    assert max(hit.end for hit in hits if hit.start == 0) == 5 * (7 + 6 * 6) - 1


def test_a_year_or_number_before_a_full_stop_is_a_word_of_its_own():
    assert found("Målene for 2026. De gjelder alle.", "2026") == ("2026",)
    assert found("Vi sikter mot 1.5 degrees.", "1.5 degree*") == ("1.5 degrees",)


def test_a_term_inside_a_false_friend_does_not_count():
    terms, friends = ("klima*",), ("klima for samarbeid*",)
    assert found("Et godt klima for samarbeidet.", *terms, exclusions=friends) == ()
    assert found("Klimaet endres.", *terms, exclusions=friends) == ("Klimaet",)
    both = "Klimaet endres, men vi har et godt klima for samarbeid."
    assert found(both, *terms, exclusions=friends) == ("Klimaet",)


def test_a_term_that_is_longer_than_the_false_friend_in_it_counts():
    words = "entreprenøriell oppdagelse"
    assert found(words, "entreprenøriell oppdag*", exclusions=("entreprenøriell",)) == (words,)


def test_of_overlapping_matches_the_longest_stands_and_each_word_once():
    assert found("smart spesialisering", "smart", "smart spesialis*") == ("smart spesialisering",)
    assert found("klima og klima", "klima*") == ("klima",)


def test_bokmaal_and_nynorsk_share_their_lists_and_english_keeps_its_own():
    for language in ("nb", "nn", "other"):
        assert found("samskaping", "samskaping", language=language, of="nb") == ("samskaping",)
        assert found("medverknad", "medverknad", language=language, of="nn") == ("medverknad",)
    assert found("by", "by", language="en", of="nb") == ()
    assert found("power grid", "power grid*", language="en", of="en") == ("power grid",)


def test_a_text_without_words_has_no_terms(builtin):
    assert builtin.find("", "nb") == {}
    assert builtin.find("… – ★", "nn") == {}


@pytest.mark.parametrize(
    ("text", "criterion"),
    [
        ("Det er mangel på arbeidskraft og kjøpekraft i regionen.", "EGD-02"),
        ("Samarbeidsklimaet og arbeidsklimaet er godt, men inneklimaet er dårlig.", "SDG-13"),
        ("Barnevernet og personvernet styrkes av verneombudet.", "EGD-07"),
        ("Resultatet ble lagt fram av en konsulent.", "SDG-02"),
        ("Vi arrangerer møtet fredag i Fredrikstad, og alle er tilfredse.", "SDG-16"),
        ("Totalentreprenøren leverer skolen til høsten.", "S3-05"),
        ("Renovasjonen hentes annenhver uke.", "EGD-04"),
        ("Skreddersydde kurs for ansatte.", "EGD-10"),
        ("Merforbruket dekkes av disposisjonsfondet.", "SDG-12"),
        ("4H-klubben har leir i juli.", "S3-08"),
        ("Tallene er retningsgivende.", "S3-11"),
        ("Ulike aktører kan søke.", "SDG-10"),
        ("Pakkene hentes på Myre.", "SDG-15"),
        ("Eit innovasjonsøkosystem for gründerar.", "SDG-15"),
    ],
)
def test_a_false_friend_is_no_hit(builtin, text, criterion):
    assert criterion not in builtin.find(text, "nb")
    assert criterion not in builtin.find(text, "nn")


@pytest.mark.parametrize(
    ("text", "language", "criterion", "words"),
    [
        ("Smart spesialisering forankres politisk.", "nb", "S3-01", None),
        ("Vi inviterer til samskaping med innbyggerne.", "nb", "S3-09", "samskaping"),
        ("Klimagassutsleppa skal ned.", "nn", "EGD-01", "Klimagassutsleppa"),
        ("A steering group leads the work.", "en", "S3-01", "steering group"),
    ],
)
def test_a_term_of_a_builtin_framework_is_found(builtin, text, language, criterion, words):
    hits = builtin.find(text, language)
    if words is not None:
        assert words in hits[criterion]
    assert all(word in text for found_words in hits.values() for word in found_words)


def test_every_term_of_every_builtin_framework_finds_itself(builtin):
    lost = []
    for framework in builtin_frameworks():
        for criterion in framework.criteria:
            for language, terms in criterion.terms.items():
                for term in terms:
                    text = term.replace("*", "").replace("~", "og det som hører med til")
                    if criterion.id not in builtin.find(text, language):
                        lost.append((criterion.id, language, term))
    assert lost == []


def test_a_passage_of_sixty_words_takes_less_than_three_milliseconds(builtin):
    text = " ".join(
        ["Fylkeskommunen skal styrke samarbeidet om klimatilpasning og næringsliv."] * 8
    )
    builtin.find(text, "nb")
    begin = time.process_time()
    for _ in range(50):
        builtin.find(text, "nb")
    assert (time.process_time() - begin) / 50 < 0.003


def test_capital_that_takes_risks_is_no_word_for_a_portfolio_that_may_lose():
    finder = TermFinder([find_framework("S3-P")])
    assert "S3-P8" not in finder.find("Bedriftene trenger risikovillig kapital.", "nb")
    assert finder.find("Fylket har risikovillighet.", "nb")["S3-P8"] == ("risikovillighet",)
