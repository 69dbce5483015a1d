import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from aligncheck.documents import CitedPage, Language
from aligncheck.matching.trained import text_for_models
from aligncheck.store import CachedEncoder, Filters, Needed, PlanRecord, Store, open_store
from aligncheck.store.plain import text_hash
from aligncheck.store.vectors import keep_vectors
from tests.store.samples import assessment, document
from tests.store.toys import HashEncoder


def saved(store: Store, *texts: str, strength: int = 4, **plan: str | int) -> str:
    sha256 = hashlib.sha256("".join(texts).encode()).hexdigest()
    source = document(*texts, sha256=sha256)
    return store.save_assessment(assessment(source, strength=strength), plan=PlanRecord(**plan))


def test_words_are_found_with_their_norwegian_letters(store: Store) -> None:
    saved(store, "Blå vekst på Sørøya", "Bla vekst pa Soroya", "Båndtvang og jordvern")
    assert [hit.text for hit in store.search("blå sørøya")] == ["Blå vekst på Sørøya"]
    assert [hit.text for hit in store.search("BÅND")] == ["Båndtvang og jordvern"]


def test_quoted_words_must_stand_together(store: Store) -> None:
    saved(store, "åpne havner i nord", "havner som er åpne")
    assert len(store.search("åpne havner")) == 2
    assert [hit.page for hit in store.search('"åpne havner"')] == [1]


def test_where_no_passage_holds_all_words_those_with_two_of_them_are_found(store: Store) -> None:
    asked = "rekruttering av unge bønder til landbruket"
    near = "Generasjonsskifte er viktig for rekruttering til landbruket, særlig av de unge."
    saved(
        store, near, "Bøndenes avtale til landbruket", "Norge mot resten av landet", "unge av året"
    )
    (hit,) = store.search(asked)
    assert (hit.text, hit.by_words, hit.by_some_words) == (near, False, True)


def test_passages_with_all_words_stand_before_those_with_some(store: Store) -> None:
    some, every = "åpne havner, havner, havner", "I nord ligger åpne og stille havner"
    saved(store, some, every)
    found = store.search("åpne havner nord")
    assert [(hit.text, hit.by_words) for hit in found] == [(every, True), (some, False)]
    assert [hit.text for hit in store.search("åpne havner nord", limit=1)] == [every]


def test_a_phrase_counts_as_one_word_among_some(store: Store) -> None:
    saved(store, "grønn vekst i næringen", "vekst er grønn i næringen")
    assert [hit.page for hit in store.search('"grønn vekst" næringen fiskeriene')] == [1]


def test_a_passage_is_found_with_the_number_that_is_printed_on_its_page(store: Store) -> None:
    source = document("åpne havner i nord")
    spot = replace(source.passages[0], page=25, page_label="23")
    store.save_assessment(assessment(replace(source, passages=(spot,))))
    (hit,) = store.search("havner")
    assert hit.cited == CitedPage(25, "23")


@pytest.mark.parametrize("query", ["", '"', "* OR", "a AND (", "text:", "NEAR(", "-", "æ*\x00"])
def test_no_query_is_an_error(store: Store, query: str) -> None:
    saved(store, "tekst")
    store.search(query)


def test_filters_choose_county_year_type_framework_and_status(store: Store) -> None:
    troms = saved(store, "klima i Troms", county="Troms", year=2024, plan_type="regional")
    saved(store, "klima i Agder", county="Agder", year=2020, plan_type="samfunnsdel", strength=1)

    def found(**filters: str | int) -> set[str]:
        return {hit.assessment_id for hit in store.search("klima", filters=Filters(**filters))}

    assert len(found()) == 2
    for filters in (
        {"county": "Troms"},
        {"year": 2024},
        {"plan_type": "regional"},
        {"county": "Troms", "framework": "T", "status": "covered"},
        {"assessment_id": troms, "criterion": "T-01"},
    ):
        assert found(**filters) == {troms}
    assert found(framework="S3") == found(status="weak") == found(county="Oslo") == set()


