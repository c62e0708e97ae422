# ruff: noqa: E501, RUF001  (a context is read in one line; IPA has letters that look alike)
"""Words that are written alike and said in two ways: which one is meant, where that is sure.

A reading is known by the words around it. Where none is, nobody decides here: the voice does by its
own tagger, and who asks for it gets the list of such places.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.language.marks import mark, without_marked
from pipeline.model import Pronunciation


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to say a word: its sound in IPA, and what it then means."""

    ipa: str
    meaning: str
    context: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A word in a text, what it may be, and which of its readings it is (None when unsure)."""

    start: int
    end: int
    word: str
    readings: Sequence[Reading]
    reading: Reading | None


_SEEN = 60  # characters on each side of a word by which it is judged
_WORD = "\u02ac"  # a letter that stands for the word in its contexts
_TO = r"(?:to|will|would|can|could|may|might|must|shall|should|cannot|[dl]on['’]t|won['’]t|didn['’]t|doesn['’]t|can['’]t|let['’]s|please|and\ to)"
_WHO = r"(?:I|you|we|they|who|they['’]d|we['’]d|I['’]d|you['’]d)"
_HAVE = r"(?:have|has|had|having|was|were|is|are|be|been|being|['’]ve|gets?|got)"
_THE = r"(?:the|a|an|this|that|these|those|my|your|his|her|its|our|their|no|any|some|every|each|another)"
_ONE = r"(?:a|an|the|this|that|my|your|his|her|its|our|their|each|every|another)"
_IT = r"(?:it|them|him|her|me|us|you|myself|himself|herself|itself|themselves|yourself|the|a|an|this|that|these|those|my|your|his|its|our|their)"
_END = r"(?=\s*(?:[.,;:!?)]|$))"


def _reading(ipa: str, meaning: str, *contexts: str) -> Reading:
    """Contexts are patterns in which ``~`` stands for the word."""
    either = "|".join(f"(?:{context})" for context in contexts)
    return Reading(ipa, meaning, re.compile(either.replace("~", _WORD), re.IGNORECASE))


def _noun_and_verb(
    noun: str, noun_meaning: str, verb: str, verb_meaning: str
) -> tuple[Reading, ...]:
    """A noun behind an article, a verb behind "to", "will" or a pronoun with something after it."""
    return (
        _reading(
            verb,
            verb_meaning,
            rf"\b{_TO}(?:\ (?:not|also|never|only|always))?\ ~\b",
            rf"\b{_WHO}\ ~\ {_IT}\b",
        ),
        _reading(
            noun,
            noun_meaning,
            rf"\b{_THE}\ ~\ (?:of|is|was|for|in|on|at|by|and|or|with|has|had|that|which|from|will|can)\b",
            rf"\b{_THE}\ ~{_END}",
            rf"\b{_ONE}\ (?!(?:police|people|men|women|children)\b)(?:\w{{2,12}}(?<![sS])\ )?~\b(?!\ {_IT}\b)",
            r"\bat\ ~\b",
        ),
    )


_METALS = "(?:mercury|zinc|tin|copper|iron|silver|arsenic|cadmium|gold|nickel|antimony)"
_LEAD = (
    _reading(
        "ˈlɛd", "the metal",
        r"~\ (?:pipes?|piping|paint|poisoning|pencils?|crystal|acid|oxide|ore|mines?|bullets?|foil|glass|solder|apron|sinkers?|shielding|acetate|azide|batter\w{1,4}|smelt\w{1,4}|exposure|contamination|toxicity)\b",
        r"~-(?:free|based|lined|acid|coated|glazed)\b", rf"~(?:,|\ and|\ or)\ {_METALS}\b", rf"\b{_METALS}(?:,|,?\ and|,?\ or)\ ~\b",
        r"\b(?:made|cast|full|tons?|pounds?|grams?|kilograms?|lumps?|sheets?|bars?|ingots?|levels|traces|weight|piece|amounts?)\ (?:out\ )?of\ ~\b(?!\ time)",
        r"\b(?:molten|red|white|tetraethyl|unleaded|containing|contains?|heavy\ as)\ ~\b",
    ),
    _reading(
        "ˈlid", "to go first",
        rf"\b{_TO}\ ~\b", rf"\b{_WHO}\ ~\b", rf"~s?\ (?:{_IT}|by|up|in|into|off|on|to|through|astray|away|back|over)\b",
        r"~\ (?:role|singer|guitar\w{0,3}|actor|actress|author|time|story|engineer|developer|designer|character|agency|vocal\w{0,4}|part|detective|investigator|scientist|position)\b",
        r"\b(?:take|takes|took|taken|taking|in|into|have|has|had|hold|held|lost|keep|kept)\ (?:the|a|an\ early)\ ~\b",
        r"\b(?:sales|early|commanding|point|goal|big|narrow|slim|follow|following)\ ~s?\b", r"\b(?:his|her|my|your|our|their)\ ~\b",
    ),
)  # fmt: skip
_WIND = (
    _reading("ˈwaɪnd", "to turn", r"~s?\ (?:up|down|around|through|its|their|back|along|on)\b", rf"\b{_TO}\ ~\b", r"~\ (?:the|your|a)\ (?:clock|watch|wool|yarn|rope|string|spring|thread|bobbin|key|toy)\b"),
    _reading("ˈwɪnd", "moving air", rf"\b(?:{_THE}|strong|cold|north|south|east|west|hot|warm|high|fierce|icy|solar|head|tail|bitter|light)\ ~\b(?!s?\ (?:up|down|its|their))", r"~\ (?:speed|turbines?|power|farms?|energy|tunnel|instruments?|chill|direction|blew|blows|blowing|howled|and\ rain|and\ weather)\b"),
)  # fmt: skip
_WINDS = (
    _reading(
        "ˈwaɪndz",
        "turns",
        r"~\ (?:up|down|around|through|its|along|on|between|past|into|round|toward\w?)\b",
    ),
    _reading(
        "ˈwɪndz",
        "moving air",
        rf"\b(?:{_THE}|strong|cold|high|trade|hot|warm|westerly|gale-force)\ ~\b",
    ),
)
_WOUND = (
    _reading("ˈwaʊnd", "turned", rf"~\ (?:{_IT}|up|down|around|round|through|its|back|along)\b(?!\ was)", r"\b(?:tightly|loosely|neatly)\ ~\b", r"~-up\b"),
    _reading("ˈwund", "an injury", rf"\b(?:{_THE}|gunshot|knife|stab|flesh|head|open|deep|old|bullet|surgical|infected|chronic)\ ~\b", r"~\ (?:care|healing|dressings?|infection|healed|closure|bled)\b"),
)  # fmt: skip
_MINUTE = (
    _reading("maɪˈnut", "very small", r"~\ (?:amounts?|details?|quantit\w{1,3}|particles?|traces?|changes?|differences?|fractions?|specks?|doses?|organisms?|examination|scratches|insects?|cracks?|fragments?|variations?|creatures?|proportions?|grains?)\b", r"\b(?:in|with)\ ~\ detail\b", r"\b(?:so|too|very|extremely|almost|more|most)\ ~\b"),
    _reading("ˈmɪnət", "sixty seconds", r"\b(?:a|one|per|every|last|any|each|next|this|wait|another|the\ very|half\ a|first|final)\ ~\b", r"\d-~\b", r"\d\ ~\b", r"~\ (?:hand|later|ago|by|or\ two|of|walk|more|before|after|silence)\b", r"\bto\ the\ ~\b", r"\bthe\ ~\ (?:he|she|I|you|we|they|it)\b", r"-~\b"),
)  # fmt: skip
_BOW = (
    _reading("ˈbaʊ", "to bend, or a ship's front", r"\b(?:take|took|taking|takes|make|made|makes|gave|give|low|deep|slight|polite|with)\ a\ (?:\w{3,10}\ )?~\b(?!\ and\ arrow)", rf"\b(?:{_TO}|{_WHO}|he|she)\ ~s?\b(?!\ and\ arrow)", r"~s?\ (?:to|before|down|out|his|her|their|your|my|low|politely|deeply)\b", r"~\ (?:and\ stern|wave|thruster|of\ (?:the|a|his|her|their|our)\ (?:ship|boat|vessel|canoe|ferry|yacht|craft|raft))\b", r"\b(?:ship['’]s|boat['’]s|port|starboard|from|stern\ (?:and|to|or))\ ~\b"),
    _reading("ˈboʊ", "for arrows, strings and ribbons", r"~s?\ (?:and\ (?:arrows?|quiver|fiddle|violin)|ties?|strings?|legs?|hunt\w{2,4}|saw|window)\b", r"\b(?:ribbon|tied?|tying|violin|cello|long|cross|hair|satin|silk|red|blue|pink|compound|hunting|arrow\ (?:and|from\ his))\ (?:in\ )?(?:a\ )?~s?\b", r"\b(?:drew|drawn|strung|bent|string)\ (?:his|her|the|a|their)\ ~\b", r"\b(?:tie|tied|tying|ties)\ (?:it|them|\w{2,9})\ in\ a\ ~\b"),
)  # fmt: skip
_BASS = (
    _reading("ˈbæs", "the fish", r"\b(?:sea|striped|black|largemouth|smallmouth|caught|catch|catching|fish(?:ed|ing)?\ for|grilled|fried|spotted|chilean\ sea|a\ pound\ of)\ (?:a\ |an\ |two\ |some\ )?~\b", r"~\ (?:fish\w{0,5}|boat|fillets?|and\ (?:trout|perch|pike|salmon|catfish))\b", r"\b(?:trout|perch|pike|salmon)(?:,|\ and|\ or)\ ~\b"),
    _reading("ˈbeɪs", "low in music", r"~\ (?:guitar\w{0,4}|players?|lines?|drums?|clef|voices?|notes?|solos?|parts?|clarinet|trombone|singer|baritone|amps?|sounds?|boost|strings?|section|viol|register)\b", r"~-(?:line|drum|baritone)\b", r"\b(?:double|play(?:s|ed|ing)?|on|acoustic|electric|upright|string|figured|heavy|slap|tenor\ and|alto,|tenor,)\ (?:the\ )?~\b", r"\b(?:guitar|drums|piano|vocals|tenor|treble)(?:,|\ and|,\ and)\ ~\b"),
)  # fmt: skip
_DOES = (
    _reading("ˈdoʊz", "female deer", r"\b(?:bucks|stags|fawns|harts|deer)(?:,|\ and|\ or|,\ and)\ ~\b", r"~(?:,|\ and|\ or|\ with(?:\ their)?)\ (?:bucks|stags|fawns|harts)\b", r"\b(?:two|three|four|five|six|seven|several|many|some|few|the|these|those|pregnant|young|of|wild)\ ~\ (?:were|are|and\ a|graze|grazed|had|ran|run|stood|fled|have)\b", r"\b(?:pregnant|wild|nursing|female)\ ~\b"),
    _reading("ˈdʌz", "the verb", r"\b(?:it|he|she|that|this|what|who|which|how|when|where|why|one|nor|as|so|than|and|or|but|also|only|[a-z]{2,15}(?<!s))\ ~\b", r"^\W*~\b", r"~\ (?:not|it|he|she|this|that|the|a|so|n['’]t)\b", r"~n['’]t\b"),
)  # fmt: skip
_OBJECT = (
    _reading("əbˈdʒɛkt", "to be against", r"~s?\ to\ (?:the|a|an|this|that|these|those|it|my|your|his|her|its|our|their|being|having|any|such|what|paying|him|me|them)\b(?<!the\ object\ to)", rf"\b(?:{_TO}|{_WHO})\ (?:strongly\ |not\ |also\ )?~\b"),
    _reading("ˈɑbdʒɛkt", "a thing", rf"\b(?:{_THE}|foreign|solid|physical|flying|direct|indirect|strange|heavy|moving|same|sole|main|inanimate)\ ~\b", r"~\ (?:of|lessons?|oriented|permanence|in|code|is|was)\b", r"~-"),
)  # fmt: skip
_POLISH = (
    _reading("ˈpɑlɪʃ", "to make shine", rf"\b{_TO}\ ~\b", rf"^\W*~\ (?:{_IT}|until|with|off|lightly)\b", rf"\b{_WHO}\ ~\ {_IT}\b", r"\b(?:nail|shoe|furniture|floor|silver|metal|boot|car|brass)\ ~\b"),
    _reading("ˈpoʊlɪʃ", "of Poland", r"~(?:-|\ )(?:man|woman|people|language|government|army|border|city|town|name|officer|soldiers?|workers?|king|queen|writer|poet|film|food|sausages?|grammar|dictionary|mother|father|immigrants?|jews?|cavalry|troops|citizens?|americans?|lithuanian|born|president|accent|parliament|history|literature|cuisine)\b", r"\b(?:speaks?|spoke|spoken|speaking|in|into|from|learn(?:s|ed|ing)?|is|was|are|were|of)\ ~\b", rf"\b(?:{_THE}|german|russian|czech|young|old)\ ~\b"),
)  # fmt: skip
_READ = (
    _reading("ˈrid", "now, or to read", r"\b(?:did|does|let|lets|make|makes|made|hear|heard|help|helps|helped|saw|see|watch|watched|can|will|may|might|could|would|should|must)\ (?:he|she|it|him|her|you|we|they|I)\ ~\b", r"\b(?:as|while|when|whenever|if|that)\ you\ ~\b"),
    _reading("ˈrɛd", "in the past", rf"\b(?:{_HAVE}|haven['’]t|hasn['’]t|hadn['’]t)\ (?:not\ |never\ |ever\ |just\ |already\ |also\ |once\ |been\ )?~\b", r"\b(?:have|has|had)\ (?:you|he|she|they|we|I|anyone|everyone)\ (?:ever\ |not\ )?~\b", r"\b(?:he|she|it)\ (?:\w{2,12}ly\ )?~\b", r"\b(?:well|widely)[ -]~\b", r"~[^.;]{0,30}\b(?:yesterday|last\ (?:night|week|year|month|summer|winter)|ago)\b", r"\b(?:yesterday|ago|last\ (?:night|week|year)),?\ (?:I|we|they|you)\ ~\b"),
    _reading("ˈrid", "now, or to read", rf"\b(?:{_TO}|could\ not|did\ not|do\ not|does\ not|did|do|does|why)\ (?:\w{{1,9}}\ )?~\b", r"\b(?:I|you|we|they)\ (?:often|usually|always|sometimes|never)?\ ?~\ [^.;]{0,20}\b(?:every|each|always|often|usually)\b", rf"^\W*~\ (?:{_IT}|more|on|about|aloud|carefully)\b", r"\b(?:a\ good|an\ easy|a\ quick|a\ long|must)[ -]~\b", r"~-(?:only|aloud|through)\b"),
)  # fmt: skip
_LIVE = (
    _reading("ˈlaɪv", "not recorded; alive", r"~\ (?:music|broadcasts?|shows?|performances?|concerts?|audiences?|television|TV|streams?|streaming|coverage|recordings?|bands?|wires?|ammunition|animals?|bait|births?|theat\w{2}|events?|albums?|video|chat|data|feeds?|bull\w{0,4}|version|updates?|radio|rounds?|cattle|poultry|stock)\b", r"\b(?:go|goes|went|going|broadcast|streamed|recorded|performed|aired|sang|seen)\ ~\b", r"~-(?:action|streamed|streaming|in\ concert)\b"),
    _reading("ˈlɪv", "to have life or a home", rf"\b(?:{_TO}|{_WHO}|people|not|did|do|does|children|families|never)\ (?:still\ |also\ |only\ |all\ |both\ |now\ )?~\b", r"~\ (?:in|at|with|on|here|there|together|alone|by|near|for|under|among|without|through|apart|forever|longer|happily|up|next|off|within)\b", r"~-in\b"),
)  # fmt: skip
_TEAR = (
    _reading("ˈtɛr", "to rip", rf"\b(?:{_TO}|{_WHO})\ ~\b", rf"~s?\ (?:{_IT}|up|off|down|apart|open|away|out|along|at)\b(?!\ (?:his|her|my|the)\ (?:cheek|face))", r"\b(?:wear\ and|a\ (?:small|long|big|muscle|ligament))\ ~\b", r"~\ in\ (?:the|his|her|my|a)\ (?:paper|fabric|cloth|shirt|sleeve|muscle|ligament|page|tent|sail|curtain|dress|jeans|coat|meniscus)\b", r"\b(?:meniscus|rotator\ cuff|labral|muscle|ligament|ACL|tendon)\ ~\b"),
    _reading("ˈtɪr", "from the eye", r"~\ (?:ran|rolled|fell|gas|ducts?|drops?|stains?|stained|trickled|slid|film)\b", r"~-(?:stained|filled|gas|jerker)\b", r"\b(?:a\ single|shed\ a|wiped?\ (?:away\ )?(?:a|the)|not\ a|with\ a|salt)\ ~\b", r"~\ (?:in|from|down)\ (?:his|her|my|the|their|its)\ (?:left\ |right\ )?(?:eyes?|cheeks?)\b"),
)  # fmt: skip
_CLOSE = (
    _reading("ˈkloʊs", "near", r"~\ (?:to|by|friends?|enough|together|range|attention|up|look|contact|call|race|relatives?|family|ties|relationship|quarters|behind|at\ hand|proximity|second|observation|watch|links?|connections?|examination|cooperation)\b(?!\ the)", r"\b(?:so|too|very|how|as|pretty|came|come|comes|coming|stay|stayed|stood|held|hold|keep|kept|get|got|drew|sat|fairly)\ ~\b(?!\ the)", r"~-(?:up|knit|ups|fitting|range|cropped)\b"),
    _reading("ˈkloʊz", "to shut; an end", rf"\b(?:{_TO}|{_WHO})\ ~\b", r"~s?\ (?:the|your|his|her|their|my|its|our|it|this|all|down|off|at\ \d|early|a\ deal)\b", r"\b(?:a|the|its|drew\ to\ a|draw\ to\ a|came\ to\ a|at\ the)\ ~(?:\ of\b|(?=\s*[.,;:!?]|$))"),
)  # fmt: skip
_USE = (
    _reading("ˈjus", "the act of using", rf"\b(?:{_THE}|in|for|of|daily|common|land|drug|good|better|widespread|everyday|first|free|personal|make|makes|made|energy|water|commercial|regular|public|fair)\ ~\ (?:of|in|is|was|as|by|for|has|and|at|on|with)\b", rf"\b(?:{_THE}|in|of|for\ (?:later|future)|daily|common|land|drug|personal|fair|everyday|commercial)\ ~{_END}"),
    _reading("ˈjuz", "to make use of", rf"\b(?:{_TO}|{_WHO}|people|not|did|do|does)\ (?:also\ |only\ |often\ |still\ )?~\b", rf"^\W*~\ (?:{_IT}|only|both|two|one)\b", rf"~\ {_IT}\b"),
)  # fmt: skip
_ROW = (
    _reading("ˈraʊ", "a quarrel", r"\b(?:had|have|having|has)\ a\ (?:\w{3,10}\ )?~\b(?!\ of)", r"~\ (?:over|about|between|erupted|broke\ out)\b(?!\ \d)", r"\b(?:flaming|blazing|furious|terrible|angry|public)\ ~\b"),
    _reading("ˈroʊ", "a line; to use oars", r"~s?\ (?:of|a\ boat|the\ boat|ashore|across|boat|houses?|vector|headers?|number|\d)", r"\b(?:front|back|top|bottom|last|first|next|each|every|this|per|header|in\ a|skid|death|middle|second|third)\ ~\b", rf"\b{_TO}\ ~\b"),
)  # fmt: skip
_SEWER = (
    _reading("ˈsuər", "a drain", r"~s?\ (?:pipes?|lines?|systems?|rats?|mains?|workers?|gas|drains?|covers?|grates?|tunnels?|service|water|connection)\b", r"\b(?:storm|the|city|open|sanitary|main|underground|public)\ ~\b"),
    _reading("ˈsoʊər", "who sews", r"\b(?:skilled|beginning|beginner|expert|keen|avid|home|experienced|novice)\ ~s?\b"),
)  # fmt: skip
_DOVE = (
    _reading("ˈdoʊv", "plunged", r"~\ (?:into|in|under|for\ (?:cover|the)|off|down|headfirst|head\ first|deep|beneath|behind|overboard|straight|through)\b", r"\b(?:he|she|it|they|we|who|then|and)\ ~\b"),
    _reading("ˈdʌv", "the bird", rf"\b(?:{_THE}|white|mourning|turtle|collared|rock|grey|gray)\ ~\b(?!\ (?:into|under|for))", r"~\ (?:of\ peace|flew|cooed|perched|sat)\b"),
)  # fmt: skip
_CONTENT = (
    _reading("kənˈtɛnt", "pleased", r"\b(?:is|was|are|were|be|been|am|being|not|feel|feels|felt|seem|seems|seemed|quite|perfectly|more|so|remained|looked|['’]m)\ ~\ (?:with|to|in|just|and|if)\b", r"\b(?:am|feel|felt|seemed|perfectly|looked|quite|remained|['’]m)\ ~\b"),
    _reading("ˈkɑntɛnt", "what is in it", rf"\b(?:{_THE}|fat|water|digital|online|web|alcohol|sugar|table\ of|media|free|new|moisture|educational|of)\ ~\b(?!\ to\b)", r"~\ (?:of|creators?|management|providers?|creation|marketing|analysis|warnings?)\b"),
)  # fmt: skip
_REFUSE = (
    _reading("ˈrɛfjus", "rubbish", r"~\ (?:collection|collectors?|bins?|dumps?|disposal|heaps?|trucks?|sacks?|was|is)\b", r"\b(?:household|garden|kitchen|domestic|city['’]s)\ ~\b"),
    _reading("rɪˈfjuz", "to say no", rf"\b(?:{_TO}|{_WHO})\ ~\b", rf"~s?\ (?:to|{_IT}|any|all|such|permission)\b"),
)  # fmt: skip
_SOW = (
    _reading("ˈsaʊ", "a female pig", r"~\ (?:and\ (?:her\ )?(?:piglets|litter|boar)|with\ (?:her|its|a)|gave\ birth|farrow\w{0,3}|stalls?|bug)\b", r"\b(?:the\ old|pregnant|nursing|boar\ (?:and|or)|fat|a\ (?:huge|big))\ ~\b"),
    _reading("ˈsoʊ", "to plant", rf"\b(?:{_TO}|{_WHO}|ye|as\ you)\ ~\b", rf"~s?\ (?:the|seeds?|wheat|corn|doubt|discord|confusion|in|barley|{_IT})\b"),
)  # fmt: skip

HOMOGRAPHS: dict[str, tuple[Reading, ...]] = {
    "lead": _LEAD, "wind": _WIND, "winds": _WINDS, "wound": _WOUND, "minute": _MINUTE, "bow": _BOW,
    "bass": _BASS, "does": _DOES, "object": _OBJECT, "polish": _POLISH, "read": _READ, "live": _LIVE,
    "tear": _TEAR, "close": _CLOSE, "use": _USE, "row": _ROW, "sewer": _SEWER, "dove": _DOVE,
    "content": _CONTENT, "refuse": _REFUSE, "sow": _SOW,
    "present": _noun_and_verb("ˈprɛzənt", "a gift; now", "prɪˈzɛnt", "to show"),
    "record": _noun_and_verb("ˈrɛkərd", "what is kept", "rɪˈkɔrd", "to keep"),
    "desert": _noun_and_verb("ˈdɛzərt", "dry land", "dɪˈzɜrt", "to leave"),
    "contract": _noun_and_verb("ˈkɑntrækt", "an agreement", "kənˈtrækt", "to shrink; to agree"),
    "permit": _noun_and_verb("ˈpɜrmɪt", "a licence", "pərˈmɪt", "to allow"),
    "project": _noun_and_verb("ˈprɑdʒɛkt", "a plan", "prəˈdʒɛkt", "to throw; to plan"),
    "produce": _noun_and_verb("ˈproʊdus", "fruit and vegetables", "prəˈdus", "to make"),
    "rebel": _noun_and_verb("ˈrɛbəl", "who resists", "rɪˈbɛl", "to resist"),
    "subject": _noun_and_verb("ˈsʌbdʒɛkt", "a topic", "səbˈdʒɛkt", "to expose"),
    "suspect": _noun_and_verb("ˈsʌspɛkt", "who may have done it", "səˈspɛkt", "to believe"),
    "conduct": _noun_and_verb("ˈkɑndʌkt", "behaviour", "kənˈdʌkt", "to lead"),
    "conflict": _noun_and_verb("ˈkɑnflɪkt", "a fight", "kənˈflɪkt", "to clash"),
    "convert": _noun_and_verb("ˈkɑnvɜrt", "who has changed faith", "kənˈvɜrt", "to change"),
    "invalid": (
        _reading("ɪnˈvælɪd", "not valid", r"~\ (?:date|number|value|code|input|password|data|argument|address|entry|format|ticket|vote|because|if|when)\b", r"\b(?:is|was|are|were|be|becomes?|null\ and)\ ~\b"),
        _reading("ˈɪnvələd", "a sick person", r"\b(?:an|the)\ (?:\w{3,10}\ )?~\ (?:who|for\ life|in\ bed|wife|mother|sister|chair)\b"),
    ),
}  # fmt: skip
"""Words in small letters, with their readings: of two that fit, the first one is meant."""

_WORDS = re.compile(rf"(?<![\w'’])(?:{'|'.join(HOMOGRAPHS)})(?![\w’])(?!'\w)", re.IGNORECASE)
_IN_CAPITALS = 1


_MISSED = frozenset(
    (
        "ˈlɛd",
        "ˈwaɪnd",
        "ˈwaɪndz",
        "ˈwaʊnd",
        "maɪˈnut",
        "ˈbaʊ",
        "ˈbeɪs",
        "ˈdoʊz",
        "əbˈdʒɛkt",
        "ˈpɑlɪʃ",
    )
) | {"ˈraʊ", "ˈsoʊər", "kənˈtɛnt", "ˈsaʊ"}
"""Readings that the tagger of a voice misses (tried with hibari); it finds the others itself."""


def with_readings(text: str) -> str:
    """The text with the sound of each word that is surely not what a voice would take it for."""
    parts, at = [], 0
    for found in homographs(text):
        if found.reading is not None and found.reading.ipa in _MISSED:
            how = Pronunciation(ipa=found.reading.ipa)
            parts += [text[at : found.start], mark(found.word, how)]
            at = found.end
    return "".join((*parts, text[at:]))


def homographs(text: str) -> Iterator[Found]:
    """The words of a text that are said in two ways, in order, but for those that are marked.

    Words in capitals are names.
    """
    if not _WORDS.search(text):
        return
    text = without_marked(text)
    for found in _WORDS.finditer(text):
        word = found[0]
        if word.isupper() and len(word) > _IN_CAPITALS:
            continue
        readings = HOMOGRAPHS[word.lower()]
        yield Found(found.start(), found.end(), word, readings, _chosen(text, found, readings))


def _chosen(text: str, found: re.Match[str], readings: Sequence[Reading]) -> Reading | None:
    before = text[max(0, found.start() - _SEEN) : found.start()]
    after = text[found.end() : found.end() + _SEEN]
    seen = f"{before}{_WORD}{after}"
    return next((reading for reading in readings if reading.context.search(seen)), None)
