"""The measures of the reading are right before they are used."""

import json

from aligncheck.cli import main
from aligncheck.evaluate.errors_in_text import character_error_rate, edit_distance
from aligncheck.evaluate.found import Found
from aligncheck.evaluate.quotes import Quote, bare, quotes_by_eye, stands_in
from aligncheck.evaluate.reading import ReadingFigures, running_lines
from aligncheck.evaluate.reading_command import PARTS
from aligncheck.evaluate.table_rows import rows_in


def test_the_edit_distance_counts_each_change() -> None:
    assert edit_distance("kommune", "kommunar") == 2
    assert edit_distance("", "plan") == 4
    assert edit_distance("blå", "blå") == 0


def test_white_space_is_no_error() -> None:
    assert character_error_rate("ein  ny\nplan", "ein ny plan") == 0.0
    assert character_error_rate("ein ny plam", "ein ny plan") == 1 / 11


def test_a_quote_is_found_whatever_the_layout_did_to_it() -> None:
    import hashlib

    text = "energy-efficient production by 2030"
    digest = hashlib.sha256(bare(text).encode()).hexdigest()
    quote = Quote("a.pdf", 1, "energy-efficient", "2030", len(bare(text)), digest)
    assert stands_in(quote, "We want energy-\nefficient  production by 2030 and more.")
    assert not stands_in(quote, "We want energy-efficient production by 2031.")


def test_sixty_quotes_were_chosen_from_three_plans() -> None:
    quotes = quotes_by_eye()
    assert len(quotes) == 60
    assert len({quote.file for quote in quotes}) == 3
    assert all(len(quote.sha256) == 64 and quote.length > 30 for quote in quotes)


def test_running_lines_are_alike_but_for_their_figures() -> None:
    edges = [[f"Regional plan side {n}", f"Noko anna {'abc'[n]}"] for n in range(3)]
    assert running_lines(edges) == {"regional plan side #"}


def test_the_figures_stand_beside_what_was_asked() -> None:
    whole = Found(9, 10, ("one",))
    founds = [whole] * 4
    figures = ReadingFigures(*founds, (), whole, whole, 0.02, {}, (), 0.02, 0.1, 50.0)
    told = json.loads(figures.to_json({}))
    assert told["times_faster"] == 5.0
    assert told["gold_quotes"]["share"] == 0.9
    assert set(told["asked"]) <= set(told)
    assert figures.reached["gold_quotes"] == (0.9, 0.97, False)
    assert figures.reached["peak_mebibytes"] == (50.0, 400, True)
    assert figures.reached["furniture_in_evidence"] == (0.0, 0, True)


def test_rows_of_a_source_are_told_under_their_heads() -> None:
    table = "| Tiltak | Frist |\n| --- | --- |\n| Buss | 2027 |\n\nTekst\n"
    assert rows_in(table) == ["Tiltak: Buss | Frist: 2027"]


def test_the_figures_of_the_reading_are_printed_and_kept(tmp_path, capsys, monkeypatch) -> None:
    whole = Found(9, 10, ("a.pdf p. 3: words of others",))
    figures = ReadingFigures(
        *[whole] * 4, ("furniture",), whole, whole, 0.02, {}, (), 0.02, 0.1, 50.0
    )
    monkeypatch.setattr("aligncheck.evaluate.reading.measure_reading", lambda folder: figures)
    for part in PARTS:
        (tmp_path / part).mkdir(parents=True)
    assert main(["evaluate", "reading", str(tmp_path), "--results", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert "words of others" in told
    assert "furniture_in_evidence" in told
    kept = json.loads((tmp_path / "reading.json").read_text(encoding="utf-8"))
    assert kept["times_faster"] == 5.0
    assert kept["gold_quotes"]["missing"] == ["a.pdf p. 3"]


def test_figures_of_the_reading_on_other_labels_stay_unless_told(
    tmp_path, capsys, monkeypatch
) -> None:
    found = Found(9, 10, ())
    figures = ReadingFigures(*[found] * 4, (), found, found, 0.02, {}, (), 0.02, 0.1, 50.0)
    monkeypatch.setattr("aligncheck.evaluate.reading.measure_reading", lambda folder: figures)
    for part in PARTS[:2]:
        (tmp_path / part).mkdir(parents=True)
    (tmp_path / PARTS[3]).parent.mkdir()
    for part in PARTS[2:]:
        (tmp_path / part).write_text("one", encoding="utf-8")
    results = tmp_path / "my" / "figures"
    command = ["evaluate", "reading", str(tmp_path), "--results", str(results)]
    assert main([*command, "--no-store"]) == 0
    assert not results.exists()
    assert main(command) == 0
    assert main(command) == 0
    kept = (results / "reading.json").read_bytes()
    (tmp_path / PARTS[2]).write_text("another", encoding="utf-8")
    assert main(command) == 2
    assert "--replace" in capsys.readouterr().err
    assert (results / "reading.json").read_bytes() == kept
    assert main([*command, "--no-store"]) == 0
    assert main([*command, "--replace"]) == 0
    assert (results / "reading.json").read_bytes() != kept
    older = json.loads((results / "reading.json").read_text(encoding="utf-8"))
    del older["labels"]
    (results / "reading.json").write_text(json.dumps(older), encoding="utf-8")
    assert main(command) == 0
    (results / "reading.json").write_text('{"seconds": 1}', encoding="utf-8")
    assert main(command) == 2
    (results / "reading.json").write_text("a note", encoding="utf-8")
    assert main(command) == 2


def test_a_folder_without_plans_is_told(tmp_path, capsys) -> None:
    assert main(["evaluate", "reading", str(tmp_path / "none")]) == 2
    assert "plans/pdf" in capsys.readouterr().err
