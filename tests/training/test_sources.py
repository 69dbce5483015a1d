"""Real passages are found again in the plans by the hash of their text."""

import hashlib
import json

from aligncheck.training.sources import REAL_LABELS, labelled_real_passages

TEXT = "Kommunen skal opprette et fond."


def test_how_many_labelled_passages_were_found_and_lost_is_said(tmp_path):
    (tmp_path / "plans" / "text").mkdir(parents=True)
    (tmp_path / "plans" / "text" / "a.txt").write_text(f"# a\n# ---\n\n{TEXT}\n", encoding="utf-8")
    known = "r-" + hashlib.sha256(TEXT.encode()).hexdigest()[:12]
    row = {"lang": "nb", "source": "a", "labels": {"SDG-11": 3}, "kind": "measure"}
    rows = [{"id": known, **row}, {"id": "r-000000000000", **row}]
    lines = "".join(json.dumps(each) + "\n" for each in rows)
    (tmp_path / REAL_LABELS).write_text(lines, encoding="utf-8")
    said = []
    passages = labelled_real_passages(tmp_path, tmp_path, say=said.append)
    assert [passage.text for passage in passages] == [TEXT]
    assert said[0].startswith("1 labelled passages found")
    assert "text of 1 is not there" in said[0]
