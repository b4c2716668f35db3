"""Words in a listing's name that tell its needs, for listings that carry no usable term."""

import re

from providers.adapters.taxonomies.building import terms_of
from providers.services.directory_entry import Vocabulary
from spcore.needs import Need

WORDS = {
    Need.LONELINESS: "befriend; social club; lunch club; coffee morning; friendship; lonel",
    Need.MOOD: "counsel; mental health; wellbeing; anxiety; depress; mind; psycholog; therapy",
    Need.MONEY: "debt; money; grant; financial",
    Need.BENEFITS: "benefit; welfare rights",
    Need.HOUSING: "housing; homeless; tenan",
    Need.FOOD: "food; lunch; meal; cook",
    Need.FUEL: "fuel; energy; warm",
    Need.WORK: "employ; job; work club",
    Need.LEARNING: "class; course; learn; library; training",
    Need.LEGAL: "legal; advoca; law; immigra; refugee; asylum; cab; citizens",
    Need.TRANSPORT: "transport; dial-a-ride; driv",
    Need.CARING: "carer",
    Need.FAMILY: "famil; parent; child; baby; mother; father; toddler",
    Need.SAFETY: "domestic; abuse; violence; victim; refuge",
    Need.ACTIVITY: "exercise; yoga; walk; gym; dance; swim; sport; fit; tai chi; pilates; active",
    Need.HEALTH: "health; diabet; dementia; stroke; cancer; disab; brain; memory; pain",
    Need.WEIGHT: "weight; slim; obes",
    Need.SUBSTANCES: "alcohol; drug; addict; substance; smok; gambl",
    Need.BEREAVEMENT: "bereave; cruse",
    Need.PURPOSE: "art; music; choir; garden; craft; theatre; faith; church; museum; nature",
    Need.VOLUNTEERING: "volunteer; timebank; time bank",
    Need.DIGITAL: "digital; computer; internet; online basics",
    Need.LANGUAGE: "esol; english; information; translat; interpret",
    Need.PRACTICAL: "handyman; shopping; bulky; home support; home help; gardening at home",
    Need.SCHOOL: "school; youth; young people; play",
}
# "art" is no part of "start": a word must begin there.
PATTERNS = {
    need: re.compile(r"\b(?:" + "|".join(re.escape(each) for each in terms_of(words)) + ")")
    for need, words in WORDS.items()
}


def needs_of_words(text: str) -> tuple[Need, ...]:
    """Return the needs whose words stand in `text`."""
    folded = text.casefold()
    return tuple(need for need, pattern in PATTERNS.items() if pattern.search(folded))


def likely_needs(name: str, description: str) -> tuple[Need, ...]:
    """Return the needs a name tells; else the three its description speaks of most."""
    by_name = needs_of_words(name)
    if by_name:
        return by_name
    folded = description.casefold()
    counts = {need: len(pattern.findall(folded)) for need, pattern in PATTERNS.items()}
    told = sorted((need for need in counts if counts[need]), key=lambda need: -counts[need])
    return tuple(need for need in Need if need in told[:3])


def needs_by_name(name: str, *vocabularies: Vocabulary) -> tuple[Need, ...] | None:
    """Return the needs of a term that one of `vocabularies` knows by name; None for an unknown."""
    key = " ".join(name.split()).casefold()
    for each in vocabularies:
        if key in each.needs or key in each.unmapped:
            return each.needs.get(key, ())
    return None
