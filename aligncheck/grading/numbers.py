"""Deadlines, quantities and sums of money in a passage, by pattern; nb, nn and en."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from aligncheck.matching.phrases import Hit

_MONTH = (
    r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
    r"|january|february|march|may|june|july|october|december)"
)
_SEASON = r"(?:våren|vår|sommeren|sommaren|høsten|hausten|haust|vinteren|spring|summer|autumn|fall)"
_SEASONS = rf"(?:(?:vår|sommer|sommar)\s?[/–-]\s?)?(?:{_SEASON}|sommer|sommar|høst)"
_YEAR = r"20\d\d"
_NUMBER = r"\d{1,3}(?:[ .,\u00a0]\d{3}){1,4}(?:[.,]\d{1,15})?|\d{1,15}(?:[.,]\d{1,15})?"
"""Below 10^15: without a bound, the time for a long row of numbers grows with its square."""
_FEW = (
    r"to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|tolv|two|three|four|five|six|seven|eight|nine|ten"
    r"|twelve"
)
_ONE = "ein|éin|en|én|ett|eitt|one"
_MANY = r"milliard(?:er|ar)?|mill(?:\.|ion(?:er|ar|s)?)?|mrd\.?|billions?|bn|m|tusen|thousand"
_UNIT = r"kroner|kronar|krone|kr\.?|NOK|MNOK|euros?|EUR|dollars?|USD|SEK|DKK|GBP|pounds|pund"
_COUNTED = (
    r"(?!arbeidsplass)[a-zæøå]*plass(?:er|ar)|[a-zæøå]*bolig(?:er|ar)|[a-zæøå]*bustad(?:er|ar)|leiligheter|leilegheiter|hytter"
    r"|ladepunkt(?:er)?|ladestasjon(?:er|ar)|lærling(?:er|ar)|trær|stilling(?:er|ar)|buss(?:er|ar)"
    r"|deltak(?:ere|arar)|apprentices(?:hips)?|charging (?:points|stations)|trees|dwellings"
    r"|participants"
)
_INHABITED = (
    r"arbeidsplass(?:er|ar)|innbygg(?:ere|arar|jarar)|elev(?:er|ar)|student(?:er|ar)|ansatte"
    r"|tilsette|bedrift(?:er|ar)|inhabitants|residents|workplaces|students|pupils|employees"
    r"|jobs|homes|buses|firms|companies|places"
)
"""What plans mostly count as it is: no quantity unless new, or wanted by a year."""
_NEW = r"(?:nye?|flere|fleire|new|more|additional)"
_KIND = (
    r"(?:\w+(?:iske|lige|lege|ale|ære|bare)|ledige|faste|små|store|billige"
    r"|\w+(?:ic|al|able)|fast|rapid)\s"
)
"""A word before what is counted, of which kind it is: "850 elektriske ladepunkter"."""
_NO_AGE = r"(?!\s*(?:år|years?)\b)"

_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "deadline",
        r"\b(?:innen|innan|senest|seinast|før|frem mot|fram mot|fram til|frem til|frist(?:en)?:?"
        r"|by|before|until|no later than|within)\s+"
        r"(?:utgangen av\s+|utgongen av\s+|slutten av\s+|årsskiftet\s+|the end of\s+"
        r"|end of\s+|år\s+)?"
        rf"(?:\d{{1,2}}\.?\s?(?:\d{{1,2}}\.|{_MONTH})?\s?)?(?:{_MONTH}\s+|{_SEASON}\s+)?"
        r"(?:(?:[1-4]\.|første|fyrste|andre|tredje|fjerde|first|second|third|fourth)\s+"
        rf"(?:kvartal|halvår|quarter|half of)\s+(?:i\s+|of\s+)?)?{_YEAR}\b",
    ),
    (  # only what is to come: "Vidstrand mot 2040" is a title
        "deadline",
        r"\b(?:skal|må|vil|bør|shall|must|will|should)\b[^.!?;:|•\n]{0,150}?"
        rf"(?<!\bfram )(?<!\bfrem )\b(?P<shown>(?:mot|towards?)\s+(?:år\s+)?{_YEAR})\b",
    ),
    ("deadline", rf"\bQ[1-4]\s+{_YEAR}\b|\b[1-4]\.\s*(?:kvartal|halvår)\b"),
    ("deadline", r"\bfrist(?:en)?\s*:?\s*\d|\bdeadline\b"),
    (
        "deadline",
        rf"\b(?:innen|innan|etter|within|after)\s+(?:\d+|{_FEW}|{_ONE})\s+"
        r"(?:måneder|månader|uker|veker|år|months?|weeks?|years?)\b",
    ),
    (
        "recurring",
        r"\b(?:hvert|kvart|annethvert|annakvart)\s+(?:år|halvår|kvartal)\b|\b(?:halv)?årl[ie]ge?\b"
        r"|\b(?:hvert|kvart)\s+(?:\d{1,2}\.|annet|anna|andre|tredje|fjerde|femte)\s+år\b"
        r"|\b(?:månedlige?|månadlege?|kvartalsvise?|hver\s+måned|kvar\s+månad)\b"
        r"|\b(?:to|tre|fire|ein|en)\s+gong(?:er|ar)?\s+i\s+året\b|\b(?:to|tre|fire|en)\s+ganger?\s+i\s+året\b"
        r"|\bannually\b|\byearly\b|\bevery\s+(?:\w+\s+)?(?:years?|spring|autumn|quarter|months?)\b"
        r"|\b(?:twice|once)\s+a\s+year\b|\bquarterly\b|\bmonthly\b(?!\s+(?!meet|report)\w+s\b)|\bhalf-yearly\b",
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
        "quantity",  # "over en", "under ett", "over 2030" and "under 18 år" measure nothing
        r"\b(?:over|more than|mer enn|meir enn|under|less than|ytterlegare|ytterligere|about"
        rf"|om lag)\s+(?!(?:19|20)\d\d\b)(?:{_NUMBER}|{_FEW})\b{_NO_AGE}",
    ),
    (
        "quantity",
        rf"\b(?:fra|frå|from)\s+(?!20\d\d\b)(?:{_NUMBER})\s*(?:\w+\s+)?(?:til|to)\s+(?:{_NUMBER})"
        rf"(?![.,]?\d){_NO_AGE}",
    ),
    (
        "quantity",
        rf"(?<![.,\d])\b(?!(?:19|20)\d\d\b)(?:{_NUMBER})\s?(?:m²|m2|km|dekar|daa|ha|tonn|tons?|tonnes?"
        r"|GWh|MWh|kWh|TWh|MW|kW|kg|meter|metres|plasser|plassar|boliger|bustader|personer|personar"
        r"|årsverk|bedrifter|kommuner|kommunar|homes|jobs|places|units|buses|vehicles|companies"
        r"|firms|projects|schools|people|acres|hectares)\b",
    ),
    (
        "quantity",  # in small letters: "2.3 Arbeidsplasser" is a heading
        rf"(?<![.,\d])\b(?!(?:19|20)\d\d\b)(?:{_NUMBER})\s"
        rf"(?-i:(?:{_NEW}\s)?(?:{_KIND})?(?:{_COUNTED})|{_NEW}\s(?:{_KIND})?(?:{_INHABITED})"
        rf"|(?:{_INHABITED})(?=\s(?:innen|innan|by)\s))\b",
    ),
    (
        "money",
        rf"(?<![\d.,])(?:{_NUMBER})\s?(?:{_MANY})?\s?(?:{_UNIT})(?!\w)"
        rf"|(?<![\d.,])(?:{_NUMBER})\s?(?:{_MANY})\s?kr(?=\d{{1,2}}\b(?![.,]?\d))"
        rf"|\b(?:{_NUMBER})\s?(?:mill\.|millionar|millioner|milliardar|milliarder|mrd)"
        rf"|\b(?:{_FEW}|{_ONE})\s+(?:millionar|millioner|milliardar|milliarder)\b",
    ),
    (
        "money",
        r"(?:\b(?:NOK|EUR|kroner|kronar|USD|SEK|GBP)\b|\bkr\b\.?|[€$£])\s?"
        rf"(?:{_NUMBER})\s?(?:{_MANY})?",
    ),
    (
        "label_responsible",
        r"\b(?:hoved|hovud)?ansvar(?:lige?|leg|lege)?\s*:|\b(?:responsible|responsibility|lead"
        r"|owner|tiltakseier|tiltakseigar)\s*(?:unit|party|body|partner|department)?\s*:",
    ),
    ("label_money", r"\b(?:kostnad(?:er|ar)?|finansiering|budsjett|cost|funding|budget|ramme)\s*:"),
    ("label_deadline", r"\b(?:frist|tidsfrist|når|tidsrom|deadline|timeline|timing|oppstart)\s*:"),
    ("label_quantity", r"\b(?:indikator(?:er|ar)?|måltall|måltal|indicators?|target|KPI)\s*:"),
)
_DATES: tuple[str, ...] = (
    rf"\b(?:fra|frå|from)\s+(?:og med\s+)?(?:\d{{1,2}}\.\s?(?:\d{{1,2}}\.\s?|{_MONTH}\s+)"
    rf"|{_SEASON}\s+|{_MONTH}\s+)?{_YEAR}\b(?:\s+(?:til|to)\s+(?:og med\s+)?{_YEAR}\b)?",
    rf"\b(?:\d{{1,2}}\.\s?)?(?:{_MONTH}|{_SEASONS})\s+{_YEAR}\b",
    r"\b(?:i løpet av|ved (?:utgangen|utgongen|utløpet|slutten) av|ved årsskiftet|during"
    rf"|in the course of|at the end of)\s+{_YEAR}\b",
    r"\b(?:første|fyrste|andre|first|second)\s+(?:halvår|half of|kvartal|quarter of)\s+"
    rf"(?:i\s+)?{_YEAR}\b",
    r"\b(?:i løpet av|in the course of)\s+(?:(?:de|dei|det|the)\s+)?"
    rf"(?:(?:neste|første|fyrste|kommende|komande|next|first|coming)\s+)?(?:\d+|{_FEW}|{_ONE})\s+"
    r"(?:måneder|månader|måned|månad|uker|veker|år|months?|weeks?|years?)\b",
)
"""Dates that are a deadline unless the sentence tells what has been."""

_DONE = (
    r"(?:\w{3,}ert|økt|auka|vokst|vakse|gått|falt|falle|sunket|sokke|hatt|fått|vært|vore|blitt"
    r"|vorte|vedtatt|vedteke|vedteken|arbeidet|arbeidd|arbeida|utvidet|utvida|åpnet|opna|bygd"
    r"|bygget|bygt|gitt|gjeve|lagt|tatt|teke|drevet|styrket|styrkt|kjøpt|utviklet|utvikla|deltatt"
    r"|delteke|mottatt|motteke|samlet|samla|kartlagt|fullført|gjennomført|innført|ferdigstilt"
    r"|startet|starta|behandlet|behandla|handsama|nådd|inngått|inngådd|besluttet|beslutta|fattet|fatta"
    r"|iverksatt|iverksett|erstattet|erstatta)"
)
_PAST = re.compile(
    rf"\b(?:har|hadde|er)\s+(?:[\w-]+\s+){{0,4}}?{_DONE}\b|\b(?:vedtok|grew|rose|fell|declined|invested|launched|signed|joined|agreed"
    r"|outlined|presented|concluded|authorised|authorized|besluttet|beslutta|behandlet|behandla"
    r"|etablerte|vokste|voks|fattet|fatta|avsluttet|avslutta)\b"
    r"|\bla\s+(?:\w+\s+){0,2}?fr[ae]m\b"
    r"|\b(?:has|have)\s+(?:\w+\s+)?\w{3,}ed\b"
    r"|\b(?:revidert|vedtatt|vedteken?|godkjent|godkjend|rullert|datert|publisert|adopted|approved"
    r"|revised|published|dated)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:skal|må|vil|bør|kan|shall|will|must|should|may|blir|bli|vert|verte|være|vere|be"
    r"|starter|startar|åpner|opnar|gjelder|gjeld|trer|planlagt|planlegges|planleggast|forventet"
    r"|forventes|venta|ventes|foreslått|foreslås|føreslått|planned|expected|proposed|starts|opens"
    r"|begins|due)\b",
    re.IGNORECASE,
)
VERB_REACH = 200
"""Characters before and after a date within which its verb is sought (own choice)."""
_ONE_WORD = re.compile(r"\s+(?:[\w-]+\s+)?")
_SOURCE = re.compile(
    r"\b(?:lov(?:en|a|er)?|jordlov\w*|forskrift\w*|rapport(?:en)?|restmid(?:ler|lar)"
    r"|laws?|(?:the|an?)\s+(?:[\w-]+\s+)?(?:act|bill|directive|report))\b[^.!?;:|]{0,14}$",
    re.IGNORECASE,
)
"""What bears a date of its own right before it: "Lov av 23. juni 2000", "rapport fra 2011"."""
_GOES_ON = re.compile(rf"\s?[-–]\s?(?:{_YEAR}|\d\d)\b")
_SPAN = re.compile(rf"(?:fra|frå|from)\s+{_YEAR}\s+(?:til|to)\s+{_YEAR}$", re.IGNORECASE)
_FROM = re.compile(r"(?:fra|frå|from)\b", re.IGNORECASE)
_BINDING = re.compile(r"\b(?:skal|vil|må|shall|will|must)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?;]\s+(?=[A-ZÆØÅ«“\"(])|[|•▪\n]")

_COMPILED = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _PATTERNS)
_COMPILED_DATES = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _DATES)


def number_hits(text: str, past: Sequence[Hit] = ()) -> Iterator[Hit]:
    """The places of deadlines, years, quantities and sums, and of labels such as "Frist:".

    `past` holds the words already known to tell what has been; a date that goes with such words
    is no deadline.
    """
    for name, pattern in _COMPILED:
        part = "shown" if "shown" in pattern.groupindex else 0
        for found in pattern.finditer(text):
            yield Hit(name, found.start(part), found.end(part))
    for pattern in _COMPILED_DATES:
        for found in pattern.finditer(text):
            if not (_has_been(text, found.start(), past) or _is_no_term(text, found)):
                yield Hit("deadline", found.start(), found.end())


def _first(hits: Sequence[Hit], place: int) -> int:
    """The number of the first hit that starts at the place or after it."""
    return bisect_left(hits, place, key=lambda hit: hit.start)


def _is_no_term(text: str, date: re.Match[str]) -> bool:
    """Whether a date is that of a law or report, or begins a span of years, and nothing binds."""
    begin, end = _sentence(text, date.start())
    if _BINDING.search(text, begin, end):
        return False
    source = _SOURCE.search(text, begin, date.start())
    span = _SPAN.match(date.group()) or (
        _FROM.match(date.group()) and _GOES_ON.match(text, date.end())
    )
    return bool(source or span)


def _sentence(text: str, date: int) -> tuple[int, int]:
    """Where the sentence of a date begins and ends, as far as its verb is sought."""
    begin, end = max(0, date - VERB_REACH), min(len(text), date + VERB_REACH)
    for found in _SENTENCE_END.finditer(text, begin, end):
        if found.end() > date:
            return begin, found.start() + 1
        begin = found.end()
    return begin, end


def _has_been(text: str, date: int, past: Sequence[Hit]) -> bool:
    """Whether the verb nearest to a date, those before it first, tells what has been."""
    begin, end = _sentence(text, date)
    to_come = [found.span() for found in _TO_COME.finditer(text, begin, end)]
    been = [found.start() for found in _PAST.finditer(text, begin, end)]
    been += [hit.start for hit in past[_first(past, begin) : _first(past, end)]]
    verbs = [(start, False) for start, _ in to_come]
    verbs += [  # "skal starta" and "will be held" are to come
        (at, True)
        for at in been
        if not any(_ONE_WORD.fullmatch(text, after, at) for _, after in to_come if after <= at)
    ]
    before = [verb for verb in verbs if verb[0] < date]
    if before:
        return max(before)[1]
    return min(verbs)[1] if verbs else False
