"""A framework file without fault, which the tests break in one place each."""

SOUND = """\
id = "COAST"
version = "1.0"
title.nb = "Kystrammeverk"
title.nn = "Kystrammeverk"
title.en = "Coast framework"

[[groups]]
id = "sea"
label = { nb = "Hav", nn = "Hav", en = "Sea" }

[[criteria]]
id = "COAST-1"
group = "sea"
label = { nb = "Havn", nn = "Hamn", en = "Harbour" }
asks.nb = "Planen sier hvordan havna skal brukes de neste årene."
asks.nn = "Planen seier korleis hamna skal brukast dei neste åra."
asks.en = "The plan says how the harbour will be used in the coming years."
terms.nb = ["havn*", "utbygg* ~ kai*"]
terms.nn = ["hamn*"]
terms.en = ["harbour*"]
exclusions.nb = ["havneby*"]
probes.nb = ["Kaia i sentrum skal forlenges med femti meter innen 2028."]
probes.nn = ["Kaia i sentrum skal forlengjast med femti meter innan 2028."]
probes.en = ["The central quay will be extended by fifty metres by 2028."]
subcriteria = [
  { id = "1.1", nb = "Kai", nn = "Kai", en = "Quay" },
]

[[criteria.requirements]]
id = "R1"
text = { nb = "Det finnes en plan", nn = "Det finst ein plan", en = "There is a plan" }

[[criteria.targets]]
text = { nb = "Null utslipp", nn = "Null utslepp", en = "Zero emissions" }
force = "political"
as_of = 2026-11-22
source = "own"

[[profiles]]
id = "small"
label = { nb = "Små", nn = "Små", en = "Small" }
note = { nb = "Eget utvalg", nn = "Eige utval", en = "Own choice" }
applicable = ["COAST-1.1"]

[[references]]
id = "GUIDE-1"
label = { nb = "Steg", nn = "Steg", en = "Step" }

[[crosswalk]]
source = "COAST-1"
target = "GUIDE-1"
"""


def line_of(text: str, needle: str) -> int:
    return text[: text.index(needle)].count("\n") + 1
