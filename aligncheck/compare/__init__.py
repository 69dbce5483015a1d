"""Assessments held against each other: plans, drafts, frameworks, pages and reviewers."""

from aligncheck.compare.agreement import (
    Agreement,
    Disagreement,
    Rating,
    agreement,
    strengths,
    verdicts,
)
from aligncheck.compare.carrying import Carrying, LeftBehind, WhyLeft, carry_decisions
from aligncheck.compare.change import GREATEST_FIRST, Change
from aligncheck.compare.connections import (
    Connection,
    ConnectionCell,
    Connections,
    connections,
)
from aligncheck.compare.drafts import (
    CriterionChange,
    DraftComparison,
    PassageChange,
    as_decided,
    compare_as_decided,
    compare_drafts,
)
from aligncheck.compare.error_rate import (
    ErrorKind,
    ErrorRate,
    error_rates,
    total_rate,
    wilson_interval,
)
from aligncheck.compare.labels import (
    STATUS_LABELS,
    STATUS_SYMBOLS,
    STRENGTH_LABELS,
    status_label,
    strength_label,
    told_status,
)
from aligncheck.compare.places import PlaceCell, Places, pages_of_passage, places
from aligncheck.compare.plans import (
    CriterionSentence,
    MatrixRow,
    Plan,
    PlanCell,
    PlanMatrix,
    PlanPages,
    plan,
    plan_matrix,
    plan_sentences,
    unlike_titles,
)
from aligncheck.compare.summary import summary_sentence, weakest_groups
from aligncheck.compare.wheel import Spoke, Wheel, wheel

__all__ = [
    "GREATEST_FIRST",
    "STATUS_LABELS",
    "STATUS_SYMBOLS",
    "STRENGTH_LABELS",
    "Agreement",
    "Carrying",
    "Change",
    "Connection",
    "ConnectionCell",
    "Connections",
    "CriterionChange",
    "CriterionSentence",
    "Disagreement",
    "DraftComparison",
    "ErrorKind",
    "ErrorRate",
    "LeftBehind",
    "MatrixRow",
    "PassageChange",
    "PlaceCell",
    "Places",
    "Plan",
    "PlanCell",
    "PlanMatrix",
    "PlanPages",
    "Rating",
    "Spoke",
    "Wheel",
    "WhyLeft",
    "agreement",
    "as_decided",
    "carry_decisions",
    "compare_as_decided",
    "compare_drafts",
    "connections",
    "error_rates",
    "pages_of_passage",
    "places",
    "plan",
    "plan_matrix",
    "plan_sentences",
    "status_label",
    "strength_label",
    "strengths",
    "summary_sentence",
    "told_status",
    "total_rate",
    "unlike_titles",
    "verdicts",
    "weakest_groups",
    "wheel",
    "wilson_interval",
]
