"""Times that no calendar knows: soon, after the holidays, when I get a chance."""

import re

VAGUE = re.compile(
    r"(?<!\w)(?:"
    r"a\.?s\.?a\.?p|(?:very |quite |pretty |real |really )?soon(?:ish|est)?(?! to be)|as soon as"
    r"|as quickly as possible|as early as possible"
    r"|shortly(?! after)|(?:at )?(?:your|the|my) (?:earliest|first) convenience|at your convenience"
    r"|when(?:ever)? (?:it )?suits you"
    r"|(?:when(?:ever)?|once|as soon as|if) (?:you|i|we) (?:get|have|find)(?: got)? (?:a |some |the "
    r"|more )?(?:chance|time|moment|minute|second)"
    r"|when(?:ever)? (?:you|i|we) can|in due (?:course|time)|(?:at some|some) (?:point|time)(?: (?:soon|later))?"
    r"|sometime|some day|one of these days"
    r"|eventually|before long|in (?:a|the) (?:bit|while|moment|minute|near future|coming (?:days|weeks|months)"
    r"|foreseeable future)"
    r"|(?:over |during |within )the coming (?:days|weeks|months)|in the new year|(?:early |later )in the (?:new )?year"
    r"|(?:after|over|during|before|until after|following) (?:the |my |our |your |his |her |their "
    r"|christmas )?(?:\w+ )?(?:holidays?|vacations?|break|rush|christmas|xmas|easter|summer|winter|thanksgiving)"
    r"|(?:in|by|over|this|next|during|before|until|late|early)(?: in)? (?:the |this |next )?(?:spring|summer"
    r"|autumn|fall|winter)(?! term| school| camp| intern)"
    r"|sooner or later|later on|right away|immediately|straight away|at once"
    r"|so bald wie möglich|möglichst (?:bald|schnell|zeitnah)|baldmöglichst|baldigst|bald|demnächst"
    r"|schnellstmöglich|so schnell wie möglich|zeitnah|umgehend"
    r"|sobald|bei gelegenheit|gelegentlich|irgendwann|nächstens|(?:in|während) den? (?:nächsten"
    r"|kommenden) (?:tagen|wochen|monaten)|im neuen jahr"
    r"|nach (?:den |meinem |deinem |ihrem |unserem |dem )?(?:feiertagen|ferien|urlaub|weihnachten|ostern|sommer|winter)"
    r"|(?:im|nächsten|diesen|kommenden) (?:sommer|winter|herbst|frühling|frühjahr)|wenn (?:ich|du|sie"
    r"|wir) (?:mal )?zeit (?:habe|hast|haben)"
    r")(?!\w)",
    re.IGNORECASE,
)


def vague(text: str) -> "re.Match[str] | None":
    return VAGUE.search(text)
