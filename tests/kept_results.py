"""A result through its JSON, and what its tests put in it."""

import json

from aligncheck.assessment import Origin
from tests.sample_assessments import STEERING, assessment, elsewhere, evidence, finding

ORIGIN = Origin("1.2.3", "cd" * 32, "regional-no", ocr=True)


def through_json(content):
    return json.loads(json.dumps(content, ensure_ascii=False))


def labelled(label):
    spot = elsewhere(STEERING, page_label=label)
    return assessment([finding("S3-01", [evidence("S3-01", spot)])])
