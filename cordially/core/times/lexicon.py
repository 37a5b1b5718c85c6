"""The words that dates are made of, in English and German."""

import re
from functools import lru_cache

_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_ONES = dict(zip("one two three four five six seven eight nine".split(), range(1, 10), strict=True))
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_NTH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
)
_NTHS = f"{_NTH} sixteenth seventeenth eighteenth nineteenth twentieth".split()

NUMBERS = {
    **_ONES,
    **dict(zip(_TEENS, range(10, 20), strict=True)),
    **_TENS,
    **{f"{ten} {one}": tens + ones for ten, tens in _TENS.items() for one, ones in _ONES.items()},
    "a": 1, "an": 1, "another": 1, "the": 1, "couple": 2, "couple of": 2, "a couple": 2, "a couple of": 2, "few": 3,
    "a few": 3, "another few": 3, "another couple of": 2, "several": 5, "a dozen": 12,
}  # fmt: skip
ORDINALS = {
    **{word: number for number, word in enumerate(_NTHS, 1)},
    **{f"{ten} {word}": tens + n for ten, tens in (("twenty", 20),) for n, word in enumerate(_NTHS[:9], 1)},
    "thirtieth": 30, "thirty first": 31, "twenty one": 21,
}  # fmt: skip
GERMAN_NUMBERS = {
    "ein": 1, "eine": 1, "einem": 1, "einer": 1, "einen": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6,
    "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "vierzehn": 14, "zwanzig": 20,
    "dreißig": 30, "paar": 3, "ein paar": 3, "einigen": 3, "wenigen": 3,
}  # fmt: skip

