"""The REFI-QDA project opens as coded segments: structure, places, users and æøå."""

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from aligncheck.contract import from_json, to_json
from aligncheck.reports import report, report_bytes
from tests.reports.hostile import HOSTILE
from tests.sample_assessments import (
    ANNEX,
    FILE,
    INVESTORS,
    NEAR,
    STEERING,
    assessment,
    decision,
    elsewhere,
    evidence,
    finding,
    of_two_files,
    passage,
    sample,
)

P = "{urn:QDA-XML:project:1.0}"
GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
# For each element of Project.xsd 1.0 that we write: required attributes, further attributes,
# and the children in their order.
STRUCTURE = {
    "Project": (
        {"name"},
        {"origin", "creatingUserGUID", "creationDateTime"},
        ["Users", "CodeBook", "Sources", "Description"],
    ),
    "Users": (set(), set(), ["User"]),
    "User": ({"guid"}, {"name"}, []),
    "CodeBook": (set(), {"origin"}, ["Codes"]),
    "Codes": (set(), set(), ["Code"]),
    "Code": ({"guid", "name", "isCodable"}, {"color"}, ["Description", "Code"]),
    "Sources": (set(), set(), ["TextSource"]),
    "TextSource": (
        {"guid"},
        {"name", "plainTextPath", "creatingUser", "creationDateTime"},
        ["Description", "PlainTextSelection"],
    ),
    "PlainTextSelection": (
        {"guid", "startPosition", "endPosition"},
        {"name", "creatingUser", "creationDateTime"},
        ["Description", "Coding"],
    ),
    "Coding": ({"guid"}, {"creatingUser", "creationDateTime"}, ["CodeRef"]),
    "CodeRef": ({"targetGUID"}, set(), []),
    "Description": (set(), set(), []),
}
PATTERNS = {
    "guid": GUID,
    "targetGUID": GUID,
    "creatingUser": GUID,
    "creatingUserGUID": GUID,
    "color": COLOUR,
    "creationDateTime": MOMENT,
    "isCodable": re.compile("true|false"),
    "startPosition": re.compile(r"\d+"),
    "endPosition": re.compile(r"\d+"),
}


def faults(element):
    """What breaks the standard's structure, with the element's name."""
    name = element.tag.rpartition("}")[2]
    required, further, children = STRUCTURE[name]
    found = [f"{name} lacks {key}" for key in required - set(element.attrib)]
    found += [f"{name} has {key}" for key in set(element.attrib) - required - further]
    for key, value in element.attrib.items():
        if key in PATTERNS and not PATTERNS[key].fullmatch(value):
            found.append(f"{name}.{key} is {value!r}")
    tags = [child.tag.rpartition("}")[2] for child in element]
    found += [f"{name} holds {tag}" for tag in tags if tag not in children]
    places = [children.index(tag) for tag in tags if tag in children]
    if places != sorted(places):
        found.append(f"{name} holds its children out of order")
    return found + [
        fault
        for child in element
        if child.tag.rpartition("}")[2] in STRUCTURE
        for fault in faults(child)
    ]


def opened(content, decisions=(), language="nb"):
    made = report_bytes(report(content, decisions=decisions, language=language), "qdpx")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return ElementTree.fromstring(files["project.qde"]), files


def segments(root, files):
    """(coder, code name, quoted text) of every coded segment, read as an importer reads them."""
    users = {user.get("guid"): user.get("name") for user in root.iter(f"{P}User")}
    codes = {code.get("guid"): code.get("name") for code in root.iter(f"{P}Code")}
    found = []
    for source in root.iter(f"{P}TextSource"):
        name = source.get("plainTextPath").removeprefix("internal://")
        text = files[f"Sources/{name}"].decode("utf-8")
        for selection in source.iter(f"{P}PlainTextSelection"):
            quote = text[int(selection.get("startPosition")) : int(selection.get("endPosition"))]
            for coding in selection.iter(f"{P}Coding"):
                target = coding.find(f"{P}CodeRef").get("targetGUID")
                found.append((users[coding.get("creatingUser")], codes[target], quote))
    return found


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_project_has_the_structure_of_the_standard(language):
    rows = [decision("S3-02", "covers_gap", NEAR, after="3")]
    root, _ = opened(sample(), rows, language)
    assert root.tag == f"{P}Project"
    assert faults(root) == []


