"""Headings that word a goal or a measure, told from those that only name what follows."""

import re
from collections.abc import Sequence

FEWEST_WORDS = 3
"""A shorter heading names what stands below it: 'Mål', 'Slik vil vi', 'Styrke samarbeid'."""
LONGEST_TITLE = 8
"""Words of a heading with 'skal'; a longer one without number or label is a sentence set large."""

_NUMBER = r"^\W*(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?"
_LABEL = re.compile(  # 'Mål 2: …', 'Delmål 1.3. …', 'Hovedmål – …', 'Strategic objective 4: …'
    _NUMBER + r"(?:(?:strategisk\w*|overordn\w*|strategic|specific|general)\s+)?"
    r"(?:(?!b[æe]rekrafts)\w{0,12}mål|målset(?:t|tj|j)ing|tiltak|strategi|goal|objective|target"
    r"|measure|action)(?:\s+\d{1,2}(?:\.\d{1,2})*[a-z]?)?(?:\s*[.:]|\s[–-])\s+"
    r"(?!(?:status|oversi[kg]t|oversyn|bakgrunn|utvikling|hv[ae]m?|kva|kven|what|who|overview"
    r"|background)\b)(?=[^\W\d_]\S*\s+\S)",
    re.IGNORECASE,
)
_FORECAST = (  # 'Andelen eldre vil øke', but 'Vi vil øke' is a goal
    r"(?:øke|auke|bli|verte|endre|synke|minke|falle|gå|vokse|vekse|få|mangle|trolig|truleg|fortsatt"
    r"|rise|decline|grow|fall|become|change|increase|decrease)\b"
)
_MODAL = re.compile(  # but not 'Bønder som skal pensjonere seg'
    r"(?<!\bsom )(?<!\bwho )(?<!\bthat )\b(?:(?:skal|må|shall|must)\s+\w"
    r"|(?:vi|me|we|\w*kommun\w+|fylket|regionen|municipality|county)\s+(?:vil|will)\s+\w"
    rf"|(?:vil|will)\s+(?!{_FORECAST})\w)",
    re.IGNORECASE,
)
_TASK = re.compile(  # 'Utfordringer kommunen må møte', 'Gi innspill til planen'
    r"(?:utfordring|oppg[aå]v|område|challenge|task)\w*\s+\w+\s+(?:må|skal|must|shall)\b"
    r"|^\W*(?:gi|gje|ta|give)\s+(?:innspill|innspel|kontakt|input)\b",
    re.IGNORECASE,
)
_UN_GOALS = re.compile(
    r"b[eæ]rekraftsmål|\bFNs?\b|\bSDGs?\b|\bsustainable development goals\b", re.I
)
_POINTS = re.compile(  # such a heading asks, or points to what follows: 'Slik skal vi nå målene'
    _NUMBER + r"(?:hv[aeio]\w*|kv[ae]\w*|kor(?:leis)?|kvifor|når|slik|sånn|dette|her|derfor|difor"
    r"|vil|skal|må|kan|will|must|shall|can|what|how|wh[oy]|where|when|which|this|here)\b",
    re.IGNORECASE,
)
_NORWEGIAN = (  # stems, before -e or -a
    "arbeid avgrens avvikl bedr begrens betr bevar bygg byggj digitaliser dobl effektiviser "
    "elektrifiser energieffektiviser etabler forbedr forbetr forebygg forenkl forny forsterk fremj "
    "fremm førebygg førebyggj gjennomfør gjenopprett gjenvinn halver hev hindr inkluder innfør "
    "integrer invester jobb kartlegg kartleggj koordiner krev krevj kutt lag legg leggj mobiliser "
    "moderniser motiver omstill oppgrader opprett oppretthald oppretthold planlegg planleggj "
    "prioriter realiser reduser regionaliser rehabiliter rekrutter restaurer samarbeid samordn "
    "sats sikr skap stans start stimuler stopp styrk styrkj synleggjer synliggjør sørg sørgj "
    "tilrettelegg tilretteleggj tiltrekk utarbeid utjamn utjevn utnytt utvid utvikl vern vidarefør "
    "vidareutvikl viderefør videreutvikl auk øk"
)
_FIXED = (  # some have an -a that is no infinitive: 'Tilpassa opplæring'
    "bli verte verta være vere vera gi gje ha ta gjøre gjere gjera bidra ivareta tilby bekjempe "
    "beskytte dempe erstatte fange gjenbruke minske oppnå spre tilpasse vri vride"
)
_WITH_ANOTHER = (  # not 'Fase 2 …', 'Følge av …', 'Stille områder …', 'Løfte om …', 'Nå og før'
    r"fas[ea]\s+(?:inn|ut)|følgj?[ea]\s+opp|rust[ea]\s+opp|still[ea]\s+krav|løfta\s+fram"
    r"|tett[ea]\s+(?:lekkasj|hol|hull)\w*|nå\s+(?:\w*mål(?:et|a|ene)?|(?:netto)?null\w*|fram|frem)"
    r"|(?:lagre|løfte|plante)(?!\s+(?:og|eller|i|av|om|fra|frå|for|på|til|mot)\b)"
)
_ENGLISH = (
    "accelerate achieve adapt attract become build create cut develop double enable encourage "
    "enhance ensure establish expand facilitate foster halt halve implement improve increase "
    "introduce invest launch maintain make mobilise mobilize modernise modernize preserve "
    "prioritise prioritize promote protect provide raise reduce restore retain safeguard secure "
    "simplify stimulate stop strengthen support transform"
)
_INFINITIVE = re.compile(
    _NUMBER + rf"(?!auke\s+i\b)(?:å\s+|to\s+)?(?:(?:{'|'.join(_NORWEGIAN.split())})[ea]"
    rf"|{'|'.join(_FIXED.split())}|{_WITH_ANOTHER}"
    rf"|(?:{'|'.join(_ENGLISH.split())})(?!\s+(?:in|of|for|from|schemes?|systems?|services?)\b))"
    r"(?=\s)",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"\b(?:(?:hoved|hovud|del)?mål(?:et|ene|a|område\w*)?|satsing(?:er|ar|s\w+)?|fokus\w*"
    r"|innsatsområde\w*|priorit\w+|tiltak\w*|strategi(?:er|ar)|goals?|objectives?|focus"
    r"|actions?|measures)\b",
    re.IGNORECASE,
)
_NO_GOAL = re.compile(r"[:?]$|\s\d{1,3}$")  # leads into a list, asks, or is a line of contents