def test_only_the_newest_assessment_of_a_plan_is_shown(store: Store) -> None:
    saved(store, "klima", strength=3)
    newest = saved(store, "klima", strength=4)
    assert [hit.assessment_id for hit in store.search("klima")] == [newest]


def test_words_are_found_in_many_plans_that_were_read_again(store: Store) -> None:
    for number in range(101):
        for text in ("klima", "klima her", f"klima i plan {number} med mye mer tekst"):
            source = document(text, sha256=f"{number:064d}")
            store.save_assessment(assessment(source))
    hits = store.search("klima", limit=200)
    assert len({hit.assessment_id for hit in hits}) == len(hits) == 101
    assert {hit.text[:12] for hit in hits} == {"klima i plan"}


def test_meaning_looks_on_where_the_nearest_passages_are_of_older_readings(store: Store) -> None:
    encoder = CachedEncoder(store, HashEncoder())
    older = [f"gammelt avsnitt {number}" for number in range(250)]
    store.save_assessment(assessment(document(*older, sha256="77" * 32)))
    store.save_assessment(assessment(document("nytt avsnitt", sha256="77" * 32)))
    (away,) = encoder.encode(["nytt avsnitt"])
    encoder.encode(older)
    assert [hit.text for hit in store.search("", vector=-away)] == ["nytt avsnitt"]


def test_meaning_finds_what_words_do_not(store: Store) -> None:
    texts = [f"avsnitt {number}" for number in range(400)]
    saved(store, *texts)
    encoder = CachedEncoder(store, HashEncoder())
    vectors = encoder.encode(texts)
    hits = store.search("", vector=vectors[7], limit=5)
    assert hits[0].text == "avsnitt 7"
    assert not hits[0].by_words
    assert hits[0].similarity == pytest.approx(1.0, abs=0.01)


def test_meaning_finds_a_nynorsk_passage_by_the_vector_of_its_words_in_bokmal(
    store: Store,
) -> None:
    text = "Kommunane skal ikkje byggje ned meir dyrka jord, og næringslivet får betre vilkår."
    read_as = text_for_models(text, Language.NN)
    assert read_as != text
    source = document("noko anna", sha256="77" * 32)
    nynorsk = replace(source.passages[0], text=text, language=Language.NN)
    store.save_assessment(assessment(replace(source, passages=(nynorsk,))))
    (vector,) = CachedEncoder(store, HashEncoder()).encode([read_as])
    assert store.search("", vector=vector, limit=1)[0].text == text


def test_the_order_by_meaning_is_that_of_exact_cosines(store: Store) -> None:
    texts = [f"avsnitt {number}" for number in range(300)]
    saved(store, *texts)
    vectors = CachedEncoder(store, HashEncoder()).encode(texts)
    query = _unit(vectors[3] + vectors[5])
    exact = [texts[place] for place in np.argsort(-(vectors @ query))[:3]]
    found = [hit.text for hit in store.search("", vector=query, limit=20)]
    assert set(exact[:2]) == set(found[:2])


def test_new_vectors_are_found_in_later_searches(store: Store) -> None:
    encoder = CachedEncoder(store, HashEncoder())
    for text in ("først", "siden"):
        saved(store, text)
        (vector,) = encoder.encode([text])
        assert store.search("", vector=vector, limit=1)[0].text == text


def test_a_search_file_cut_by_a_crash_is_mended(store: Store, tmp_path: Path) -> None:
    encoder = CachedEncoder(store, HashEncoder())
    saved(store, "en", "to")
    one, two = encoder.encode(["en", "to"])
    store.search("", vector=one)
    for path in (tmp_path / "vectors").glob("*.scales"):
        path.write_bytes(path.read_bytes()[:5])
    assert store.search("", vector=two, limit=1)[0].text == "to"