def test_every_piece_of_evidence_is_a_coded_segment_of_the_machine():
    root, files = opened(sample())
    told = [(code.split()[0], quote) for _, code, quote in segments(root, files)]
    assert told == [(f.criterion, e.passage.text) for f in sample().findings for e in f.evidence]
    assert {coder for coder, _, _ in segments(root, files)} == {"aligncheck (maskin)"}


def test_a_persons_segments_are_their_own():
    rows = [
        decision("S3-02", "covers_gap", NEAR, after="3", reviewer="Åse Ærlig"),
        decision("S3-07", "reject", INVESTORS, reviewer="Åse Ærlig"),
        decision("S3-01", "accept", STEERING, reviewer="Ola"),
    ]
    found = segments(*opened(sample(), rows))
    people = [(coder, code.split()[0]) for coder, code, _ in found if "maskin" not in coder]
    assert people == [("Ola", "S3-01"), ("Åse Ærlig", "S3-02")]


def test_positions_count_characters_and_hold_beyond_the_basic_plane():
    spots = [passage("🌊🌊 æøå først"), passage("𝔸ndre ÆØÅ"), passage("tredje")]
    plan = assessment([finding("S3-01", [evidence("S3-01", spot) for spot in spots])])
    assert [quote for *_, quote in segments(*opened(plan))] == [spot.text for spot in spots]


def test_the_text_has_no_byte_order_mark_and_only_line_feeds():
    _, files = opened(sample())
    text = next(content for name, content in files.items() if name.endswith(".txt"))
    assert not text.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in text


def test_code_names_and_ids_are_unique_and_groups_cannot_code():
    root, _ = opened(sample())
    codes = list(root.iter(f"{P}Code"))
    assert len({code.get("name") for code in codes}) == len(codes)
    ids = [element.get("guid") for element in root.iter() if element.get("guid")]
    assert len(set(ids)) == len(ids)
    groups = [code for code in codes if code.find(f"{P}Code") is not None]
    assert {group.get("isCodable") for group in groups} == {"false"}


def test_a_plan_of_two_files_has_two_sources():
    other = elsewhere(STEERING, file="vedlegg.pdf")
    plan = assessment([finding("S3-01", [evidence("S3-01", STEERING), evidence("S3-01", other)])])
    root, files = opened(plan)
    assert [source.get("name") for source in root.iter(f"{P}TextSource")] == [FILE, "vedlegg.pdf"]
    assert len(segments(root, files)) == 2


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_note_on_a_segment_names_its_file_where_the_plan_has_several(language):
    page = "p." if language == "en" else "s."
    root, _ = opened(of_two_files(), language=language)
    found = [memo.split(" · ")[0] for memo in memos(root)]
    assert found == [f"{FILE} {page} 3", f"{ANNEX} {page} 3"]


def test_the_note_of_a_person_names_the_file_too():
    rows = [decision("S3-01", "accept", STEERING, reviewer="Åse Ærlig", reason="Frist")]
    note = next(memo for memo in memos(opened(of_two_files(), rows)[0]) if memo.endswith("Frist"))
    assert note.startswith(f"{FILE} s. 3 · ")


def test_the_note_on_a_segment_of_a_plan_of_one_file_tells_the_page_alone():
    assert memos(opened(sample())[0])[0].startswith("s. 3 · ")


def test_the_machines_note_on_a_possible_gap_says_so_with_the_probability():
    doubtful = finding("S3-07", [evidence("S3-07", INVESTORS, 2, 0.1)])
    (note,) = memos(opened(assessment([doubtful]))[0])
    assert "Sannsynlighet: 10 % · ◐ Svakt dekket – mulig hull" in note


