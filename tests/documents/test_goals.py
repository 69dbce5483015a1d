"""Headings that word a goal or a measure, in the three languages."""

import pytest

from aligncheck.documents.words.goals import words_a_goal


@pytest.mark.parametrize(
    "heading",
    [
        "Mål 2: Utvikle et grønt næringsliv",
        "Delmål 1.3. Flere lærlinger",
        "Hovudmål – Levande bygder",
        "Tiltak 4: Ladestasjonar ved hamna",
        "Strategic objective 2: A circular economy",
        "3.2 Styrke lokal matproduksjon",
        "Å redusere utslipp frå ferjene",
        "Vidareutvikle samarbeidet med høgskulen",
        "Legge til rette for sykling",
        "Fylket skal være best på laks",
        "Vi vil halvere matsvinnet",
        "Strengthen the maritime cluster",
        "We will halve our emissions",
        "Vi vil øke andelen lærlinger",
        "Fase ut fossile bussar",
        "Fasa ut fossile bussar",
        "Stille krav om nullutslipp i anskaffelser",
        "Sørge for trygge skoleveier",
        "Følgje opp vedtaka om natur",
        "Plante 1000 trær i byen",
        "Oppgradere vann- og avløpsnettet",
        "Løfte kompetansen i landbruket",
        "Tilpasse kommunen til et villere klima",
        "Bekjempe fremmede arter",
        "Fange og lagre karbon",
        "2.1 Nå klimamålene innen 2030",
    ],
)
def test_what_is_to_be_reached_or_done_is_a_goal(heading: str) -> None:
    assert words_a_goal(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Mål",
        "2 Mål og strategier",
        "Mål 1: Klima",
        "Klimamål: status og utvikling",
        "Tiltak: oversikt over naturmangfold",
        "Auke i klimagassutslepp frå vegtrafikken",
        "Andelen eldre vil øke kraftig",
        "Gi innspill til planen innen 1. mai",
        "Utfordringer kommunen må møte framover",
        "Vil du vite mer om energi",
        "MÅL- OG RESULTATSTYRING",
        "Innsatsområde 2: Grønn omstilling",
        "Slik skal vi nå målene",
        "Hva skal vi leve av?",
        "Fylkeskommunen skal arbeide for å:",
        "Bønder som skal pensjonere seg",
        "Utvikling av nye næringer",
        "Samarbeid med nabokommunane",
        "Support for small businesses",
        "Encouraging private research initiatives",
        "Styrke lokal matproduksjon 14",
        "Nå-situasjonen i fylket",
        "Nå og i framtida",
        "Følgende tiltak er gjennomført",
        "Følge av klimaendringer i fylket",
        "Oppfølging av planen",
        "Fase 2 i arbeidet",
        "Stille områder i byen",
        "Plante og dyreliv i fylket",
        "Tilpassa opplæring for alle",
        "Løfte om nye veier",
    ],
)
def test_a_title_that_only_names_what_follows_is_no_goal(heading: str) -> None:
    assert not words_a_goal(heading)


@pytest.mark.parametrize("above", ["1 FNs bærekraftsmål", "Berekraftsmåla", "The SDGs"])
def test_the_names_of_the_un_goals_are_no_goals_of_the_plan(above: str) -> None:
    name = "Mål 1: Utrydde alle former for fattigdom"
    assert words_a_goal(name)
    assert not words_a_goal(name, ("Regional plan", above))
