"""Small real objects: a document, a framework and an assessment that quotes the document."""

from dataclasses import replace

from aligncheck.assessment import Assessment, CriterionStatus, Evidence, Finding, ModelInfo
from aligncheck.decisions import Decision, DecisionAction
from aligncheck.documents import Box, Document, Kind, Language, Passage, Status
from aligncheck.frameworks import Criterion, Framework, Wording
from aligncheck.grading.cue import Cue, CueName
from aligncheck.matching.match import Why

TEXTS = (
    "Fylkeskommunen skal redusere klimagassutslippene fra ferjesambandene innen 2030.",
    "Næringslivet på Sørøya får bedre vilkår for blå vekst og åpne havner.",
    "Kommunane tek ansvar for bærekraftig arealbruk og jordvern.",
)


def passage(text: str, *, page: int = 1, file: str = "plan.pdf") -> Passage:
    box = Box(page, 72.123456789, 100.0, 500.5, 112.25)
    return Passage(text, Kind.PARAGRAPH, ("3 Mål", "3.2 Klima"), Language.NB, page, (box,), file)


def document(*texts: str, sha256: str = "ab" * 32, name: str = "plan.pdf") -> Document:
    passages = tuple(
        passage(text, page=place + 1, file=name) for place, text in enumerate(texts or TEXTS)
    )
    return Document(
        name, sha256, Status.OK, "", len(passages), (), passages, Language.NB, ("side 2: skjev",)
    )


def wording(text: str) -> Wording:
    return Wording(text, text, text)


def framework(version: str = "1") -> Framework:
    label = wording("Klima")
    criteria = tuple(
        Criterion(
            f"T-0{number}",
            label,
            label,
            label,
            terms={"nb": ("klima*",), "nn": (), "en": ("climate",)},
        )
        for number in (1, 2, 3)
    )
    title = wording("Prøve")
    return Framework("T", version, "2026-01-01", title, title, (wording("kilde"),), (), criteria)


def assessment(source: Document | None = None, *, strength: int = 4) -> Assessment:
    source = source or document()
    quoted = Evidence(
        "T-01",
        source.passages[0],
        0.8731234567,
        strength,
        (Cue(CueName.DEADLINE, "innen 2030"),),
        Why(("klimagassutslippene",), "Utslippene skal ned.", 0.91),
    )
    near = replace(quoted, criterion="T-02", passage=source.passages[-1], probability=0.2)
    findings = (
        Finding("T-01", "T", CriterionStatus.COVERED, strength, (quoted,), ()),
        Finding("T-02", "T", CriterionStatus.NO_EVIDENCE, 0, (), (near,), 0.12),
        Finding("T-03", "T", CriterionStatus.NOT_APPLICABLE, 0, (), ()),
    )
    judged = sum(item.is_evidence for item in source.passages) or None
    model = ModelInfo("prøvemodell", "1.0", "cd" * 32)
    return Assessment(source, model, (framework(),), findings, ("en advarsel",), judged=judged)


def held_against(*ids: str, sha256: str = "ab" * 32, strength: int = 4) -> Assessment:
    """A plan held against copies of the framework of the samples under those ids."""
    made = assessment(document(sha256=sha256), strength=strength)
    return replace(
        made,
        frameworks=tuple(replace(framework(), id=id) for id in ids),
        findings=tuple(replace(one, framework=id) for id in ids for one in made.findings),
    )


def decision(id: str, criterion: str, key: str, action: DecisionAction, **changes: str) -> Decision:
    """What Kari decides on that assessment; `changes` are other fields than the usual."""
    values = {
        "before": "3",
        "after": "3",
        "reason": "",
        "reviewer": "Kari",
        "at": "2026-11-22T10:00:00+00:00",
        "model": "m",
        "framework_version": "1",
    }
    named = {"assessment_id": id, "criterion": criterion, "passage_key": key}
    return Decision(**{**values, **named, **changes}, action=action)
