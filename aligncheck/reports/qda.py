"""The report as a REFI-QDA project and codebook (standard 1.0 of 18 March 2019).

Rules that keep the importers of NVivo, MAXQDA, ATLAS.ti and QualCoder content, learnt from
their issue trackers and code: the text file has no byte order mark and only line feeds, every
selection carries one coding, a user and a date, code names are unique, and groups cannot code.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from aligncheck import __version__
from aligncheck.compare.labels import strength_label, told_status
from aligncheck.compare.shares import chance
from aligncheck.decisions import ACCEPTING, ReviewedEvidence, ReviewedFinding
from aligncheck.documents import cited_pages, pages_text
from aligncheck.reports.colours import framework_colour, hexadecimal
from aligncheck.reports.decided import (
    carried_text,
    counting,
    judged_text,
    rejected_text,
    reviewers,
)
from aligncheck.reports.qda_text import PlainText, plain_texts
from aligncheck.reports.report import Report, fit, shortened, time_of
from aligncheck.reports.rows import cue_words
from aligncheck.reports.texts import say
from aligncheck.reports.writing import steady_zip

PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
ORIGIN = f"aligncheck {__version__}"
_NAMES = uuid.UUID("6a1d5f0e-3a57-4a8e-9a53-0f6f1c1c2b7d")  # our own; makes the ids repeatable
LONGEST_NAME = 60  # characters of a selection's name


def qdpx_bytes(report: Report) -> bytes:
    """The .qdpx: project.qde and one text file for each file of the plan."""
    texts = plain_texts(report)
    project = _project(report, texts)
    members = [("project.qde", _xml(project))]
    members += [
        (f"Sources/{_guid('source', text.file)}.txt", text.text.encode("utf-8")) for text in texts
    ]
    return steady_zip(members)


def qdc_bytes(report: Report) -> bytes:
    """The .qdc: the codebook alone."""
    book = Element("CodeBook", {"xmlns": CODEBOOK, "origin": ORIGIN})
    _add_codes(book, report, {})
    return _xml(book)


def _guid(*parts: str) -> str:
    return str(
        uuid.uuid5(_NAMES, "\n".join(part.encode("utf-8", "replace").decode() for part in parts))
    )


def _xml(root: Element) -> bytes:
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _project(report: Report, texts: Iterable[PlainText]) -> Element:
    made = _when(report.made)
    machine = _user(report, "")
    project = Element(
        "Project",
        {
            "xmlns": PROJECT,
            "name": report.title,
            "origin": ORIGIN,
            "creatingUserGUID": machine,
            "creationDateTime": made,
        },
    )
    users = SubElement(project, "Users")
    SubElement(users, "User", {"guid": machine, "name": say("machine_coder", report.language)})
    for name in reviewers(counting(report)):
        SubElement(users, "User", {"guid": _user(report, name), "name": name})
    _add_codes(SubElement(project, "CodeBook"), report, _verdicts(report))
    sources = [text for text in texts if text.text]
    if sources:
        _add_sources(SubElement(project, "Sources"), report, sources)
    SubElement(project, "Description").text = say("says_not_does", report.language)
    return project


def _when(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _user(report: Report, name: str) -> str:
    """The id of a reviewer; an empty name is the machine."""
    return _guid("user", name) if name else _guid("machine", report.assessment.model.name)


def _verdicts(report: Report) -> dict[str, str]:
    """What people said of each criterion itself: 'Menneske: bekreftet at det mangler (Kari)'."""
    told = {
        item.finding.criterion: judged_text(item, report.language)
        for item in report.reviewed.findings
    }
    person = say("person", report.language)
    return {criterion: f"{person}: {text}" for criterion, text in told.items() if text}


def _add_codes(parent: Element, report: Report, verdicts: Mapping[str, str]) -> None:
    """A code for each criterion, under its framework, which cannot code by itself.

    What is asked stands in its description, and after it the verdict on it.
    """
    codes = SubElement(parent, "Codes")
    for framework in report.framework_ids:
        title = f"{framework} {report.framework_title(framework)}"
        attributes = {"guid": _guid("framework", framework), "name": fit(title)}
        group = SubElement(codes, "Code", {**attributes, "isCodable": "false"})
        for found in report.reviewed.findings:
            if found.finding.framework == framework:
                criterion = found.finding.criterion
                _add_code(group, criterion, framework, verdicts.get(criterion, ""), report)


def _add_code(group: Element, criterion: str, framework: str, verdict: str, report: Report) -> None:
    label = report.label(criterion)
    name = criterion if label == criterion else f"{criterion} {label}"
    attributes = {
        "guid": _guid("code", criterion),
        "name": fit(name),
        "isCodable": "true",
        "color": hexadecimal(framework_colour(framework)),
    }
    code = SubElement(group, "Code", attributes)
    known = report.criteria.get(criterion)
    asks = fit(known.asks.in_language(report.language)) if known else ""
    if asks or verdict:
        SubElement(code, "Description").text = f"{asks} {verdict}".strip()


def _add_sources(parent: Element, report: Report, texts: Iterable[PlainText]) -> None:
    made, machine = _when(report.made), _user(report, "")
    for text in texts:
        guid = _guid("source", text.file)
        attributes = {
            "guid": guid,
            "name": text.file or report.title,
            "plainTextPath": f"internal://{guid}.txt",
            "creatingUser": machine,
            "creationDateTime": made,
        }
        source = SubElement(parent, "TextSource", attributes)
        if report.assessment.only_quotes:
            SubElement(source, "Description").text = say("only_quotes", report.language)
        for found in report.reviewed.findings:
            for item in found.passages:
                if item.evidence.passage in text.places:
                    _add_codings(source, found, item, text, report)


def _add_codings(
    source: Element, found: ReviewedFinding, item: ReviewedEvidence, text: PlainText, report: Report
) -> None:
    """One selection for the machine where it found evidence, one for each person who agrees."""
    for coder, at in _coders(item, report):
        _add_selection(source, found, item, text.places[item.evidence.passage], coder, at, report)


def _coders(item: ReviewedEvidence, report: Report) -> Iterator[tuple[str, datetime]]:
    """The machine ("") and every person whose last word on the passage accepts it, and when."""
    if not item.near_miss:
        yield "", report.made
    last = {fit(decision.reviewer): decision for decision in item.decisions}
    for name, decision in last.items():
        if decision.action in ACCEPTING:
            yield name, time_of(decision.at)


def _add_selection(
    source: Element,
    found: ReviewedFinding,
    item: ReviewedEvidence,
    place: tuple[int, int],
    coder: str,
    at: datetime,
    report: Report,
) -> None:
    criterion, user, made = found.finding.criterion, _user(report, coder), _when(at)
    key = (source.attrib["guid"], criterion, str(place[0]), coder)
    name = shortened(fit(item.evidence.passage.text), LONGEST_NAME)
    attributes = {
        "guid": _guid("selection", *key),
        "name": name,
        "startPosition": str(place[0]),
        "endPosition": str(place[1]),
        "creatingUser": user,
        "creationDateTime": made,
    }
    selection = SubElement(source, "PlainTextSelection", attributes)
    SubElement(selection, "Description").text = _memo(found, item, coder, report)
    coding = SubElement(
        selection,
        "Coding",
        {"guid": _guid("coding", *key), "creatingUser": user, "creationDateTime": made},
    )
    SubElement(coding, "CodeRef", {"targetGUID": _guid("code", criterion)})


def _memo(found: ReviewedFinding, item: ReviewedEvidence, coder: str, report: Report) -> str:
    """File and page, strength, probability and what gave it, and who turned it down.

    In a person's own coding stand that person's words.
    """
    passage, by_person, language = item.evidence.passage, bool(coder), report.language
    strength = item.current_strength if by_person else item.evidence.strength
    page = pages_text(cited_pages([passage], report.assessment.document.files), language)
    parts = [page, f"{say('strength', language)}: {strength_label(strength, language)}"]
    if by_person:
        for decision in item.decisions:
            if fit(decision.reviewer) == coder:
                parts += [decision.reason, carried_text(decision, language)]
    else:
        parts.append(
            f"{say('probability', language)}: {chance(item.evidence.probability, language)}"
        )
        if found.may_be_gap:
            parts.append(told_status(found.current_status, language, may_be_gap=True))
        parts += [cue_words(item, language), rejected_text(found, item, language)]
    return fit(" · ".join(part for part in parts if part))
