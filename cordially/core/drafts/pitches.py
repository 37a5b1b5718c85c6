"""Words that sell, and words that hide an agenda, each with what they weigh."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

ENOUGH = 2.0  # weight from which a draft reads as a pitch; one in ten office mails or fewer weighs as much


@dataclass(frozen=True, slots=True)
class Hit:
    """Words found, and how much they weigh."""

    start: int
    end: int
    weight: float


_STRONG = r"""
(?:starting|prices start|priced|packages?) (?:at|from) (?:only |just )?[$€£]? ?\d
(?:which (?:one|package)|if|whether) you(?:['’]d| would) like to (?:buy|order|purchase)
(?:my|our) (?:company|agency|firm|start-?up|business) (?:offers|provides|designs|builds|sells|speciali[sz]es|helps)
we speciali[sz]e in
check out (?:my|our) (?:new )?(?:website|portfolio|offers?|services?|products?|store|shop|page|course)
(?:back|fund|support) (?:us|me|our (?:\w+ )?campaign|my (?:\w+ )?campaign) (?:today|now)
(?:limited|only \d{1,3}|a few|last) (?:spots|seats|places|slots) (?:left|available|remaining)?
(?:extra|passive|additional) income
investment opportunit(?:y|ies)
(?:interested in|learn more about|hear about|show you) (?:our|my) (?:\w+ )?(?:products?|services?|solutions?|platform)
(?:interested in|learn more about|hear about|show you) (?:our|my) (?:\w+ )?(?:offer(?:ing)?|software|packages?|course)
(?:cut|reduce|lower|slash) (?:your )?(?:\w+ )?costs by
(?:perfect|ideal) candidate
(?:limited|special|exclusive|introductory|unbeatable) (?:time )?(?:offers?|deals?|prices?|opportunity)
once[- ]in[- ]a[- ]lifetime
act (?:now|fast|today)
(?:book|schedule|request|see|watch) (?:a|your|our|the) (?:free |quick |personal(?:ised|ized)? )?demo
free (?:trial|consultation|quote|demo|audit)
risk[- ]free
money[- ]back
no obligation
satisfaction guaranteed
(?:buy|order|shop|enrol|register|sign up|subscribe) (?:now|today)
click (?:here|below|the link below)
\d{1,3} ?% (?:off|discount)
(?:increase|boost|grow|double|triple|maximi[sz]e) your (?:\w+ )?(?:revenue|sales|business|profits?|roi|income)
take (?:your|it to) (?:\w+ ){0,3}(?:to )?the next level
(?:companies|businesses|teams|people|firms|leaders|clients) (?:just )?like (?:yours|you)\b
(?:we|i) help (?:\w+ ){0,4}(?:companies|businesses|teams|founders|leaders|organi[sz]ations|brands|people) (?:to )?\w+
our (?:\w+ ){0,2}(?:product|solution|platform|services?|software|offering|tool|app|program) (?:can|will|could|would)
our (?:\w+ ){0,2}(?:product|solution|platform|services?|software|offering|tool|app|program) (?:helps?|allows?|enables?)
(?:you|your (?:company|team|business)) (?:will|would|could|can) (?:really |greatly )?benefit from (?:our|my)
(?:don['’]t|do not) miss (?:out|this|your)
you won['’]t (?:regret|be disappointed)
(?:hire|choose|pick) me\b
(?:perfect|ideal|best|right|great) (?:candidate|fit) for (?:you|your|the|this)
what (?:we|i) (?:can )?(?:offer|bring to the table)
let me (?:tell|show) you (?:about|how) (?:our|my|we)
dear (?:valued|customer)
(?:jetzt|gleich) (?:kaufen|bestellen|buchen|zugreifen)
(?:unverbindliche[sn]?|kostenlose[sn]?) (?:angebot|demo|beratung|erstgespräch)
unser(?:e|en)? (?:neue[sn]? |innovative[sn]? )?(?:lösung|produkt|angebot|plattform|dienstleistung)
steigern sie
nur (?:noch )?für kurze zeit
"""
_SOME = r"""
discounted
early[- ]bird
crowdfunding|kickstarter|gofundme
no strings attached
we (?:offer|provide)
i(?:['’]m| am)? sell(?:ing)?
see how (?:we|our \w+|it) can help
interested\?
cutting[- ]edge
(?:industry|world|market)[- ]leading
state[- ]of[- ]the[- ]art
best[- ]in[- ]class
world[- ]class
award[- ]winning
game[- ]chang(?:er|ing)
revolutionary
unparalleled
unrivalled|unrivaled
turn[- ]?key
one[- ]stop
proven (?:track record|results|method|system)
trusted by
(?:leading|premier|top) (?:provider|supplier|company|platform|agency)
value proposition
return on investment
win[- ]win
synerg(?:y|ies)
(?:great|exciting|unique|amazing|incredible|fantastic|huge) opportunit(?:y|ies)
discounts?\b
(?:our|my) (?:pricing|prices|rates|packages|brochure|catalog(?:ue)?|portfolio of)
special(?:ly)? (?:price|priced)
success stor(?:y|ies)
case stud(?:y|ies)
testimonials?
free of charge|at no cost
guarantee[ds]?\b
(?:my|the) (?:attached )?(?:resume|résumé|cv)\b
highly (?:motivated|qualified|skilled)
(?:results|detail)[- ]oriented
proven track
innovative solutions?
tailor(?:ed|-made) (?:solutions?|to your)
save (?:you )?(?:time and money|up to|thousands|money)
unsubscribe
opt out
maßgeschneidert
hoch ?motiviert
teamfähig
belastbar
(?:spar(?:st|en)|steiger(?:st|n)) (?:\w+ ){0,3}(?:bis zu|um) \d{1,3} ?%
marktführ\w+
rabatt
einzigartige (?:chance|gelegenheit)
"""
_AGENDA = r"""
share (?:it|this|my \w+|our \w+) with your (?:\w+ )?(?:network|contacts|friends|followers|team)
pick your brains?
(?:\d{1,2}|ten|fifteen|twenty|thirty|five|a few|a couple of) minutes of your (?:valuable |precious |busy )?time
(?:quick|short|brief) (?:\w+ )?call (?:to (?:show|tell|walk|discuss how|explain|introduce|explore))
explore (?:potential |possible |any )?(?:synergies|a partnership|partnerships|opportunities to|how we)
see if (?:there(?:['’]s| is)|it(?:['’]s| is)) a (?:good |mutual )?(?:fit|match)
mutual(?:ly)? benefi\w+
(?:exciting|business|unique|great) (?:business )?opportunity for you
(?:expand|grow|build|leverage|tap into) (?:my|your|our) network
(?:add|connect) (?:you )?(?:to|with you to) (?:my|grow my|expand my) (?:professional )?network
(?:are you|who is|who would be|am i (?:speaking|writing) to) the (?:right person|decision[- ]maker|best person)
(?:bump(?:ing)?|float(?:ing)?) this (?:\w+ ){0,3}(?:to the )?top
i have (?:a|an) (?:proposal|proposition|offer) (?:for you|you)
ich hätte da (?:etwas|was) für (?:sie|dich)
(?:ein paar|ein|zwei|fünf|zehn|fünfzehn|zwanzig|\d{1,2}) minuten (?:ihrer|deiner|eurer) (?:wertvollen |kostbaren )?zeit
(?:mein|unser) netzwerk (?:zu )?(?:erweitern|ausbauen|vergrößern)
synergien
in (?:deinem|ihrem|eurem) netzwerk (?:zu )?teilen
"""


def _any(table: str) -> re.Pattern[str]:
    """A table of turns of phrase, one a line, as one expression; a blank is any short gap, [- ] a dash or a blank."""
    spaced = (form.replace("[- ]", r"[-\s]").replace(" ", r"[\s\xa0]{1,3}") for form in table.strip().splitlines())
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)


_FORMS = ((_any(_STRONG), 2.0), (_any(_SOME), 1.0), (re.compile(r"https?://\S{1,500}|\bwww\.\S{1,500}"), 0.5))
_AGENDAS = _any(_AGENDA)
_MOST = 50


def pitch(text: str) -> list[Hit]:
    """The words that sell, heaviest first; empty where all of them together do not weigh enough."""
    hits = [Hit(found.start(), found.end(), weight) for form, weight in _FORMS for found in _some(form, text)]
    links = [hit for hit in hits if hit.weight == 0.5]
    weights = {text[hit.start : hit.end].lower().rstrip("s"): hit.weight for hit in hits if hit.weight >= 1}
    if not weights or sum(weights.values()) + sum(hit.weight for hit in links[2:]) < ENOUGH:
        return []
    return sorted((hit for hit in hits if hit.weight >= 1), key=lambda hit: (-hit.weight, hit.start))


def agendas(text: str) -> list[Hit]:
    return [Hit(found.start(), found.end(), 1.0) for found in _some(_AGENDAS, text)]


def _some(form: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return (found for _number, found in zip(range(_MOST), form.finditer(text), strict=False))
