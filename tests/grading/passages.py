"""Passages for the tests of grading, made from a text alone."""

from aligncheck.documents import Kind, Language, Passage
from aligncheck.grading.cue import CueName
from aligncheck.grading.cues import find_cues

WEAK = [
    ("nb", "Vi vil satse på nyskaping og godt samspill med bedriftene."),
    ("nb", "Det grønne skiftet er viktig for hele fylket."),
    ("nb", "Planen bygger på FNs bærekraftsmål 4, 9 og 11."),
    ("nb", "Regionen kan vurdere å arbeide for flere fagskoleplasser."),
    ("nn", "Regionen bør leggje til rette for at nye næringar kan vekse fram."),
    ("nn", "Vi ynskjer å ta vare på naturen."),
    ("nn", "Berekraftsmåla ligg til grunn for planarbeidet."),
    ("en", "The region values entrepreneurship."),
    ("en", "The county hopes to encourage more circular business models."),
    ("en", "The Sustainable Development Goals guide our work."),
]
"""Mentions and intentions: level 1–2."""

STRONG = [
    (
        "nb",
        "Fylkeskommunen skal fra 2027 sette av 9 mill. kr i året til to prioriterte områder. "
        "Ansvarlig: regional utvikling sammen med Innovasjon Norge. Indikator: privat kapital "
        "utløst, fra 12 til 30 mill. kr innen 2030.",
    ),
    (
        "nb",
        "Utslipp fra hurtigbåtene skal reduseres med 70 prosent innen 2030. Ansvar: "
        "samferdselsavdelingen. Kostnad: 64 mill. kr i økonomiplanen.",
    ),
    (
        "nn",
        "Partnarskapet skal innan 1.3.2027 etablere eit fast team på fire personar. Teamet leier "
        "arbeidet og rapporterer til fylkestinget kvart år. Finansiering: 4 mill. kr.",
    ),
    (
        "nn",
        "Innan 2029 skal kommunen byggje 40 ladepunkt. Ansvarleg: teknisk eining. Det er sett av "
        "2,5 mill. kr i budsjettet.",
    ),
    (
        "en",
        "The county will run an open discovery process every spring; the two best ideas receive "
        "up to NOK 2 million each (lead: business unit; indicator: private co-investment).",
    ),
    (
        "en",
        "By 2029 at least 35 per cent of furniture bought shall be re-used. Responsible: "
        "procurement unit. Cost: NOK 1.5 million.",
    ),
]
"""Concrete and fully operational measures: level 4–5."""


def passage(
    text: str, language: str = "nb", *, heading: tuple[str, ...] = (), kind: Kind = Kind.PARAGRAPH
) -> Passage:
    """A passage on page 1 of a plan."""
    return Passage(text, kind, heading, Language(language), 1, (), "plan.pdf")


def cue_texts(text: str, name: CueName, language: str = "nb", **given) -> tuple[str, ...]:
    """The words that gave the cue."""
    cues = find_cues(passage(text, language, **given))
    return tuple(cue.text for cue in cues if cue.name is name)
