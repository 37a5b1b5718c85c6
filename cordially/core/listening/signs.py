"""What tells listening in what is said: questions, asking back, advice nobody asked for, "mm-hm", "so you feel ..."."""

import re
from itertools import islice

from cordially.core.letters import folded
from cordially.core.words.sentences import sentences

MOST = 400  # sentences of one turn that are looked at
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+(?:['’-][^\W_]+)*")

_ASKING = re.compile(
    r"^(?:(?:and|so|but|well|okay|ok|hey|oh|um|uh|yeah|yes|no|like|now|then|hm+|right|sorry|by the way|i mean|und|also"
    r"|aber|ja|dann)[, ]+){0,4}(?:"
    r"(?:what|how|why|when|where|who|whose)(?:['’](?:s|re|d|ve))? (?:is|are|am|was|were|do|does|did|don['’]t"
    r"|doesn['’]t|didn['’]t|have|has|had|can|can['’]t|could|would|will|should|might|about|else|if|come|not|exactly"
    r"|kind of|sort of)\b"
    r"|(?:what|who|where|how)['’](?:s|re|d|ve) (?:the|that|this|it|he|she|your|there|going|wrong|next|left|on|with"
    r"|up)\b"
    r"|(?:what|which|whose)(?: (?!(?:i|we|you|he|she|it|they|that|this|the|a)\b)\w+){1,3}? (?:is|are|was|were|do"
    r"|does|did|have|has|can|could|would|will|should)\b"
    r"|how (?:much|many|long|often|far|big|old|good|soon|well|hard|\w+ly)\b"
    r"|(?:do|does|did|are|were|is|was|have|has|had|can|could|would|will|should|may|shall"
    r"|(?:do|does|did|is|are|was|were|wo|would|could|should|have|has|ca)n['’]t) (?:i|you|he|she|they|we|it|this|these"
    r"|those|there|the|your|any(?:body|one)|every(?:body|one)|some(?:body|one)"
    r"|that(?! (?:there|i|we|you|they|the)\b))\b"
    r"|what (?:happen(?:s|ed)|makes|made|br(?:ings|ought)|went|goes)\b"
    r"|(?:was|wie|warum|wieso|weshalb|wann|wo|wer|wohin|woher|wem|wen|womit|welche[rsnm]?) (?:ist|sind|war|waren|hat"
    r"|haben|hast|hatte|kann|kannst|können|macht|machst|machen|geht|ging|kam|kommt|würde|würdest|wird|wirst|werden"
    r"|willst|soll|sollen|sagt|sagst|meinst|denkst|heißt|läuft|lief|viele?|lange|oft|alt|denn|genau|für)\b"
    r"|(?:hast|bist|kannst|willst|magst|möchtest|machst|warst|könntest|würdest|wirst|darfst|musst|gehst|kommst|kennst"
    r"|weißt|findest|glaubst|denkst|meinst) du\b"
    r"|(?:haben|sind|können|möchten|wollen|würden|könnten|kennen|wissen) sie\b)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:^|[,;:] ?|\b(?:and|so|but|well|okay|und|also) )(?:what|how(?! (?:many|much|old|long|often|far)\b)|why"
    r"|in what way|tell me"
    r"|was|wie(?! (?:viele?|lange|oft|alt)\b)|warum|wieso|inwiefern)\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"^(?:right|okay|ok|yes|no|yeah|really|huh|eh|you know|you see|know what i mean|oder|ne|nicht wahr|gell"
    r"|is it|isn't it"
    r"|sorry|pardon|hello|can you hear me|what)\W*$",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"^(?:(?:and|so|oh|okay|und)[, ]+)?(?:how so|why(?: is that| not)?|which(?: ones?)?|like what|such as"
    r"|what (?:happened|then|else|do you mean|did (?:you|he|she|they) "
    r"(?:say|do)|was that like|makes you|made you)|and then|how (?:did|does|was) (?:that|it|this)"
    r"|what about (?:that|it)|in what way|since when"
    r"|who(?: else)?|where(?: was that)?|when(?: was that)?|tell me more|say more|can you (?:say|tell me) more"
    r"|wie das|warum(?: nicht)?|und dann"
    r"|was (?:ist|war) dann|inwiefern|seit wann|welche[rs]?|zum beispiel)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"^(?!.{0,20}\b(?:how['’]?s it going|how is it going|what time|is it (?:ok|okay|possible|alright|fine)|weather)\b)"
    r".{0,60}\b(?:what|how|why|when|where|who|did|does|was|is|are|were)\b.{0,40}\b(?:that|it|this|those|these|them|he|she|they|there)\b"
    r"|^.{0,40}\b(?:was|wie|warum|wann|wo|wer)\b.{0,40}\b(?:das|dabei|damit|dazu|daran|dort|sie|er|es)\b"
    r"|\bwhat (?:have|had) you (?:tried|done|thought|found|decided|learn(?:ed|t))\b",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\b(?:you (?:should|shouldn['’]t|ought to|must"
    r"|mustn['’]t)(?! (?:have (?:received|got|seen|heard)|be proud|know"
    r"|receive|get (?:an?|the) (?:e-?mail|answer|invitation|reply|note)|hear|see|find (?:an?|the) (?:e-?mail"
    r"|attachment|link)|feel free)\b)"
    r"|you['’]d better|you better|why don['’]t you|why not (?:just|try)|if i were you|in your (?:place|shoes|position)"
    r"|i(?:['’]d| would)(?: strongly| really)? (?:suggest|recommend|advise)|i (?:suggest|recommend|advise)"
    r"|my (?:advice|suggestion|recommendation)"
    r"|you could (?:just|always|try|simply)|what you (?:want|need) to do is|have you (?:tried|thought of"
    r"|considered) \w+ing"
    r"|the best thing (?:for you|you can do|to do)|make sure (?:you|to|that you)|(?:you|and) just (?:ignore"
    r"|forget|try|tell|ask|go to|take)"
    r"|du (?:solltest|musst|müsstest)|sie (?:sollten|müssen|müssten)|an (?:deiner|ihrer) stelle|ich würde (?:dir"
    r"|ihnen) (?:raten|empfehlen)"
    r"|warum (?:machst|gehst|fragst|nimmst) du nicht|versuch(?:e|en sie)? doch|mein rat|am besten (?:machst"
    r"|gehst|fragst|nimmst) du)\b"
    r"|^(?:just |simply )?(?:try (?:to|and|not|asking|talking|writing)|stop|don['’]t|just (?:ask|tell|try|ignore"
    r"|forget|go|do|take))\s"
    r"|^(?:[\w'’]+[, ]{1,2}){0,3}you(?:['’]ll)? (?:really |just |probably )?(?:have|need|['’]ve got) to\b",
    re.IGNORECASE,
)
_NO_ADVICE = re.compile(
    r"\b(?:(?:do|did) (?:you|they|we) (?:think|feel|mean)|what (?:do|should|would|did)"
    r"|let me know|don['’]t (?:worry|know|think|hesitate)"
    r"|(?:do|does|did|don['’]t|would|will|why) you (?:have|need) to"
    r"|why don['’]t you (?:explain|tell (?:me|us)|bring (?:me|us)|start|begin|go (?:ahead|first))"
    r"|(?:have|need) to (?:know|say|admit|tell (?:me|us)|send|sign|fill|click|log|imagine|understand)|must (?:be"
    r"|have been|feel)|feel (?:that |like |as if )?you)\b",
    re.IGNORECASE,
)
_WANTS_ADVICE = re.compile(
    r"\b(?:what (?:should|would|could|can|do) (?:i|we|you)(?: \w+){0,3}|should (?:i|we)|how (?:should|can|could"
    r"|do|would) (?:i|we|you)"
    r"|(?:any|some|your|need|want|for) (?:advice|ideas?|thoughts?|tips?|suggestions?|recommendations?|opinion"
    r"|view|help|take)"
    r"|what do you think|do you (?:think|know|have|recommend|suggest)|would you (?:recommend|suggest|do|say)"
    r"|can you (?:help|advise|recommend|suggest)"
    r"|could you (?:help|advise|recommend|suggest)|help me|advise me|not sure (?:what|how|whether|if)"
    r"|don['’]t know (?:what|how|whether|if)"
    r"|was (?:soll|würdest|meinst|rätst|sollte) (?:ich|du)|soll(?:te)? ich|wie (?:soll|kann|würdest)"
    r"|hast du (?:einen|eine|ne|nen) (?:tipp|idee|rat)"
    r"|weiß nicht,? (?:was|wie|ob))\b",
    re.IGNORECASE,
)
_HEARD = re.compile(
    r"^(?:(?:m+h*m+|mm+[- ]?hm+|m-?hm+|uh[- ]?huh|hm+|huh|aha+|ah+|oh+|yeah|yes|yep|right|okay|ok|sure|i see"
    r"|got it|wow|really|interesting"
    r"|exactly|true|absolutely|of course|good|great|nice|no way|oh no|oh dear|i understand|makes sense"
    r"|that makes sense|fair enough|go on"
    r"|genau|ja|ach so|ach|verstehe|ich verstehe|stimmt|klar|echt|wirklich|oje|schön|gut|spannend"
    r"|krass)[\s,.!?…-]*){1,4}$",
    re.IGNORECASE,
)
_INVITES = re.compile(
    r"^(?:(?:ok|okay|yes|please|and|do)[, ]+){0,2}go on[.!…\s]*$"
    r"|\b(?:tell me (?:more|about)|say more|i['’]d love to hear|i would love to hear|i['’]m (?:listening"
    r"|all ears)|what happened (?:next|then)"
    r"|erzähl (?:mal|mehr|doch)|ich höre)\b",
    re.IGNORECASE,
)
_MIRRORS = re.compile(
    r"^(?:(?:and|so|okay|right|yeah|well|mm-?hm|oh|und|also|ja)[,. ]+){0,3}(?:it |that "
    r"|this )?(?:sounds? (?:like|as if|hard|tough|stressful|exciting"
    r"|difficult|frustrating|great|really|very|quite)|seems? (?:(?:like|as if|that) )?you|must (?:be|have been|feel)"
    r"|klingt|hört sich)\b"
    r"|\b(?:what i['’]m hearing|what i hear|if i (?:understand|hear|got) (?:you|that|this)|did i (?:get"
    r"|understand) (?:that|you)|in other words"
    r"|you['’]re saying|(?<!do )(?<!what )(?<!how )(?<!if )you mean\b|"
    r"you feel|you felt|you seem|wenn ich dich richtig|verstehe ich (?:dich|sie"
    r"|das) richtig|du meinst|du fühlst)\b"
    r"|^so,? you(?:['’]re|['’]ve|['’]d| are| were| have| had| feel| felt| want| wanted| think| thought)\b",
    re.IGNORECASE,
)
_STOP = frozenset(
    "this that these those there here their them they then than with have has had been were was will would could "
    "should about what when "
    "where which while your yours from just like really very much many some more most also into over only even "
    "back going gonna know "
    "think want need mean make made take good well okay yeah right thing things something anything everything "
    "people time today year "
    "years week weeks does doing done being because said says tell told come came went look lots kind sort "
    "little still always never "
    "nicht auch noch aber oder wenn dann dass eine einen einem einer haben hatte sind wird werden kann können "
    "schon mehr sehr immer "
    "mich dich sich euch ihre ihren habe hast wirklich eigentlich vielleicht etwas alles".split()
)


def count(text: str) -> int:
    return len(_WORD.findall(text))


def parts(text: str) -> list[str]:
    return [sentence.text for sentence in islice(sentences(text), MOST)]


def is_question(sentence: str, *, marked: bool) -> bool:
    """`marked`: whether the transcript writes question marks at all; some do not."""
    asks = sentence.rstrip(" \"'”’)").endswith("?") if marked else bool(_ASKING.match(sentence))
    return asks and not _TAG.match(sentence)


def is_open(sentence: str) -> bool:
    return bool(_OPEN.search(sentence[:200]))


def asks_back(question: str, heard: frozenset[str]) -> bool:
    """Whether a question takes up what they said: in its words, or as "how so?" and "what happened then?" do."""
    return bool(_BACK.match(question) or _POINTS_BACK.search(question)) or bool(topics(question) & heard)


def topics(text: str) -> frozenset[str]:
    """The words that say what a text is about, each cut to its stem."""
    words = (word for word in _WORD.findall(folded(text[:4000])) if len(word) > 3)
    return frozenset(_stem(word) for word in words if word not in _STOP)


def _stem(word: str) -> str:
    for ending in ("ing", "ies", "ed", "es", "en", "er", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return word[: -len(ending)]
    return word


def is_advice(sentence: str) -> bool:
    return bool(_ADVICE.search(sentence)) and not _NO_ADVICE.search(sentence)


def wants_advice(text: str) -> bool:
    return bool(_WANTS_ADVICE.search(text))


def is_heard(text: str) -> bool:
    """A whole turn that only says: I am listening."""
    return len(text) < 60 and bool(_HEARD.match(text.strip()))


def invites(sentence: str) -> bool:
    return bool(_INVITES.search(sentence))


def mirrors(sentence: str) -> bool:
    """Says back what the other feels or means."""
    return bool(_MIRRORS.search(sentence))
