"""The assessment as JSON, for others to script against, and back.

Version 1 is described in `docs/contracts.md`. New keys may be added under the same version;
a key that changes its meaning or goes away changes the version.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from aligncheck.assessment import (
    Assessment,
    CriterionStatus,
    Evidence,
    Finding,
    ModelInfo,
    Origin,
)
from aligncheck.contract_form import RESULT, refuse_other_form
from aligncheck.documents import Box, Document, Kind, Language, Passage, Status
from aligncheck.documents.document import with_files
from aligncheck.documents.pages import PAGE_LABEL
from aligncheck.errors import UsageError
from aligncheck.frameworks import Framework
from aligncheck.grading.cue import Cue, CueName
from aligncheck.matching.match import Match, Suggestion, Why

SCHEMA = "aligncheck/check/1"
PROGRAM = "aligncheck"
CLASSIFY_SCHEMA = "aligncheck/classify/1"


def to_json(assessment: Assessment) -> dict[str, Any]:
    """The assessment by the contract: document, model, program, frameworks, findings, warnings."""
    order = _reading_order(assessment)
    return {
        "schema": SCHEMA,
        "document": _document(assessment.document, assessment.judged),
        "model": _model(assessment.model),
        **_origin(assessment.origin),
        "frameworks": [
            {"id": framework.id, "version": framework.version}
            for framework in assessment.frameworks
        ],
        "findings": [_finding(finding, order) for finding in assessment.findings],
        "connections": _connections(assessment.findings),
        "warnings": list(assessment.warnings),
    }


def _document(document: Document, judged: int | None) -> dict[str, Any]:
    return {
        "name": document.name,
        "files": list(document.files),
        "sha256": document.sha256,
        "pages": document.pages,
        "language": document.language.value,
        "status": document.status.value,
        "message": document.message,
        "unread_pages": list(document.unread_pages),
        "passages_judged": judged,
    }


def _model(model: ModelInfo) -> dict[str, Any]:
    return {"name": model.name, "version": model.version, "sha256": model.sha256}


def _origin(origin: Origin | None) -> dict[str, Any]:
    """Program, profile and OCR; all null where the program is not known."""
    if origin is None:
        return {"program": None, "profile": None, "ocr": None}
    program = {"name": PROGRAM, "version": origin.version, "sha256": origin.sha256}
    return {"program": program, "profile": origin.profile, "ocr": origin.ocr}


def _reading_order(assessment: Assessment) -> dict[Passage, int]:
    """The place of each quoted passage among all that are quoted, as the plan is read."""
    quoted = {item.passage for finding in assessment.findings for item in _passages(finding)}
    read = (passage for passage in assessment.document.passages if passage in quoted)
    every = dict.fromkeys([*read, *sorted(quoted, key=lambda passage: passage.place)])
    return {passage: number for number, passage in enumerate(every, start=1)}


def _passages(finding: Finding) -> tuple[Evidence, ...]:
    return (*finding.evidence, *finding.near_misses)


def _finding(finding: Finding, order: Mapping[Passage, int]) -> dict[str, Any]:
    pages = sorted({item.passage.page for item in finding.evidence if item.passage.page})
    return {
        "criterion": finding.criterion,
        "framework": finding.framework,
        "status": finding.status.value,
        "strength": finding.strength,
        "pages": pages,
        "false_gap_rate": finding.false_gap_rate,
        "possible_gap": finding.is_uncertain,
        "evidence": [_evidence(item, order) for item in finding.evidence],
        "near_misses": [_evidence(item, order) for item in finding.near_misses],
    }


def _evidence(evidence: Evidence, order: Mapping[Passage, int]) -> dict[str, Any]:
    passage = evidence.passage
    return {
        "text": passage.text,
        "file": passage.file,
        "kind": passage.kind.value,
        "page": passage.page,
        "page_label": passage.page_label,
        "order": order[passage],
        "boxes": [[box.page, box.x0, box.y0, box.x1, box.y1] for box in passage.boxes],
        "heading": list(passage.heading),
        "language": passage.language.value,
        "probability": evidence.probability,
        "strength": evidence.strength,
        "cues": cues_to_json(evidence.cues),
        "why": why_to_json(evidence.why),
        "targets": targets_to_json(evidence.targets),
    }


def cues_to_json(cues: Sequence[Cue]) -> list[dict[str, str]]:
    """The cues by the contract."""
    return [{"name": cue.name.value, "text": cue.text} for cue in cues]


def why_to_json(why: Why) -> dict[str, Any]:
    """The reasons by the contract."""
    return {"terms": list(why.terms), "probe": why.probe, "similarity": why.similarity}


def targets_to_json(targets: Sequence[Suggestion]) -> list[dict[str, Any]]:
    """The suggested targets by the contract."""
    return [{"target": item.target, "probability": item.probability} for item in targets]


def match_to_json(match: Match, strength: int, cues: Sequence[Cue]) -> dict[str, Any]:
    """One accepted match of a loose passage, as `classify` writes it."""
    return {
        "criterion": match.criterion,
        "probability": match.probability,
        "strength": strength,
        "cues": cues_to_json(cues),
        "why": why_to_json(match.why),
        "targets": targets_to_json(match.targets),
    }


def _connections(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Passages that serve criteria of two frameworks or more, by file, page and place on it."""
    served: dict[tuple[Any, ...], dict[str, Any]] = {}
    frameworks: dict[tuple[Any, ...], set[str]] = {}
    for finding in findings:
        for item in finding.evidence:
            passage = item.passage
            top = min((box.y0 for box in passage.boxes), default=0.0)
            key = (passage.file, passage.page or 0, top, passage.text)
            entry = served.setdefault(
                key,
                {
                    "text": passage.text,
                    "file": passage.file,
                    "page": passage.page,
                    "page_label": passage.page_label,
                    "criteria": [],
                },
            )
            entry["criteria"].append(finding.criterion)
            frameworks.setdefault(key, set()).add(finding.framework)
    return [served[key] for key in sorted(served) if len(frameworks[key]) > 1]


