"""Deadlines, quantities and sums of money in a passage, by pattern; nb, nn and en."""

import re
from collections.abc import Iterator

from aligncheck.matching.phrases import Hit

_MONTH = (
    r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
    r"|january|february|march|may|june|july|october|december)"
)
_SEASON = r"(?:våren|vår|sommeren|sommaren|høsten|hausten|haust|vinteren|spring|summer|autumn|fall)"
_YEAR = r"20\d\d"
_NUMBER = r"\d{1,3}(?:[ .,\u00a0]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_FEW = (
    r"to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|tolv|two|three|four|five|six|seven|eight|nine|ten"
    r"|twelve"
)
_ONE = "ein|éin|en|én|ett|eitt|one"
_MANY = r"mill(?:\.|ion(?:er|ar|s)?)?|mrd\.?|milliard(?:er|ar)?|billions?|bn|m|tusen|thousand"
_UNIT = r"kroner|kronar|krone|kr\.?|NOK|MNOK|euros?|EUR|dollars?|USD|SEK|DKK|GBP|pounds|pund"

_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "deadline",
        r"\b(?:innen|innan|senest|seinast|før|frem mot|fram mot|fram til|frem til|frist(?:en)?:?"
        r"|by|before|until|no later than|within)\s+"
        r"(?:utgangen av\s+|utgongen av\s+|slutten av\s+|the end of\s+|end of\s+|år\s+)?"
        rf"(?:\d{{1,2}}\.?\s?(?:\d{{1,2}}\.|{_MONTH})?\s?)?(?:{_MONTH}\s+|{_SEASON}\s+)?"
        r"(?:(?:[1-4]\.|første|fyrste|andre|tredje|fjerde|first|second|third|fourth)\s+"
        rf"(?:kvartal|halvår|quarter|half of)\s+(?:i\s+|of\s+)?)?{_YEAR}\b",
    ),
    (
        "deadline",
        rf"\b(?:fra|frå|from)\s+(?:og med\s+|{_SEASON}\s+|\d{{1,2}}\.\s?{_MONTH}\s+)?{_YEAR}\b"
        rf"(?:\s+(?:til|to)\s+{_YEAR}\b)?",
    ),
    ("deadline", rf"\b(?:\d{{1,2}}\.\s?)?(?:{_MONTH}|{_SEASON})\s+{_YEAR}\b"),
    ("deadline", rf"\bQ[1-4]\s+{_YEAR}\b|\b[1-4]\.\s*(?:kvartal|halvår)\b"),
    ("deadline", r"\bfrist(?:en)?\s*:?\s*\d|\bdeadline\b"),
    (
        "deadline",
        rf"\b(?:innen|innan|etter|within|after)\s+(?:\d+|{_FEW}|{_ONE})\s+"
        r"(?:måneder|månader|uker|veker|år|months?|weeks?|years?)\b",
    ),
    (
        "recurring",
        r"\b(?:hvert|kvart|annethvert|annakvart)\s+(?:år|halvår|kvartal)\b|\bårlige?\b|\bårleg\b"
        r"|\b(?:to|tre|fire|ein|en)\s+gong(?:er|ar)?\s+i\s+året\b|\b(?:to|tre|fire|en)\s+ganger?\s+i\s+året\b"
        r"|\bannually\b|\byearly\b|\bevery\s+(?:\w+\s+)?(?:year|spring|autumn|quarter|month)\b"
        r"|\b(?:twice|once)\s+a\s+year\b|\bquarterly\b",
    ),
    ("year", rf"\b(?:i|for|in|of)\s+(?:løpet av\s+|budsjettet for\s+)?{_YEAR}\b"),
    ("period", rf"\b{_YEAR}\s?[-–/]\s?(?:20)?\d\d\b|\bi perioden\b|\bplanperioden\b"),
    ("quantity", rf"(?:{_NUMBER})\s?(?:%|prosent(?:poeng)?|per\s?cent|percent)"),
    (
        "quantity",
        r"\bhalver\w*|\bhalved?\b|\bdobl\w*|\bdoubled?\b|\bnullutslipp\w*|\bnullutslepp\w*",
    ),
    (
        "quantity",
        r"\b(?:minst|minimum|maks(?:imalt)?|inntil|opptil|at least|at most|up to|no more than)\s+"
        rf"(?!(?:19|20)\d\d\b)(?:{_NUMBER}|{_FEW}|{_ONE})\b",
    ),
    (
        "quantity",  # "over en", "under ett" and "over 2030" measure nothing
        r"\b(?:over|more than|mer enn|meir enn|under|less than|ytterlegare|ytterligere|about"
        rf"|om lag)\s+(?!(?:19|20)\d\d\b)(?:{_NUMBER}|{_FEW})\b",
    ),
    (
        "quantity",
        rf"\b(?:fra|frå|from)\s+(?!20\d\d\b)(?:{_NUMBER})\s*(?:\w+\s+)?(?:til|to)\s+(?:{_NUMBER})",
    ),
    (
        "quantity",
        rf"(?<![.,\d])\b(?!(?:19|20)\d\d\b)(?:{_NUMBER})\s?(?:m²|m2|km|dekar|daa|ha|tonn|tons?|tonnes?"
        r"|GWh|MWh|kWh|TWh|MW|kW|kg|meter|metres|plasser|plassar|boliger|bustader|personer|personar"
        r"|årsverk|bedrifter|kommuner|kommunar|homes|jobs|places|units|buses|vehicles|companies"
        r"|firms|projects|schools|people|acres|hectares)\b",
    ),
    (
        "money",
        rf"(?<![\d.,])(?:{_NUMBER})\s?(?:{_MANY})?\s?(?:{_UNIT})(?!\w)"
        rf"|\b(?:{_NUMBER})\s?(?:mill\.|millionar|millioner|milliardar|milliarder|mrd)"
        rf"|\b(?:{_FEW}|{_ONE})\s+(?:millionar|millioner|milliardar|milliarder)\b",
    ),
    ("money", rf"(?:\b(?:NOK|EUR|kr|USD|SEK|GBP)\b|[€$£])\s?(?:{_NUMBER})\s?(?:{_MANY})?"),
    (
        "label_responsible",
        r"\b(?:hoved|hovud)?ansvar(?:lige?|leg|lege)?\s*:|\b(?:responsible|responsibility|lead"
        r"|owner|tiltakseier|tiltakseigar)\s*(?:unit|party|body|partner|department)?\s*:",
    ),
    ("label_money", r"\b(?:kostnad(?:er|ar)?|finansiering|budsjett|cost|funding|budget|ramme)\s*:"),
    ("label_deadline", r"\b(?:frist|tidsfrist|når|tidsrom|deadline|timeline|timing|oppstart)\s*:"),
    ("label_quantity", r"\b(?:indikator(?:er|ar)?|måltall|måltal|indicators?|target|KPI)\s*:"),
)
_COMPILED = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _PATTERNS)


def number_hits(text: str) -> Iterator[Hit]:
    """The places of deadlines, years, quantities and sums, and of labels such as "Frist:"."""
    for name, pattern in _COMPILED:
        for found in pattern.finditer(text):
            yield Hit(name, found.start(), found.end())
