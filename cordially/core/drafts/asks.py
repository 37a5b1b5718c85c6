"""What a draft asks for oneself, offers, asks about them, and how often it says I."""

import re

_GAP = r"[\s\xa0]{1,3}"


def _form(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{form.replace(' ', _GAP)})(?!\w)", re.IGNORECASE)


FAVOUR = _form(
    r"(?:can|could|would|will) you (?:please |possibly |maybe |kindly |perhaps )?(?:introduce me|refer me"
    r"|recommend me|put (?:me|in a good word)|forward my|pass (?:on )?my|connect me"
    r"|help me|support me|vouch for me|share my|hire me|give me|do me|get me|look at my|review my|invest)"
    r"|(?:ask|asking)(?: you)? (?:for )?(?:a|one|another) (?:small |big |quick |little )?favou?r"
    r"|do me a (?:small |big )?favou?r|i (?:have|need) a favou?r"
    r"|(?:would|do) you mind (?:introducing|referring|forwarding|putting|sharing my|recommending)"
    r"|(?:do|if) you know (?:of )?(?:any(?:one|body)|someone|any) (?:\w+ ){0,4}(?:hiring|openings?|positions?"
    r"|jobs?|roles?|who (?:is|could|might|needs))"
    r"|let me know (?:if|of|about) (?:\w+ ){0,4}(?:openings?|positions?|vacanc(?:y|ies)|roles?|jobs?|opportunities)"
    r"|i(?:['’]m| am) (?:currently |actively |now )?looking for (?:a |an |my )?(?:new |next )?(?:job|role"
    r"|position|opportunit(?:y|ies)|work|clients?|customers?|investors?)"
    r"|put in a good word|(?:need|want|would like|['’]d like|hoping for"
    r"|looking for) (?:an? )?(?:intro(?:duction)?|referral|recommendation)"
    r"|(?:kannst|könntest) du mich|(?:können|könnten) sie mich (?:\w+ ){0,3}(?:vorstellen|empfehlen)"
    r"|(?:kannst|könntest) du mir (?:\w+ ){0,3}(?:helfen|vermitteln|besorgen|leihen)"
    r"|(?:kannst|könntest) du mein(?:e|en)? (?:\w+ ){0,5}(?:weiterleiten|weitergeben|teilen)"
    r"|kenn(?:st du|en sie) (?:jemanden|wen|eine firma),? (?:\w+ ){0,5}(?:sucht|einstellt|braucht)"
    r"|(?:suche|bin auf der suche nach) (?:(?:gerade|derzeit|zurzeit|momentan|aktuell) )?(?:eine[nmr]? )?(?:neuen? )?"
    r"(?:stelle|job|arbeit|kunden|investoren)"
    r"|um einen gefallen|ein gutes wort"
)
_DOING = _form(
    r"(?:can|could|would|will) you(?! (?:like|want|say|prefer|believe|imagine|ever|rather|call)\b)|do you mind"
    r"|please|may i (?:have|borrow)|i need|(?:kannst|könntest|würdest|magst) du|(?:können|könnten|würden) sie|bitte"
)
OFFER = _form(
    r"(?:can|could|may) i (?:be of (?:any )?)?(?:help|introduce you|send you|support|offer you|do (?:something"
    r"|anything) for you)"
    r"|how can i help|what can i do for you|what would help(?: you)?|(?:happy|glad|pleased|delighted) to (?:help"
    r"|introduce|share|send|connect|support|lend|read|look)"
    r"|i(?:['’]d| would| could| can|['’]ll| will) (?:gladly |happily |love to |like to |be happy to "
    r"|be glad to )?(?:introduce you|connect you|send you|share|lend you|help(?: you)?|put you in touch|cover"
    r"|pick up)"
    r"|thought of you|made me think of you|in case (?:it|this) (?:helps|is useful)|(?:might|may"
    r"|could) (?:be useful|help) (?:to|for)? ?you|if i can (?:help|be of)"
    r"|let me know (?:if|how) i can|(?:wie|womit) kann ich (?:dir|ihnen)? ?helfen|gern(?:e)? (?:stelle|schicke"
    r"|helfe|teile)|hat mich an dich erinnert"
)
I_WORDS = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|me|my|mine|myself|ich|mich|mir|mein(?:e[nmrs]?)?)\b")
YOU_WORDS = re.compile(
    r"\b(?:you|your|yours|yourself|you['’](?:re|ve|d|ll)|u|du|dich|dir|dein(?:e[nmrs]?)?|sie|ihnen|ihr(?:e[nmrs]?)?)\b",
    re.IGNORECASE,
)
_COURTESY = _form(
    r"(?:let me know|please (?:call|contact|e-?mail|feel free)|if you have any|thank you|thanks(?: for your)?"
    r"|hope (?:you|this|all)|look(?:ing)? forward)[^.!?\n]{0,120}"
)
FORMAL = re.compile(
    r"attached|enclosed|per our|please find|fyi|agenda|invoice|contract|agreement|minutes|schedule|regarding|anbei",
    re.IGNORECASE,
)


def is_favour(text: str) -> bool:
    """Whether something is to be done or given; a mere question ("Who decided on it?") is none."""
    return bool(FAVOUR.search(text) or _DOING.search(text))


def has_question(text: str) -> bool:
    return "?" in text


def has_offer(text: str) -> bool:
    return bool(OFFER.search(text))


def selves(text: str) -> int:
    return len(I_WORDS.findall(text))


def yous(text: str) -> int:
    """How often the person is spoken to or of, beyond mere courtesy."""
    return len(YOU_WORDS.findall(_COURTESY.sub(" ", text)))
