"""Where a label starts and what it names: "NHS No:", "DOB", "Home address"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import category

# Labels, the longer before the shorter. `NAME` in capitals takes a colon, a tab or a line end.
_LABELS: dict[str, str] = {
    "nhs": r"NHS[ -]?(?:No|Number|Num|ID)\b\.?|NHS(?=\s*:)",
    "born": r"D\.?O\.?B\b\.?|Date of birth|Birth ?date|Born(?= (?:on )?\d)|Born(?=\s*:)",
    # Somebody else, whose phone and address are not the person's: a doctor, a relative.
    "doctor": (
        r"(?:Usual|Registered|Named|Referring|Own) (?:GP|doctor|clinician)(?: name)?"
        r"|Accountable GP|GP(?: name| practice| surgery)?(?=\s*[:\t])"
        r"|(?:Practice|Surgery)(?: name| code)?(?=\s*[:\t])"
    ),
    "relative": (r"Next of kin|(?-i:NOK)\b|Emergency contact|Carer(?: name)?(?=\s*[:\t])"),
    "skip": (
        r"(?:EMIS|SystmOne|System|Patient|Record|Hospital|Local|Case|CHI)"
        r" ?(?:No|Number|ID|Ref)\b\.?|(?:Legal )?(?:Gender|Sex)\b|Age(?=\s*[:\t])"
        r"|Ethnic(?:ity| origin| group)|Marital status|Religion|Title(?=\s*[:\t])|Occupation"
    ),
    "preferred": r"Preferred name|Known as|Likes to be called|Calling name",
    "given": r"(?:First|Given|Fore) ?names?(?:\(s\))?",
    "family": r"(?:Family|Last|Sur) ?name",
    "name": r"(?:Patient|Full|Client|Person)(?:'s)? name|Name(?=\s*[:\t\n])|(?-i:Name)(?= [A-Z])"
    r"|Patient(?=\s*[:\t])",
    "postcode": r"Post ?code",
    "address": (
        r"(?:Home|Usual|Current|Postal|Patient)? ?Address(?=\s*[:\t\n])|(?-i:Address)(?= [A-Z\d])"
    ),
    "mobile": r"Mobile(?: (?:tel|telephone|phone|no|number))*\b\.?(?=\s*[:\t\n]| ?[\d+(])|Mob\b\.?",
    "phone": (
        r"(?:Home |Work |Daytime |Contact |Main )?(?:Telephone|Tel|Phone)\b\.?"
        r"(?: (?:no|number)\b\.?)?"
        r"(?=\s*[:\t\n]| ?[\d+(])|(?:Home|Work|Landline)(?=\s*:| ?[\d+(]{1}\d)"
    ),
    "email": r"E-?mail(?: address)?",
    "language": r"(?:Main|First|Preferred|Spoken)(?: spoken)? language|Language(?=\s*[:\t])",
}
_LABEL = re.compile(
    r"(?<![\w@.'-])(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _LABELS.items()) + ")"
    r"[ ]*[:=]?[ \t]*",
    re.IGNORECASE,
)
_DASHES = str.maketrans({"\u2013": "-", "\u2014": "-", "\u2011": "-", "\u2019": "'", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text behind a label; `kind` is empty where there was none."""

    kind: str
    label: str
    text: str


def tidied(text: str) -> str:
    """Return the text with one kind of blank, dash and line end, and no control characters."""
    lines = text.translate(_DASHES).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    clean = (re.sub(r"[^\S\t]+| +", " ", _printable(line)).strip() for line in lines)
    return "\n".join(clean)


def _printable(line: str) -> str:
    """Put a blank where a control character stands; drop marks without a width."""
    return "".join(
        letter if letter.isprintable() or letter == "\t" else " " * (category(letter) == "Cc")
        for letter in line
    )


def pieces(text: str) -> Iterator[Piece]:
    """Give the text in order: what stands before the first label, then label by label."""
    matches = list(_LABEL.finditer(text))
    first = matches[0].start() if matches else len(text)
    if text[:first].strip():
        yield Piece("", "", text[:first])
    for match, following in zip(matches, [*matches[1:], None], strict=False):
        end = following.start() if following else len(text)
        yield Piece(match.lastgroup or "", match[0].strip(), text[match.end() : end])
