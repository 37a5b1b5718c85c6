"""Turns of phrase by which people promise, ask, offer, sell themselves, and tell what they hope for or struggle with."""

import re

# Each is looked for in a sentence's one form (see `features.parts`): small letters, spaces at both ends, "i'll" as "i will".
_ADVERB = r"(?:(?:also|then|just|definitely|certainly|gladly|try to|be sure to|make sure to|now|still|probably|likely|all|both|either|soon|[a-z]+ly) )*"
_DO = (
    r"(?:send|forward|fax|mail|email|resend|call|ring|phone|contact|text|write|reply|respond|answer|ping|check|look|see (?:what|if|whether)|"
    r"find|figure|get|give|bring|share|provide|prepare|draft|make|put|fix|change|update|correct|revise|add|follow|let you|keep you|tell|"
    r"introduce|connect|arrange|schedule|book|set|organi[sz]e|ask|talk|speak|discuss|review|read|confirm|verify|help|support|take|handle|"
    r"do|try|work|finish|complete|post|upload|drop|pick|meet|join|ensure|include|circulate|copy|pass|print|pay|submit|report|remind|"
    r"come|stop|touch|circle|reach|advise|be in touch|be back|be happy|be glad|have (?:it|this|that|the)|show|explain|test|move|start|mention)"
)
_I = r"(?:i|we)"
RULES: tuple[tuple[str, str, str], ...] = (
    # promise
    ("promise", "will do", rf" {_I} (?:will|shall) {_ADVERB}{_DO}\b"),
    ("promise", "will", rf" {_I} (?:will|shall) "),
    ("promise", "will you", rf" {_I} (?:will|shall|can|am going to|are going to) [^.?!]{{0,60}} you(?:r)? "),
    ("promise", "going to", rf" {_I} (?:am|are) {_ADVERB}(?:going|about|planning) to {_ADVERB}{_DO}\b"),
    ("promise", "will be doing", rf" {_I} will be (?:sending|calling|getting|contacting|following|forwarding|working|providing|back|in touch|doing)"),
    ("promise", "let me", r" let (?:me|us) (?:just |quickly |first |go )?(?:and )?(?:check|see|find|look|get|ask|talk|think|verify|confirm|dig|figure|read|review|work|call|try|run|send|follow|reach|pull|put)\b"),
    ("promise", "elided will", rf"(?:^|[.;,:!-]) (?:ok |sure |yes |thanks |great |and )*(?:, )?(?:will|shall) {_ADVERB}{_DO}\b"),
    ("promise", "back to you", r" (?:get|come|circle|be|revert|write|call)(?:ting)? (?:right )?back (?:to|with) (?:you|everyone|all|everybody)"),
    ("promise", "you will hear", r" you (?:will|shall|should) (?:hear|have|get|receive|see|be getting|be receiving) [^.?!]{0,60}(?:from me|from us|soon|shortly|by|tomorrow|today|week|0|it |this )"),
    ("promise", "i promise", rf" {_I} (?:promise|commit|pledge|swear|guarantee|give you my word)\b| you have my word| count on (?:me|us)| leave (?:it|that|this) (?:to|with) (?:me|us)| consider it done| (?:i am|we are) on it\b|^ on it\b|^ will do\b"),
    ("promise", "in touch", rf" (?:will|shall|to|i am|we are) be in touch| keep you (?:posted|updated|informed|in the loop)| let you know| touch base"),
    ("promise", "i am sending", rf" {_I} (?:am|are) (?:sending|forwarding|faxing|working on|getting|putting|checking|trying to get|attaching) "),
    ("promise", "i can do", rf" {_I} can {_ADVERB}{_DO}\b"),
    ("promise", "somebody will", r" (?:#n|he|she|they) (?:will|is going to|are going to) (?:\w+ )?(?:send|call|contact|email|forward|provide|get back|follow up|bring|share|introduce|set up|arrange|be in touch|reach out|let you know|give you)"),
    ("promise", "you said", r" (?:you|#n|he|she|they) (?:said|promised|agreed|offered|told (?:me|us)|mentioned)(?: that)? (?:you|he|she|they)? ?(?:would|will|were going to|to) "),
    ("promise", "hedged", rf" {_I} (?:should be able to|should|hope to|might|may|could|would|would like to|will try|think i (?:can|will)) "),
    ("promise", "as soon", r" (?:as soon as|once|when|after) (?:i|we) (?:have|get|hear|know|can|receive|am|are|finish)"),
    # request
    ("request", "can you", r" (?:can|could|would|will|may) (?:you|someone|anyone|anybody|somebody|one of you|u|you guys|you all|#n)\b"),
    ("request", "please", r" (?:please|kindly) (?!find (?:attached|enclosed|below)|see attached|note|be advised|feel|accept|do not hesitate)\w+"),
    ("request", "please any", r" please\b"),
    ("request", "question", r" \? $| \?"),
    ("request", "asks back", r" (?:what|when|where|who|which|why|how|do|does|did|is|are|have|has|was|were|any|should|shall|am) [^?]{1,300}\? $"),
    ("request", "open question", r"^ (?:#n , |hi , |\w+ , )?(?:and |so |but |also , |also |or |then )?(?:what|when|where|who|which|why|how|do|does|did|is|are|have|has|was|were|any|should|shall|am)\b"),
    ("request", "would you mind", r" would you (?:mind|be able|be willing|be so kind|please|like me)| do you mind| are you able| is it possible| would it be possible| any chance| do you think you could| can i (?:get|have|ask)| could (?:i|we) (?:get|have|ask)| may i (?:ask|have)"),
    ("request", "i need", rf" {_I} (?:also |still |really |just |will )?(?:need|want|require|expect|ask|request|urge|beg|would like|would appreciate|am asking|are asking)(?: that| for)? (?:you|your|everyone|someone|to (?:know|get|have|see|ask|understand))\b"),
    ("request", "need it", rf" {_I} (?:will |would |also |still |really )*(?:need|require|want|would like)\b"),
    ("request", "let know", r" (?:let (?:me|us) know|tell (?:me|us)|advise|inform (?:me|us)|give (?:me|us)|send (?:me|us|it|them|this)|get back to (?:me|us)|keep (?:me|us)|remind me|show me|help me|call me|email me|contact me)\b"),
    ("request", "grateful", r" (?:appreciate|grateful|thankful|great|nice|helpful|good|wonderful|kind|lovely|thanks|thank you|cool|ideal)(?: it)?(?: for| in advance)?,? (?:if|for) (?:you|someone|your|any|sending|letting|looking|taking)"),
    ("request", "you should", r" you (?:should|need to|must|have to|may want to|might want to|will need to|could|are to|ought to|had better|can) "),
    ("request", "imperative", r"^ (?:#n , |#n - |ok , |also , |then , |and |so |please |just |hi , )?(?:send|call|check|look|review|forward|fax|get|give|tell|let|make|take|put|add|use|try|read|print|note|confirm|keep|ask|see|find|remove|change|update|sign|bring|come|set|schedule|include|respond|reply|contact|remember|ensure|do|be|do not|go|have|talk|think|let's)\b"),
    ("request", "any ideas", r" (?:any|some) (?:ideas?|suggestions?|thoughts?|comments?|help|pointers?|hints?|advice|input|feedback|information)\b"),
    ("request", "wondering", rf" {_I} (?:was|am|were|are|have been) (?:just |also )?(?:wondering|hoping|curious|looking for)| wonder (?:if|whether|how|why|what)| not sure (?:how|what|why|whether|if)| looking forward to (?:hearing|your)"),
    ("request", "your thoughts", r" what (?:do|would) you (?:think|say|suggest|want|need)| your (?:thoughts|opinion|view|take|feedback|comments|help|advice|input|approval|ok)\b"),
    ("request", "let's", r" let's | why do not we | how about | what about | shall we "),
    # courtesy
    ("courtesy", "questions", r" (?:let (?:me|us) know|call|contact|email|ask|give (?:me|us) a (?:call|ring)|feel free|hesitate|reach out|do not hesitate|happy to)\b[^.?!]{0,80} (?:questions?|concerns?|problems?|issues?|anything else|further|help|assistance|need|comments|information)\b"),
    ("courtesy", "if questions", r" (?:if|should) (?:you|there) (?:have|are|need|should have|require)? ?(?:any|other|further|additional|anything|some)? ?(?:\w+ )?(?:questions?|concerns?|problems?|issues?|comments|information|help|assistance)\b"),
    ("courtesy", "hope well", r" (?:hope|hoping|trust) (?:all|that|this|you|everything|things|the|your)\b[^.?!]{0,40} (?:well|great|good|fine|week|weekend|day|ok|fun|safe|safely|finds?)"),
    ("courtesy", "how are you", r" how (?:are|is) (?:you|things|everything|life|it|the family|everyone)(?: \w+)?(?: going| doing)?(?: \w+){0,3} \?| how have you been| what is (?:up|new) \?| how was your (?:weekend|day|trip|vacation|holiday)"),
    ("courtesy", "thanks", r"^ (?:many |again , |ok |great |best |and )?(?:thanks|thank you|cheers|regards|sincerely|best|kind regards|take care|have a (?:great|good|nice)|enjoy|congratulations|happy (?:birthday|new|easter|holidays)|merry)\b"),
    ("courtesy", "look forward", r" look(?:ing)? forward to (?:hearing|seeing|meeting|your|working|speaking|talking|our|it)| hear from you| see you (?:soon|then|there|tomorrow|at|in)"),
    ("courtesy", "feel free", r" feel free | (?:do not|not) hesitate | at your (?:disposal|service|convenience)"),
    ("courtesy", "sorry", r" sorry (?:for|about|to|i|that)| apologi[sz]e| my apologies| pardon"),
    # offer
    ("offer", "happy to", rf" (?:happy|glad|willing|pleased|delighted|available|free|ready|open|more than happy|welcome) to {_ADVERB}(?!hear|see|know|inform|announce|report|say|learn)\w+"),
    ("offer", "if you want", r" (?:if|should|whenever|in case) (?:you|that|it|this|anyone|there) (?:would |'s |is |need|want|like|wish|prefer|helps?|would be helpful|have)[^.?!]{0,80} (?:i|we) (?:can|could|will|would|am|are|may|might)\b"),
    ("offer", "i can if", rf" {_I} (?:can|could|will|would be|am|are|may)\b[^.?!]{{0,80}} (?:if you (?:want|like|would|need|wish|prefer|are interested|think)|if (?:that|it) (?:helps|would help|is|would))"),
    ("offer", "would you like", r" (?:would|do) you (?:like|want|need) (?:me|us|any|some|a|my|help|to borrow)\b| want me to | shall i | should i | can i (?:help|get you|offer|send|introduce|give|do|bring)| could i (?:help|offer|introduce)| may i (?:help|offer|introduce)"),
    ("offer", "let me know if help", r" let (?:me|us) know (?:if|how|what|when|whether) (?:you (?:would like|want|need) (?:me|us|help|a|any|more|to)|(?:i|we) can|there is anything)"),
    ("offer", "here to help", r" (?:i|we) (?:am|are) (?:here|around|available|free|happy|at your|glad|willing|always)| (?:count on|turn to|lean on) (?:me|us)| (?:i|we) (?:would|could|can) (?:be happy|be glad|gladly|easily|offer|introduce|help|lend|recommend|put you in touch)"),
    ("offer", "introduce", r" (?:introduce|connect|put) you (?:to|with|in touch)| make an introduction| be my guest| help yourself| you are welcome to| you can (?:borrow|use|have|take|stay)"),
    # pitch
    ("pitch", "quick call", r" (?:0|quick|brief|few|fifteen|ten|thirty|twenty)(?: -)?(?: 0)? (?:call|chat|minutes?|mins?|demo|conversation|intro)\b"),
    ("pitch", "our product", r" (?:our|my|the) (?:\w+ ){0,2}(?:product|platform|solution|solutions|services?|software|tool|app|offering|company|team|clients|customers|startup|candidate|candidates)\b"),
    ("pitch", "sales words", r" (?:demo|pricing|discount|free trial|sign up|subscribe|limited time|special offer|act now|roi|buy now|% off|click here|save|exclusive|schedule a (?:call|demo)|book a (?:call|demo)|opportunity|guarantee[sd]?|deal|order now|don't miss|unsubscribe|webinar|case study|leading provider|increase your|boost|grow your)\b"),
    ("pitch", "pick your brain", r" pick your brain| (?:refer|recommend|introduce|connect) me | put in a (?:good )?word| pass (?:along|on) my (?:resume|cv)| my (?:resume|cv|portfolio|background|experience|skills)\b| (?:hiring|job openings?|open positions?|any openings|opportunities) (?:at|in|with) your| would be a (?:great|good|perfect) fit"),
    ("pitch", "reaching out", rf" {_I} (?:am|are|was|wanted|would like) (?:to )?(?:reach(?:ing)? out|reach(?:ed)? out|writing to|contacting you|following up|touch base|get in touch|get in front)| reaching out (?:because|to|about|on)| came across your (?:profile|company|website|page)"),
    ("pitch", "we help", r" we (?:help|work with|specialize|specialise|provide|offer|enable|partner|deliver|are (?:a|the) (?:leading|fast|new|full))\b| (?:interested|invest) in (?:our|buying|purchasing|learning more|investing|partnering)"),
    # needs
    ("goal", "trying to", r" (?:i|we) (?:am|are|have been|was|were) (?:\w+ )?(?:trying|hoping|planning|aiming|looking|working|training|saving|preparing|studying|learning|determined|thinking) (?:to|for|on|of|about|towards)\b"),
    ("goal", "want to", r" (?:i|we) (?:really |also |would |always |have always |would really |would love |finally |still |just )*(?:want|wanted|hope|plan|intend|aim|wish|like|love|dream|aspire|need) (?:to|of)\b"),
    ("goal", "my goal", r" (?:my|our) (?:\w+ )?(?:goal|goals|dream|plan|aim|ambition|mission|objective|hope|wish|resolution)s? (?:is|are|was|for|this|has|would)\b| goal is to | one day i | bucket list| someday i | by the end of (?:the|this|next) year"),
    ("goal", "looking for", r" (?:i|we) (?:am|are|have been) (?:\w+ )?(?:looking|searching|in the market|hunting|applying) (?:for|to)\b"),
    ("challenge", "hard", r" (?:it|this|that|life|work|things|everything|#n) (?:is|has been|was|'s been|'s|are|have been|gets?) (?:\w+ )?(?:hard|difficult|tough|challenging|overwhelming|stressful|a struggle|a nightmare|frustrating|exhausting)\b| hard (?:for me )?to | have a hard time| having (?:a hard|trouble|problems|difficult)"),
    ("challenge", "struggling", r" (?:struggl\w+|stuck|overwhelmed|frustrated|burn(?:ed|t) out|worried|exhausted|at a loss|fighting with|wrestling with|behind on|swamped|desperate)\b"),
    ("challenge", "can not", r" (?:i|we) (?:still |just |really |simply )?(?:can not|could not|do not know how|have not been able|am not able|are not able|am unable|are unable|never manage|keep (?:losing|failing|getting|running)|have no idea|do not understand|fail to|failed to)\b"),
    ("challenge", "problem", r" (?:my|our|the|a|biggest|main|real) (?:\w+ )?(?:problem|challenge|trouble|difficulty|struggle|obstacle|bottleneck|worry|headache|fear) (?:is|was|has|with|right)\b| (?:have|having|had|got|run into|ran into) (?:a |an |some |the |any |this )?(?:\w+ )?(?:problems?|trouble|issues?|difficult\w+|errors?)\b"),
    ("interest", "into", r" (?:i|we) (?:\w+ ){0,2}(?:love|enjoy|adore|am into|got into|am really into|am passionate|am fascinated|am obsessed|am interested in|am a (?:big |huge )?fan|am crazy about|collect|play|follow|have been reading|am keen|am hooked)\b"),
    ("interest", "hobby", r" (?:hobby|hobbies|passion|obsession|favou?rite|in my (?:free|spare) time|fan of|interested in|fascinated by|passionate about)\b"),
    ("life event", "new job", r" (?:start(?:ed|ing)?|accepted|took|got|have|new|first day|left|leaving|quit|lost|resigned) (?:\w+ ){0,4}(?:job|position|role|offer|company)\b| got (?:promoted|hired|laid off|fired|the job)| laid off| promoted to| retir(?:e|ed|ing|ement)\b| last day (?:at|is|here)| maternity leave| sabbatical"),
    ("life event", "family", r" (?:pregnant|expecting (?:a|our|my|twins)|due (?:in|date)|gave birth|baby (?:boy|girl|is|was)|was born|newborn|got married|getting married|engaged|engagement|wedding|divorc\w+|anniversary|birthday|first (?:child|grandchild)|graduat\w+|adopted)\b"),
    ("life event", "loss", r" (?:passed away|died|death of|funeral|lost (?:my|our|his|her)|diagnosed|surgery|hospital|cancer|chemo|operation|broke my|accident|in the icu|condolences)\b"),
    ("life event", "move", r" (?:i|we|#n) (?:\w+ ){0,3}(?:moved|moving|move|relocat\w+|bought (?:a|our) (?:house|flat|home)|closing on (?:a|our)) (?:to|into|back|in|house|from|out)\b| new (?:house|home|flat|apartment|baby|puppy|dog) | moving (?:day|house|to)"),
    ("life event", "congratulations", r" (?:congratulations|congrats|well done|kudos|happy (?:birthday|anniversary)|so sorry (?:to hear|for your loss)|sorry for your loss)\b"),
    ("life event", "plans", r" (?:my|our) (?:\w+ )?(?:interview|exam|thesis|defense|surgery|wedding|vacation|holiday|trip|marathon|move|visa) (?:is|was|on|starts|went|got)\b| (?:interview|exam) (?:on|at|with|next|tomorrow)"),
)  # fmt: skip
PATTERNS = tuple((kind, name, re.compile(pattern)) for kind, name, pattern in RULES)


def marks(line: str) -> list[int]:
    """The numbers of the turns of phrase that stand in a sentence's one form."""
    return [number for number, (_, _, pattern) in enumerate(PATTERNS) if pattern.search(line)]
