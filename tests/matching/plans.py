"""Passages and small frameworks for the tests of judging."""

from aligncheck.documents import Kind, Language, Passage
from aligncheck.frameworks import Framework, load_framework

COAST = """\
id = "COAST"
version = "1.0"
as_of = 2026-11-22
title = { nb = "Kyst", nn = "Kyst", en = "Coast" }

[[groups]]
id = "sea"
label = { nb = "Hav", nn = "Hav", en = "Sea" }

[[criteria]]
id = "COAST-1"
group = "sea"
label = { nb = "Havn", nn = "Hamn", en = "Harbour" }
asks.nb = "Planen sier hvordan havna skal bygges ut."
asks.nn = "Planen seier korleis hamna skal byggjast ut."
asks.en = "The plan says how the harbour will be extended."
terms.nb = ["kai*", "havn*"]
terms.nn = ["kai*", "hamn*"]
terms.en = ["quay*", "harbour*"]
probes.nb = ["Kaia i sentrum skal forlenges med femti meter innen 2028."]
probes.nn = ["Kaia i sentrum skal forlengjast med femti meter innan 2028."]
probes.en = ["The central quay will be extended by fifty metres by 2028."]
"""
LIGHTHOUSE = """
[[criteria]]
id = "COAST-2"
group = "sea"
label = { nb = "Fyr", nn = "Fyr", en = "Lighthouse" }
asks.nb = "Planen sier hvordan fyrene skal vernes."
asks.nn = "Planen seier korleis fyra skal vernast."
asks.en = "The plan says how the lighthouses are protected."
terms.nb = ["fyr*"]
terms.nn = ["fyr*"]
terms.en = ["lighthouse*"]
probes.nb = ["Det gamle fyret settes i stand og fredes."]
probes.nn = ["Det gamle fyret blir sett i stand og freda."]
probes.en = ["The old lighthouse is restored and listed."]
"""
QUAY = "Vi forlenger kaia ved fiskemottaket med tretti meter innen utgangen av 2029."
OLD_PEOPLE = "Sykehjemmet får nytt kjøkken, og de eldre får besøk hver uke."
NORWEGIAN = (
    "Fylkestinget skal halvere klimagassutslippene fra egen drift innen 2030.",
    "Vi inviterer næringslivet til å være med på å velge satsingsområder.",
    "Fylkeskommunen skal bygge ut kollektivtrafikken og gang- og sykkelveier.",
    "Ungdomsskolen får nye lærere i matematikk fra høsten.",
    QUAY,
    OLD_PEOPLE,
)


def passage(text: str, language: str = "nb") -> Passage:
    """The text as a paragraph of a plan."""
    return Passage(text, Kind.PARAGRAPH, ("Tiltak",), Language(language), 1, (), "plan.pdf")


def framework_of(tmp_path, text: str) -> Framework:
    """The framework in a file of that text."""
    path = tmp_path / "coast.toml"
    path.write_text(text, encoding="utf-8")
    return load_framework(path)
