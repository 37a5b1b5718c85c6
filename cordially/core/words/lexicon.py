"""Words that play the same part in a sentence, so that what is learned of one holds for the others."""

_CLASSES = {
    "v:send": "send forward fax mail email e-mail resend attach submit deliver ship post upload copy cc pass return",
    "v:contact": "call ring phone contact ping text write reply respond answer reach message skype notify alert",
    "v:talk": "talk speak discuss chat tell explain say mention describe elaborate clarify",
    "v:look": "check look see review read examine investigate research verify double-check test study explore consider",
    "v:find": "find figure determine dig locate search",
    "v:make": "make prepare draft write create build put compile produce generate work implement add develop design",
    "v:fix": "fix change update correct revise edit modify adjust amend resolve handle solve finish complete finalize",
    "v:arrange": "arrange schedule book set organize organise coordinate plan reserve reschedule host",
    "v:give": "give provide share offer supply show bring get grab pick drop hand lend loan pay buy order",
    "v:help": "help assist support aid guide advise teach train mentor cover volunteer",
    "v:follow": "follow circle keep update inform remind advise brief",
    "v:meet": "meet join attend visit come stop swing see",
    "v:introduce": "introduce connect refer recommend link hook",
    "v:ensure": "ensure make confirm verify approve sign authorize submit file",
    "v:ask": "ask request need want require appreciate",
    "v:like": "like love prefer enjoy wish hope want",
    "v:try": "try attempt aim strive struggle hope",
    "v:think": "think believe guess suppose assume feel suspect expect imagine",
    "v:know": "know understand wonder remember recall hear learn",
    "v:let": "let",
    "v:go": "go leave start stop begin move run take use do install click visit try",
    "v:sell": "buy purchase subscribe upgrade demo invest sign-up trial pricing discount sale quote sell sponsor donate",
    "n:doc": "file document report draft copy list slides deck presentation spreadsheet paper memo contract agreement "
    "letter invoice proposal patch code script schedule agenda resume cv details info information numbers data "
    "comments feedback notes summary version attachment link email mail message note form",
    "n:meeting": "meeting call lunch dinner coffee conference breakfast drinks appointment interview session demo visit",
    "n:time": "today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday week weekend month "
    "morning afternoon evening noon soon shortly later asap immediately eod cob eow day year minute hour minutes hours",
    "n:month": "january february march april june july august september october november december",
    "a:glad": "happy glad willing pleased delighted available free welcome",
    "a:hard": "hard difficult tough challenging stuck struggling frustrated frustrating overwhelmed tricky",
    "n:trouble": "problem problems trouble issue issues question questions concern concerns challenge bug error difficulty",
    "m:will": "will shall 'll gonna",
    "m:can": "can could",
    "m:would": "would 'd",
    "m:must": "must should need ought have",
    "m:may": "may might",
    "p:me": "i",
    "p:we": "we",
    "p:you": "you ya y'all",
    "p:my": "my our mine ours",
    "p:your": "your yours",
    "p:us": "us me myself ourselves",
    "p:they": "he she they",
    "p:it": "it this that these those them him her",
    "q:wh": "what when where who which why how whose whom",
    "c:if": "if when once until unless whenever",
    "c:and": "and or but so",
    "x:please": "please kindly pls plz bitte",
    "x:thanks": "thanks thank thx cheers appreciate appreciated",
    "x:sorry": "sorry apologies apologize afraid unfortunately",
    "x:maybe": "maybe perhaps possibly probably hopefully likely",
    "w:dream": "goal goals dream dreams plan ambition aspiration wish hope mission aim",
    "w:love": "love passionate obsessed enjoy fascinated hobby hobbies fan keen addicted crazy into interested",
    "w:family": "wife husband son daughter baby mother father mom dad mum sister brother kids child children family "
    "grandmother grandfather uncle aunt fiance fiancee girlfriend boyfriend partner parents twins",
    "w:life": "married engaged pregnant expecting retired retiring moved moving graduated graduating hired promoted laid "
    "fired born wedding birthday surgery hospital funeral divorce promotion retirement sabbatical anniversary diagnosed "
    "passed died relocating",
    "w:job": "job position role offer company career work startup business team school university degree course",
}
CLASS_OF = {word: name for name, words in reversed(_CLASSES.items()) for word in words.split()}
_PLAIN = (
    "a an the am is are was were be been being do does did has had not no yes to of in on at by for with from about as than "
    "there here then now just also still already really very too any some all more back up out off over down into through "
    "let's lets ok okay hi hello dear going able sure well right good great best new next last first able ever never "
    "because since while before after during without within between against ? ! . , : ; # #n 0 $url $mail ... yet only "
    "one two few other another same such each every both either anything something someone anyone everyone nothing "
    "must please soon"
)
PLAIN = frozenset(_PLAIN.split())
_ENDINGS = (("ing", "-ing"), ("ed", "-ed"), ("ly", "-ly"), ("tion", "-tion"), ("s", "-s"))


def part_of(word: str) -> str:
    """The part a word plays: its class, itself where it is a small word, else the shape of its ending."""
    if word in CLASS_OF:
        return CLASS_OF[word]
    if word in PLAIN:
        return word
    for ending, name in _ENDINGS:
        if len(word) > len(ending) + 2 and word.endswith(ending):
            stem = word[: -len(ending)]
            found = CLASS_OF.get(stem) or CLASS_OF.get(stem + "e")
            return found + name if found else name
    return "-"