def searched(folder: Path, *texts: str) -> Store:
    """A store whose passages have vectors that were searched once."""
    store = open_store(folder)
    saved(store, *texts)
    vectors = CachedEncoder(store, HashEncoder()).encode(texts)
    assert store.search("", vector=vectors[-1], limit=1)[0].text == texts[-1]
    return store


def test_a_new_store_knows_nothing_of_the_search_files_of_one_that_was_moved_away(
    tmp_path: Path,
) -> None:
    searched(tmp_path, *(f"gammelt {number}" for number in range(20))).close()
    other_model = tmp_path / "vectors" / "0123456789abcdef-32.rows"
    other_model.write_bytes(b"of the old store")
    for path in tmp_path.glob("aligncheck.sqlite3*"):
        path.unlink()
    searched(tmp_path, "nytt", "nyere")
    assert not other_model.exists()


def test_a_backup_that_was_put_back_is_searched_by_its_own_vectors(tmp_path: Path) -> None:
    searched(tmp_path, "klima", "jordvern").close()
    file = tmp_path / "aligncheck.sqlite3"
    backup = file.read_bytes()
    searched(tmp_path, "tapt en", "tapt to", "tapt tre").close()
    file.write_bytes(backup)
    store = searched(tmp_path, "ny en", "ny to", "ny tre", "ny fire")
    for text in ("klima", "ny en", "ny tre"):
        (vector,) = HashEncoder().encode([text])
        assert store.search("", vector=vector, limit=1)[0].text == text


def test_words_and_meaning_together_rank_a_passage_with_both_first(store: Store) -> None:
    saved(store, "klima og natur", "klima", "natur")
    vectors = CachedEncoder(store, HashEncoder()).encode(["klima og natur", "klima", "natur"])
    first = store.search("natur", vector=vectors[2])[0]
    assert (first.text, first.by_words) == ("natur", True)


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(vector / np.linalg.norm(vector), np.float32)


def test_plans_whose_vectors_an_earlier_release_made_are_still_found_by_meaning(
    store: Store,
) -> None:
    class LaterEncoder(HashEncoder):
        made_by = "a later release"

    saved(store, "bølgekraft", "havvind", "tidevann")
    first = HashEncoder().encode(["bølgekraft"])
    with store.database.writing() as connection:  # before it was noted how vectors are made
        keep_vectors(connection, HashEncoder.model_id, [text_hash("bølgekraft")], first)
    CachedEncoder(store, HashEncoder()).encode(["havvind"])
    CachedEncoder(store, LaterEncoder()).encode(["tidevann"])
    for text in ("bølgekraft", "havvind", "tidevann"):
        for model in (HashEncoder.model_id, None):
            hits = store.search("", vector=HashEncoder().encode([text])[0], model=model)
            assert (len(hits), hits[0].text) == (3, text)
    assert store.search("", vector=first[0], model="hash") == ()


def test_what_holds_the_words_comes_before_what_is_only_near(store: Store) -> None:
    encoder = CachedEncoder(store, HashEncoder())
    saved(store, "åpne havner", "noe helt annet")
    _, other = encoder.encode(["åpne havner", "noe helt annet"])
    found = store.search("havner", vector=other)
    assert [hit.text for hit in found] == ["åpne havner", "noe helt annet"]


def test_what_is_far_off_short_or_mostly_figures_is_not_found_by_its_meaning(store: Store) -> None:
    encoder = CachedEncoder(store, HashEncoder())
    texts = ("tre ord bare", "Antall bruk i alt var da 602014 og 602015", "Vi skal ha mange havner")
    saved(store, *texts)
    needed = Needed(0.9, words=5, digits=0.25)
    found = [store.search("", vector=vector, needed=needed) for vector in encoder.encode(texts)]
    assert [[hit.text for hit in hits] for hits in found] == [[], [], [texts[2]]]