def words_a_goal(heading: str, above: Sequence[str] = ()) -> bool:
    """True for a heading that says what is to be reached or done: 'Styrke lokal matproduksjon'.

    Below a heading on the UN goals stand their names, which are no goals of the plan.
    """
    text = heading.strip()
    if len(text.split()) < FEWEST_WORDS or names_un_goals(above) or points_elsewhere(text):
        return False
    return any(sign.search(text) for sign in (_LABEL, _MODAL, _INFINITIVE))


def names_un_goals(above: Sequence[str]) -> bool:
    """True below a heading on the UN goals."""
    return any(_UN_GOALS.search(step) for step in above)


def points_elsewhere(heading: str) -> bool:
    """True for a heading that asks, leads into a list, or points to what follows."""
    text = heading.strip()
    return bool(_NO_GOAL.search(text) or _POINTS.match(text) or _TASK.search(text))


def is_statement(text: str) -> bool:
    """True for a whole sentence that is only set like a heading, as a pull quote or a vision is."""
    told = _LABEL.match(text) or _POINTS.match(text) or _NO_GOAL.search(text) or text[:1].isdigit()
    return len(text.split()) > LONGEST_TITLE and bool(_MODAL.search(text)) and not told


def announces_goals(heading: str) -> bool:
    """True for a heading that calls what follows goals, priorities or measures."""
    return bool(_ANNOUNCES.search(heading))
