"""Small assessments built by hand, for the tests of comparisons and reports."""

import hashlib
from dataclasses import replace

from aligncheck.assessment import Assessment, CriterionStatus, Evidence, Finding, ModelInfo
from aligncheck.compare import plan
from aligncheck.decisions import Decision, DecisionAction, passage_key
from aligncheck.documents import Box, Document, Kind, Language, Passage, Status
from aligncheck.frameworks import Criterion, Framework, Group, Wording
from aligncheck.grading.cue import Cue, CueName
from aligncheck.matching.match import Suggestion, Why

FILE = "Plan for Ørland æøå.pdf"
MODEL = ModelInfo("liten dommer", "1.2", "ab" * 32)


def wording(nb, nn=None, en=None):
    return Wording(nb, nn or nb, en or nb)


def _criterion(id, group, nb, nn, en):
    return Criterion(
        id=id,
        label=wording(nb, nn, en),
        asks=wording(f"Planen sier noe om {nb.lower()}.", None, f"The plan tells of {en.lower()}."),
        question=wording(f"Hvem gjør hva for {nb.lower()}?", None, f"Who does what for {en}?"),
        group=group,
        sources=(wording("egen kilde", None, "own source"),),
    )


SMART = Framework(
    id="S3",
    version="1.0",
    as_of="2026-11-22",
    title=wording("Smart spesialisering", None, "Smart specialisation"),
    description=wording("Prøverammeverk"),
    sources=(wording("kilde", "kjelde", "source"),),
    groups=(
        Group("leadership", wording("Ledelse", "Leiing", "Leadership")),
        Group("money", wording("Private investeringer", None, "Private investment")),
    ),
    criteria=(
        _criterion("S3-01", "leadership", "Ledelse og forankring", "Leiing", "Leadership"),
        _criterion("S3-02", "leadership", "Fast team", "Fast team", "Stable team"),
        _criterion(
            "S3-07", "money", "Utløse private investeringer", "Utløyse", "Triggering investment"
        ),
    ),
)
GREEN = Framework(
    id="EGD",
    version="1.1",
    as_of="2026-11-22",
    title=wording("Europas grønne giv", None, "European Green Deal"),
    description=wording("Prøverammeverk"),
    sources=(),
    groups=(Group("climate", wording("Klima og energi", None, "Climate and energy")),),
    criteria=(
        _criterion(
            "EGD-01", "climate", "Kutt i utslippene", "Kutt i utsleppa", "Cutting emissions"
        ),
        _criterion("EGD-02", "climate", "Ren energi", "Rein energi", "Clean energy"),
    ),
)


def passage(text, page=1, *, heading=("Tiltak",), lines=1, kind=Kind.PARAGRAPH, top=100.0):
    """A passage of so many lines, 14 points apart."""
    boxes = tuple(
        Box(page, 72.0, top + 14 * line, 420.0, top + 12 + 14 * line) for line in range(lines)
    )
    return Passage(text, kind, heading, Language.NB, page, boxes, FILE)


def evidence(criterion, spot, strength=3, probability=0.9):
    """The passage as evidence for the criterion."""
    return Evidence(
        criterion,
        spot,
        probability,
        strength,
        (Cue(CueName.DEADLINE, "innen 2028"),),
        Why(("styringsgruppe",), "Et egetskrevet eksempel.", 0.83),
    )


def suggesting(criterion, *targets):
    """A passage as evidence for the goal, with the UN targets suggested for it."""
    suggested = tuple(Suggestion(target, probability) for target, probability in targets)
    return replace(evidence(criterion, WIND), targets=suggested)


def finding(criterion, found=(), *, missed=(), status=None, rate=None):
    """The finding that follows from the evidence, or one with the status given."""
    strength = max((item.strength for item in found), default=0)
    if status is None:
        status = (
            CriterionStatus.NO_EVIDENCE
            if not found
            else CriterionStatus.COVERED
            if strength >= 3
            else CriterionStatus.WEAK
        )
    framework = criterion.rsplit("-", 1)[0]
    return Finding(criterion, framework, status, strength, tuple(found), tuple(missed), rate)


def assessment(findings, *, passages=(), frameworks=(SMART, GREEN), name=FILE, pages=10):
    """An assessment whose document holds the quoted passages after those given."""
    quoted = [item.passage for found in findings for item in (*found.evidence, *found.near_misses)]
    every = tuple(dict.fromkeys([*passages, *quoted]))
    digest = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()
    document = Document(
        name, digest, Status.OK, "Hele filen er lest.", pages, (), every, Language.NB, ()
    )
    judged = sum(passage.is_evidence for passage in every)
    return Assessment(document, MODEL, tuple(frameworks), tuple(findings), (), judged=judged)


STEERING = passage(
    "Fylkestinget oppnevner en styringsgruppe som skal følge gjennomføringen innen 2028.",
    3,
    lines=2,
)
INVESTORS = passage("Vi ønsker å møte private investorer oftere.", 5)
WIND = passage(
    "Fylkeskommunen skal kutte utslippene med 55 prosent innen 2030 gjennom grønn industri.",
    7,
    lines=2,
)
NEAR = passage("Teamet nevnes i forordet.", 2)


def sample():
    """A plan with two covered criteria, one weak, one gap and one left out."""
    return assessment(
        [
            finding("S3-01", [evidence("S3-01", STEERING, 4), evidence("S3-01", WIND, 3, 0.7)]),
            finding("S3-02", missed=[evidence("S3-02", NEAR, 1, 0.3)], rate=0.21),
            finding("S3-07", [evidence("S3-07", INVESTORS, 2)]),
            finding("EGD-01", [evidence("EGD-01", WIND, 4)]),
            finding("EGD-02", status=CriterionStatus.NOT_APPLICABLE),
        ]
    )


def decision(criterion, action, spot=None, *, after="", reviewer="Kari", reason="", before=""):
    """One decision, on the passage or on the whole criterion."""
    return Decision(
        assessment_id="a1",
        criterion=criterion,
        passage_key=passage_key(spot) if spot else "",
        action=DecisionAction(action),
        before=before,
        after=after,
        reason=reason,
        reviewer=reviewer,
        at="2026-11-22T10:00:00+01:00",
        model="liten dommer 1.2",
        framework_version="1.0",
    )


def elsewhere(spot, **changes):
    """The passage with something about it changed."""
    return replace(spot, **changes)


ANNEX = "Vedlegg.pdf"


def of_two_files(annex=ANNEX):
    """A plan and its annex: both speak on page 3 for S3-01, the annex comes near to S3-02."""
    other, near = elsewhere(WIND, page=3, file=annex), elsewhere(NEAR, file=annex)
    return assessment(
        [
            finding("S3-01", [evidence("S3-01", other, 4), evidence("S3-01", STEERING, 3)]),
            finding("S3-02", missed=[evidence("S3-02", near, 1, 0.3)]),
        ],
        passages=[STEERING, other, near],
    )


def two_plans():
    """The sample beside a plan that covers only one criterion."""
    other = assessment(
        [finding("S3-01"), finding("S3-02"), finding("S3-07", [evidence("S3-07", STEERING, 3)])],
        frameworks=(SMART,),
        name="annen.pdf",
    )
    return [plan("Nordland", sample()), plan("Troms", other)]