def from_json(content: Mapping[str, Any], *, frameworks: Sequence[Framework] = ()) -> Assessment:
    """The assessment that `content` describes; UsageError where it is not of this contract.

    Of the document only the quoted passages come back; `frameworks` are those to attach.
    """
    found = content.get("schema") if isinstance(content, Mapping) else None
    if found != SCHEMA:
        raise UsageError(f"not a result of the form {SCHEMA}, but {found!r}")
    refuse_other_form(content, RESULT)
    try:
        return _read_assessment(content, frameworks)
    except KeyError as cause:
        raise UsageError(f"the result has no {cause}; write it anew with aligncheck") from cause
    except (TypeError, ValueError, AttributeError) as cause:
        raise UsageError(f"the result is broken ({cause}); write it anew") from cause


def _read_assessment(content: Mapping[str, Any], frameworks: Sequence[Framework]) -> Assessment:
    document = content["document"]
    findings = tuple(_read_finding(item) for item in content["findings"])
    quoted = Document(
        name=document["name"],
        sha256=document["sha256"],
        status=Status(document["status"]),
        message=document["message"],
        pages=document["pages"],
        unread_pages=tuple(document["unread_pages"]),
        passages=_quoted(findings, content["findings"]),
        language=Language(document["language"]),
        warnings=tuple(content["warnings"]),
    )
    return Assessment(
        with_files(quoted, _read_files(document.get("files"))),
        ModelInfo(**content["model"]),
        tuple(frameworks),
        findings,
        tuple(content["warnings"]),
        _read_origin(content),
        document.get("passages_judged"),
        only_quotes=True,
    )


def _read_origin(content: Mapping[str, Any]) -> Origin | None:
    """Where the result comes from; None in results from before there was a key for it."""
    program = content.get("program")
    if program is None:
        return None
    return Origin(program["version"], program["sha256"], content["profile"], content["ocr"])


def _read_files(files: Sequence[str] | None) -> tuple[str, ...]:
    """The names of the plan's files; none in results from before they had a key."""
    return tuple(files or ())


def _quoted(findings: Sequence[Finding], told: Sequence[Mapping[str, Any]]) -> tuple[Passage, ...]:
    """The passages as the plan is read, for drafts are compared by the order of their passages.

    Results from before `order` had a key have them down each page.
    """
    quoted = [item.passage for finding in findings for item in _passages(finding)]
    places = [
        item.get("order") for found in told for item in (*found["evidence"], *found["near_misses"])
    ]
    order = dict(zip(quoted, places, strict=True))
    if None in places:
        return tuple(sorted(order, key=lambda passage: passage.place))
    return tuple(sorted(order, key=lambda passage: int(order[passage])))


def _read_finding(content: Mapping[str, Any]) -> Finding:
    criterion = content["criterion"]
    return Finding(
        criterion=criterion,
        framework=content["framework"],
        status=CriterionStatus(content["status"]),
        strength=content["strength"],
        evidence=tuple(_read_evidence(criterion, item) for item in content["evidence"]),
        near_misses=tuple(_read_evidence(criterion, item) for item in content["near_misses"]),
        false_gap_rate=content["false_gap_rate"],
    )


def _read_label(label: str | None) -> str | None:
    if label and not PAGE_LABEL.fullmatch(label):
        raise ValueError(f"no page is called {label!r}")
    return label


def _read_evidence(criterion: str, content: Mapping[str, Any]) -> Evidence:
    why = content["why"]
    passage = Passage(
        text=content["text"],
        kind=Kind(content["kind"]),
        heading=tuple(content["heading"]),
        language=Language(content["language"]),
        page=content["page"],
        boxes=tuple(Box(*box) for box in content["boxes"]),
        file=content["file"],
        page_label=_read_label(content.get("page_label")),
    )
    return Evidence(
        criterion,
        passage,
        content["probability"],
        content["strength"],
        tuple(Cue(CueName(cue["name"]), cue["text"]) for cue in content["cues"]),
        Why(tuple(why["terms"]), why["probe"], why["similarity"]),
        tuple(Suggestion(item["target"], item["probability"]) for item in content["targets"]),
    )
