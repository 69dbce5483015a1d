"""Headings that word a goal or a measure, told from those that only name what follows."""

import re

FEWEST_WORDS = 3
"""A shorter heading names what stands below it: 'Mål', 'Slik vil vi', 'Styrke samarbeid'."""
LONGEST_TITLE = 8
"""Words of a heading with 'skal'; a longer one without number or label is a sentence set large."""

_NUMBER = r"^\W*(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?"
_LABEL = re.compile(  # 'Mål 2: …', 'Delmål 1.3. …', 'Hovedmål – …', 'Strategic objective 4: …'
    _NUMBER + r"(?:(?:strategisk\w*|overordn\w*|strategic|specific|general)\s+)?"
    r"(?:\w{0,12}mål|målset(?:t|tj|j)ing|tiltak|strategi|goal|objective|target|measure|action)"
    r"(?:\s+\d{1,2}(?:\.\d{1,2})*[a-z]?)?(?:\s*[.:]|\s[–-])\s+(?=[^\W\d_]\S*\s+\S)",
    re.IGNORECASE,
)
_MODAL = re.compile(  # but not 'Bønder som skal pensjonere seg'
    r"(?<!\bsom )(?<!\bwho )(?<!\bthat )\b(?:skal|vil|må|shall|will|must)\s+\w", re.IGNORECASE
)
_POINTS = re.compile(  # such a heading asks, or points to what follows: 'Slik skal vi nå målene'
    _NUMBER + r"(?:hv[aeio]\w*|kv[ae]\w*|kor(?:leis)?|kvifor|når|slik|sånn|dette|her|derfor|difor"
    r"|what|how|wh[oy]|where|when|which|this|here)\b",
    re.IGNORECASE,
)
_NORWEGIAN = (  # stems, before -e or -a
    "arbeid avgrens avvikl bedr begrens betr bevar bygg byggj digitaliser dobl effektiviser "
    "elektrifiser etabler forbedr forbetr forebygg forenkl forny forsterk fremj fremm førebygg "
    "førebyggj gjennomfør gjenopprett halver hev hindr inkluder innfør invester jobb kartlegg "
    "kartleggj koordiner kutt lag legg leggj mobiliser moderniser motiver omstill opprett "
    "oppretthald oppretthold prioriter reduser regionaliser rekrutter restaurer samarbeid samordn "
    "sats sikr skap stans start stimuler stopp styrk styrkj synleggjer synliggjør tilrettelegg "
    "tilretteleggj tiltrekk utarbeid utjamn utjevn utnytt utvid utvikl vern vidarefør "
    "vidareutvikl viderefør videreutvikl auk øk"
)
_FIXED = "bli verte verta være vere vera gi gje ha ta gjøre gjere gjera bidra ivareta tilby"
_ENGLISH = (
    "accelerate achieve adapt attract become build create cut develop double enable encourage "
    "enhance ensure establish expand facilitate foster halt halve implement improve increase "
    "introduce invest launch maintain make mobilise mobilize modernise modernize preserve "
    "prioritise prioritize promote protect provide raise reduce restore retain safeguard secure "
    "simplify stimulate stop strengthen support transform"
)
_INFINITIVE = re.compile(
    _NUMBER + rf"(?:å\s+|to\s+)?(?:(?:{'|'.join(_NORWEGIAN.split())})[ea]"
    rf"|{'|'.join(_FIXED.split())}"
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


def words_a_goal(heading: str) -> bool:
    """True for a heading that says what is to be reached or done: 'Styrke lokal matproduksjon'."""
    text = heading.strip()
    if len(text.split()) < FEWEST_WORDS or _NO_GOAL.search(text) or _POINTS.match(text):
        return False
    return any(sign.search(text) for sign in (_LABEL, _MODAL, _INFINITIVE))


def is_statement(text: str) -> bool:
    """True for a whole sentence that is only set like a heading, as a pull quote or a vision is."""
    told = _LABEL.match(text) or _POINTS.match(text) or _NO_GOAL.search(text) or text[:1].isdigit()
    return len(text.split()) > LONGEST_TITLE and bool(_MODAL.search(text)) and not told


def announces_goals(heading: str) -> bool:
    """True for a heading that calls what follows goals, priorities or measures."""
    return bool(_ANNOUNCES.search(heading))
