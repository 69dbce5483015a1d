"""The words for statuses, strengths and criteria in nb, nn and en."""

from collections.abc import Mapping
from functools import cache

from aligncheck.assessment import Assessment, CriterionStatus, Evidence
from aligncheck.frameworks import Criterion, Wording
from aligncheck.grading.cue import Cue, CueName
from aligncheck.grading.signs import find_signs

STATUS_LABELS: Mapping[CriterionStatus, Wording] = {
    CriterionStatus.COVERED: Wording("Dekket", "Dekt", "Covered"),
    CriterionStatus.WEAK: Wording("Svakt dekket", "Svakt dekt", "Weakly covered"),
    CriterionStatus.NO_EVIDENCE: Wording("Uten funn", "Utan funn", "No evidence found"),
    CriterionStatus.NOT_APPLICABLE: Wording("Ikke aktuelt", "Ikkje aktuelt", "Not applicable"),
    CriterionStatus.NOT_ASSESSED: Wording("Ikke vurdert", "Ikkje vurdert", "Not assessed"),
}

STATUS_SYMBOLS: Mapping[CriterionStatus, str] = {
    CriterionStatus.COVERED: "●",
    CriterionStatus.WEAK: "◐",
    CriterionStatus.NO_EVIDENCE: "○",
    CriterionStatus.NOT_APPLICABLE: "–",
    CriterionStatus.NOT_ASSESSED: "?",
}
"""A sign beside the word, so that colour never stands alone."""

POSSIBLE_GAP = Wording("mulig hull", "mogleg hol", "possible gap")
"""Said behind a weak status for which only hardly likely passages speak."""

NOT_ALL_READ = Wording("ikke alt er lest", "ikkje alt er lese", "not all of it was read")
"""Said behind a gap of a plan parts of which could not be read: what is missing may be there."""

STRENGTH_LABELS: tuple[Wording, ...] = (
    Wording("ingen opplysning", "inga opplysning", "no information"),
    Wording("omtale", "omtale", "mention"),
    Wording("mål eller hensikt", "mål eller intensjon", "goal or intent"),
    Wording("forpliktelse", "forplikting", "commitment"),
    Wording("konkret tiltak", "konkret tiltak", "concrete measure"),
    Wording("fullstendig tiltak", "fullstendig tiltak", "fully operational"),
)
"""The words for strength 0–5; 0 says that nothing is known, not that it is poor."""

CUE_LABELS: Mapping[CueName, Wording] = {
    CueName.RESPONSIBLE: Wording("ansvarlig", "ansvarleg", "responsible"),
    CueName.DEADLINE: Wording("frist", "frist", "deadline"),
    CueName.QUANTITY: Wording("måltall", "måltal", "target figure"),
    CueName.MONEY: Wording("penger", "pengar", "funding"),
    CueName.COMMITTED: Wording(
        "forpliktende eller pågående", "forpliktande eller pågåande", "binding or ongoing"
    ),
    CueName.INTENT: Wording("hensikt", "intensjon", "intent"),
    CueName.OWN_ACTOR: Wording("planens eier", "eigaren av planen", "the plan's owner"),
    CueName.OTHER_ACTOR: Wording("viser til andre", "viser til andre", "refers to others"),
    CueName.PAST: Wording("om noe som har vært", "om noko som har vore", "past"),
    CueName.NEGATION: Wording("nektende ord", "nektande ord", "negation"),
    CueName.MEASURE_HEADING: Wording("under tiltak", "under tiltak", "under measures"),
    CueName.BACKGROUND_HEADING: Wording("under bakgrunn", "under bakgrunn", "under background"),
    CueName.DATA: Wording("tall og kilde", "tal og kjelde", "data and source"),
    CueName.TITLES: Wording("liste over planer", "liste over planar", "list of plans"),
    CueName.COUNTS_TOGETHER: Wording(
        "et mål etter ordlyden, men sannsynlig nok en forpliktelse til å regnes som 3",
        "eit mål etter ordlyden, men sannsynleg nok ei forplikting til å reknast som 3",
        "a goal by its words, but likely enough a commitment to count as 3",
    ),
}
"""The words for the signs of strength."""

_RESERVATION = Wording("forbehold", "atterhald", "reservation")


def status_label(status: CriterionStatus, language: str) -> str:
    """The status in words."""
    return STATUS_LABELS[status].in_language(language)


def told_status(
    status: CriterionStatus, language: str, *, may_be_gap: bool = False, unread: bool = False
) -> str:
    """The status with its sign, and what it may hide: '◐ Svakt dekket – mulig hull'."""
    told = f"{STATUS_SYMBOLS[status]} {status_label(status, language)}"
    if may_be_gap:
        return f"{told} – {POSSIBLE_GAP.in_language(language)}"
    if unread and status is CriterionStatus.NO_EVIDENCE:
        return f"{told} – {NOT_ALL_READ.in_language(language)}"
    return told


def strength_label(strength: int, language: str) -> str:
    """The strength as number and words, such as '3 – forpliktelse'."""
    return f"{strength} – {STRENGTH_LABELS[strength].in_language(language)}"


def together_label(evidence: Evidence, language: str) -> str:
    """The words for a passage that counts as a commitment beyond its words; empty for any other."""
    name = CueName.COUNTS_TOGETHER
    counts = any(cue.name is name for cue in evidence.cues)
    return CUE_LABELS[name].in_language(language) if counts else ""


def cue_label(cue: Cue, language: str) -> str:
    """The word for a sign of strength; a condition or a possibility is told from a wish."""
    reserved = cue.name is CueName.INTENT and _is_reservation(cue.text)
    return (_RESERVATION if reserved else CUE_LABELS[cue.name]).in_language(language)


@cache
def _is_reservation(words: str) -> bool:
    """Whether they say 'dersom', 'kan', 'if' and the like, in whatever language."""
    return any(hit.name == "can" for tongue in ("nb", "en") for hit in find_signs(words, tongue))


def criteria_of(assessment: Assessment) -> dict[str, Criterion]:
    """The criteria of the assessment's frameworks by id."""
    return {
        criterion.id: criterion
        for framework in assessment.frameworks
        for criterion in framework.criteria
    }


def criterion_label(criterion: Criterion | None, id: str, language: str) -> str:
    """The criterion's label; its id where the framework is not at hand."""
    return id if criterion is None else criterion.label.in_language(language)
