"""Needs out of codes and words. What is not understood stays in the referrer's words."""

import re
from collections.abc import Iterable

from referrals.adapters.fhir.terms import NEED
from spcore.needs import Need

GRAVITY = "http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes"
# Gravity's categories, and the SNOMED CT codes met in the published examples (CC0, Apache-2.0).
OF_CODE: dict[str, Need] = {
    "food-insecurity": Need.FOOD,
    "housing-instability": Need.HOUSING,
    "homelessness": Need.HOUSING,
    "inadequate-housing": Need.HOUSING,
    "transportation-insecurity": Need.TRANSPORT,
    "financial-insecurity": Need.MONEY,
    "material-hardship": Need.MONEY,
    "medical-cost-burden": Need.MONEY,
    "employment-status": Need.WORK,
    "educational-attainment": Need.LEARNING,
    "stress": Need.MOOD,
    "social-connection": Need.LONELINESS,
    "intimate-partner-violence": Need.SAFETY,
    "elder-abuse": Need.SAFETY,
    "utility-insecurity": Need.FUEL,
    "digital-literacy": Need.DIGITAL,
    "digital-access": Need.DIGITAL,
    "personal-health-literacy": Need.LANGUAGE,
    "422650009": Need.LONELINESS,
    "733423003": Need.FOOD,
    "73438004": Need.WORK,
    "467771000124109": Need.FOOD,
}
# Whole words, in the order of `Need`; a word that could mean something else is not here.
OF_WORD: dict[Need, str] = {
    Need.LONELINESS: r"lonel\w+|social(ly)? isolat\w+|isolat(ed|ion)",
    Need.MOOD: r"low mood|anxi\w+|worr(y|ied|ying)|stress\w*|depress\w+",
    Need.MONEY: r"debts?|money|financ\w+|arrears",
    Need.BENEFITS: r"benefits? (advice|claim\w*|check)|universal credit|welfare benefits?",
    Need.HOUSING: r"housing|homeless\w*|evict\w+|tenancy",
    Need.FOOD: r"food (bank|insecurity|poverty|parcels?|pantry)|hungry|hunger",
    Need.FUEL: r"fuel poverty|heating|energy bills?",
    Need.WORK: r"unemploy\w+|redundan\w+|job ?seek\w+",
    Need.LEGAL: r"immigration|asylum|legal advice",
    Need.TRANSPORT: r"transport",
    Need.CARING: r"carers?",
    Need.ACTIVITY: r"physical(ly)? (in)?activ\w+|exercise",
    Need.WEIGHT: r"weight",
    Need.SUBSTANCES: r"alcohol|gambling|drug misuse|substance misuse",
    Need.BEREAVEMENT: r"bereave\w+|grie(f|ving)",
    Need.VOLUNTEERING: r"volunteer\w*",
    Need.DIGITAL: r"digital(ly)? exclu\w+|get(ting)? online",
}
_PATTERNS = {need: re.compile(rf"\b({words})\b", re.IGNORECASE) for need, words in OF_WORD.items()}
_LABELS = {str(need.label).casefold(): need for need in Need}


def needs_in(codes: Iterable[tuple[str, str, str]], words: Iterable[str]) -> list[str]:
    """Return the needs that the codes name or the words speak of, each once, in our order."""
    found = {need for system, code, _display in codes if (need := _of_code(system, code))}
    for text in words:
        found |= {need for need, pattern in _PATTERNS.items() if pattern.search(text)}
        found |= {_LABELS[text.casefold()]} if text.casefold() in _LABELS else set()
    return [need.value for need in Need if need in found]


def _of_code(system: str, code: str) -> Need | None:
    if system == NEED and code in Need.values:
        return Need(code)
    return OF_CODE.get(code)
