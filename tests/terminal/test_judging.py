"""While a file is read in its own process, what will judge it is loaded in ours."""

import pytest

from aligncheck.documents import read_document
from aligncheck.errors import ModelError
from aligncheck.terminal.judging import read_and_warm_up
from tests.store.samples import framework
from tests.store.toys import WordJudge
from tests.terminal.commands import ENGLISH


class BrokenJudge(WordJudge):
    def judge(self, passages, frameworks):
        raise ModelError("the model is broken")


def test_the_document_is_what_is_read_and_the_judge_has_judged_once():
    judge = WordJudge()
    assert read_and_warm_up(judge, (framework(),), ENGLISH, ocr=False) == read_document(ENGLISH)
    assert len(judge.judged) == 1


def test_a_judge_that_cannot_be_loaded_says_so():
    with pytest.raises(ModelError, match="broken"):
        read_and_warm_up(BrokenJudge(), (framework(),), ENGLISH, ocr=False)