def test_a_persons_coding_bears_the_time_of_the_decision_in_utc():
    rows = [
        decision("S3-01", "accept", STEERING, reviewer="Ola"),
        replace(decision("S3-07", "accept", INVESTORS), at="2026-11-23T00:30:00+01:00"),
    ]
    root, _ = opened(sample(), rows)
    users = {user.get("guid"): user.get("name") for user in root.iter(f"{P}User")}
    told = {
        users[item.get("creatingUser")]: item.get("creationDateTime")
        for item in root.iter(f"{P}Coding")
    }
    assert told["Ola"] == "2026-11-22T09:00:00Z"
    assert told["Kari"] == "2026-11-22T23:30:00Z"
    assert {item.get("creationDateTime") for item in root.iter(f"{P}PlainTextSelection")} == set(
        told.values()
    )


def memos(root):
    """The notes on the segments, in their order."""
    segments = root.iter(f"{P}PlainTextSelection")
    return [segment.find(f"{P}Description").text for segment in segments]


def test_passages_that_the_document_lacks_are_in_the_text_nevertheless():
    plan = sample()
    bare = replace(plan, document=replace(plan.document, passages=()))
    assert len(segments(*opened(bare))) == len(segments(*opened(plan)))


def test_a_source_made_from_json_says_that_it_has_only_the_quotes():
    kept = from_json(to_json(sample()), frameworks=sample().frameworks)
    (source,) = opened(kept)[0].iter(f"{P}TextSource")
    assert source[0].tag == f"{P}Description"
    assert source[0].text.startswith("Kilden har bare avsnittene som er sitert")
    (whole,) = opened(sample())[0].iter(f"{P}TextSource")
    assert whole.find(f"{P}Description") is None


def test_hostile_text_stays_text():
    spots = [passage(text, number + 1) for number, text in enumerate(HOSTILE)]
    plan = assessment([finding("S3-01", [evidence("S3-01", spot) for spot in spots])])
    root, files = opened(plan)
    assert faults(root) == []
    assert len(segments(root, files)) == len(HOSTILE)


def test_the_codebook_alone_has_the_structure_of_its_standard():
    content = report_bytes(report(sample()), "qdc")
    root = ElementTree.fromstring(content)
    assert root.tag == "{urn:QDA-XML:codebook:1.0}CodeBook"
    assert faults(root) == []
    names = [code.get("name") for code in root.iter("{urn:QDA-XML:codebook:1.0}Code")]
    assert "S3-07 Utløse private investeringer" in names


def test_the_same_input_gives_the_same_bytes():
    made = [report_bytes(report(sample()), "qdpx") for _ in range(2)]
    assert made[0] == made[1]


def test_rejections_and_verdicts_on_a_criterion_are_told_with_who_and_why():
    made = [
        decision("S3-07", "reject", INVESTORS, reason="Gjelder nabokommunen."),
        decision("S3-01", "really_missing", reviewer="Ola", reason="Bare omtale."),
        decision("EGD-02", "not_applicable", reviewer="=cmd|x"),
    ]
    project = opened(sample(), decisions=made)[0]
    notes = [each.text for each in project.iterfind(f".//{P}PlainTextSelection/{P}Description")]
    assert [note.endswith(" · avviste (Kari: Gjelder nabokommunen.)") for note in notes].count(
        True
    ) == 1
    missing = "bekreftet at det mangler (Ola: Bare omtale.)"
    assert [note.endswith(f" · {missing}") for note in notes].count(True) == 2
    told = {
        code.get("name")[:6]: code.findtext(f"{P}Description") for code in project.iter(f"{P}Code")
    }
    assert told["S3-01 "].endswith(f". Menneske: {missing}")
    assert told["EGD-02"].endswith("Menneske: satte til ikke aktuelt (=cmd|x)")
    assert "Menneske" not in told["S3-02 "]
    assert b"Ola" not in report_bytes(report(sample(), decisions=made), "qdc")
