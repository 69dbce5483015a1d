"""What a kept result of a batch depends on."""

from dataclasses import replace

import pytest

from aligncheck.batch.settings import JudgeSource, Settings
from aligncheck.documents import tesseract
from tests.store.samples import framework


def test_a_batch_with_ocr_depends_on_what_tesseract_can_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without = Settings((framework(),), JudgeSource(), "00" * 32)
    scans = replace(without, ocr=True)
    monkeypatch.setattr(tesseract, "tesseract", lambda: None)
    before = (without.config, scans.config)
    monkeypatch.setattr(tesseract, "_told", lambda question: "tesseract 99\nnor eng")
    assert (without.config, scans.config == before[1]) == (before[0], False)