_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_SHORT = {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "weds": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
WEEKDAYS = {**{word: number for number, word in enumerate(_DAYS)}, **_SHORT}
GERMAN_WEEKDAYS = {
    "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5, "sonnabend": 5,
    "sonntag": 6,
}  # fmt: skip
_MONTHS = ("january february march april may june july august september october november december").split()
MONTHS = {
    **{word: n for n, word in enumerate(_MONTHS, 1)},
    **{word[:3]: n for n, word in enumerate(_MONTHS, 1)},
    "sept": 9,
}
GERMAN_MONTHS = {
    "januar": 1, "jänner": 1, "februar": 2, "feber": 2, "märz": 3, "mrz": 3, "april": 4, "mai": 5, "juni": 6, "juli": 7,
    "august": 8, "september": 9, "oktober": 10, "okt": 10, "november": 11, "dezember": 12, "dez": 12, "jan": 1,
    "feb": 2, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "nov": 11,
}  # fmt: skip


def _spelt(words: dict[str, int]) -> dict[str, int]:
    """With the umlauts written out too: maerz, fuenf."""
    table = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
    return {**words, **{word.translate(table): number for word, number in words.items()}}


GERMAN_NUMBERS, GERMAN_MONTHS = _spelt(GERMAN_NUMBERS), _spelt(GERMAN_MONTHS)
KINDS = {
    "day": "today tonight tomorrow tmrw tmr tmw yesterday morning afternoon evening night overnight",
    "week": "week weeks weekend weekends wk wks",
    "month": "month months",
    "year": "year years yr yrs",
    "unit": "day days weekday weekdays nights week weeks month months year years fortnight quarter quarters hour hours "
    "hr hrs minute minutes min mins wk wks yr yrs",
    "quarter": "quarter q1 q2 q3 q4 h1 h2",
    "close": "eod cob eob eop eow eom eoq eoy close end noon midnight lunch lunchtime pm am business play "
    "midday dinner by before until till",
    "feast": "christmas xmas thanksgiving giving halloween easter boxing eve new valentine valentines independence "
    "labor labour memorial friday patrick patricks mlk luther presidents veterans columbus cyber july nye "
    "mothers fathers "
    "mother father",
    "ago": "ago back earlier",
    "hence": "from after of hence out later",
    "teil": "anfang mitte ende",
    "tag": "heute morgen übermorgen gestern vorgestern abend vormittag nachmittag mittag nacht früh feierabend "
    "tagesende dienstschluss geschäftsschluss",
    "woche": "woche wochen wochenende wochenmitte wochenanfang kw kalenderwoche wochenstart",
    "einheit": "tag tage tagen woche wochen monat monate monaten jahr jahre jahren stunde stunden werktage werktagen "
    "arbeitstage arbeitstagen jahres monats",
    "zeitraum": "monat monats monatsende monatsanfang monatsmitte quartal quartals quartalsende jahr jahres jahresende "
    "jahresanfang",
    "fest": "weihnachten heiligabend silvester neujahr ostern pfingsten karfreitag nikolaus ostermontag",
    "uhr": "uhr mittag abend",
}
VAGUE = (
    "soon asap possible shortly convenience chance moment holidays vacation holiday spring summer autumn fall "
    "winter eventually sometime "
    "future later point course while bit coming days weeks months long immediately away once now able "
    "bald baldmöglichst demnächst schnellstmöglich zeitnah umgehend sobald möglich gelegentlich feiertagen tagen "
    "wochen "
    "urlaub irgendwann später sommer winter herbst frühling frühjahr nächstens ferien weihnachten zeit new neuen "
    "rush sooner earliest"
)


@lru_cache(maxsize=1)
def kinds_by_word() -> dict[str, tuple[str, ...]]:
    """For each word, the kinds of dates that it may be part of."""
    found: dict[str, tuple[str, ...]] = {}
    for kind, words in {**KINDS, **_tables(), "vague": VAGUE}.items():
        for word in {**dict.fromkeys(words.split()), **_spelt(dict.fromkeys(words.split(), 0))}:
            found[word] = (*found.get(word, ()), kind)
    return found


def _tables() -> dict[str, str]:
    months = " ".join((*MONTHS, *GERMAN_MONTHS))
    weekdays = " ".join(WEEKDAYS)
    times = ("morgen", "vormittag", "mittag", "nachmittag", "abend", "früh", "")
    german = " ".join(day + time for day in GERMAN_WEEKDAYS for time in times)
    return {"weekday": weekdays, "name": months, "wochentag": german, "nth": "last " + " ".join(ORDINALS)}


WORD = re.compile(r"[qh][1-4](?!\w)|[^\W\d_]+", re.IGNORECASE)


_SIGNS = (
    ("slash", re.compile(r"\d[/,]\d|\d/")),
    ("dash", re.compile(r"\d[-/.]\d")),
    ("dot", re.compile(r"\d\.")),
)


def kinds(text: str) -> set[str]:
    """Which kinds of dates a text may hold, by its words."""
    table = kinds_by_word()
    found = {kind for word in set(WORD.findall(text.lower())) if word in table for kind in table[word]}
    if any(map(str.isdigit, text)):
        found.add("digit")
        found.update(kind for kind, signs in _SIGNS if signs.search(text))
    return found


def number(word: str) -> int:
    word = " ".join(word.lower().replace("-", " ").split())
    return int(word) if word.isdecimal() else NUMBERS.get(word) or GERMAN_NUMBERS.get(word) or ORDINALS[word]


_GAP = r"(?:[\s\xa0]{1,4})"


def _either(words: dict[str, int]) -> str:
    return "|".join(word.replace(" ", r"[\s-]") for word in sorted(words, key=len, reverse=True))


_UNIT = (
    r"(?:(?:business|working|work)[\s-])?days?|weekdays?|nights?|weeks?|wks?|months?|years?|yrs?"
    r"|fortnights?|quarters?|hours?|hrs?|minutes?|mins?"
)
_SPAN = rf"(?:\d{{1,3}}|{_either(NUMBERS)})[\s-](?:more )?(?:{_UNIT})"
FRAGMENTS = {
    "weekday": rf"(?P<weekday>{_either(WEEKDAYS)})",
    "wochentag": rf"(?P<weekday>{_either(GERMAN_WEEKDAYS)})(?:morgen|vormittag|mittag|nachmittag|abend|früh)?",
    "anyday": rf"(?:{_either(WEEKDAYS)})",
    "month": rf"(?P<month>{_either(MONTHS)})",
    "monat": rf"(?P<month>{_either(GERMAN_MONTHS)})",
    "number": rf"(?P<number>\d{{1,3}}|{_either(NUMBERS)})",
    "zahl": rf"(?P<number>\d{{1,3}}|{_either(GERMAN_NUMBERS)})",
    "nth": rf"(?P<nth>last|{_either(dict.fromkeys(_NTHS[:5], 1))}|[1-5](?:st|nd|rd|th))",
    "day": rf"(?P<day>[0-3]?\d(?:st|nd|rd|th)?|{_either(ORDINALS)})",
    "year": r"(?P<year>(?:19|20)\d\d)",
    "unit": f"(?P<unit>{_UNIT})",
    "span": rf"(?P<span>{_SPAN}(?:(?:,| and|, and)? {_SPAN}){{0,2}})",
    "daytime": r"(?: (?:early )?(?:morning|afternoon|evening|night|noon|eod|cob))?",
    "about": r"(?:(?:about|around|roughly|approximately|approx|maybe|just|only|at most|less than|under|max) )?",
    "upto": r"(?:(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|ten|few)(?: to | or |[-\u2013]))?",
    "part": (
        r"(?P<part>(?:the )?(?:(?:very )?(?:end|beginning|start|middle|last day|first day) of|begin of|end"
        r"|early(?: in)?"
        r"|late(?:r)?(?: in)?"
        r"|later on|mid(?:dle)?|first half of|second half of)[ -])"
    ),
    "named": (
        r"(?P<which>this|this coming|next|the next|the following|following|the coming|coming|the current|current|last"
        r"|past|the past)"
    ),
    "the": (
        r"(?P<which>the|this|this coming|next|the next|the following|following|the coming|coming|the current|current"
        r"|our|last|past)"
    ),
    "which": r"(?P<which>this coming|this|next|the next|the following|following|the coming|coming|upcoming|last|past)",
    "time": r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?(?:[\s\xa0]?[ap]\.?m\b\.?)?",
}


def spaced(form: str) -> str:
    """`form` with a short gap for each blank outside brackets."""
    return re.sub(r"\[[^\]]*\]| ", lambda found: _GAP if found[0] == " " else found[0], form)


def pattern(form: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """A form of words as an expression: a blank is any short gap, `{weekday}` and its like stand for their words."""
    body = re.sub(r"\{([a-z]+)\}", lambda found: spaced(FRAGMENTS[found[1]]), spaced(form))
    return re.compile(rf"(?<![\w@#$€£/.-])(?:{body})(?![\w@]|['’]\w\w)", flags)
