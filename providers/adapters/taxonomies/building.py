"""Building a vocabulary out of "need: term; term" lines, so that the data modules stay readable."""

from collections import defaultdict
from collections.abc import Mapping

from providers.services.directory_entry import Vocabulary
from spcore.needs import Need


def vocabulary(
    slug: str, name: str, *, needs: Mapping[Need, str], unmapped: str, uri: str = ""
) -> Vocabulary:
    """
    Return a vocabulary. `needs` and `unmapped` hold terms parted by semicolons.

    A term may stand under several needs, never both mapped and unmapped.
    """
    found: dict[str, list[Need]] = defaultdict(list)
    for need, terms in needs.items():
        for term in terms_of(terms):
            found[term].append(need)
    left = frozenset(terms_of(unmapped))
    both = left & found.keys()
    if both:
        raise ValueError(f"{slug}: both mapped and unmapped: {sorted(both)}")
    mapped = {term: tuple(each) for term, each in found.items()}
    return Vocabulary(slug=slug, name=name, needs=mapped, unmapped=left, uri=uri)


def terms_of(text: str) -> list[str]:
    """Return the terms of a text, in lower case."""
    parts = (" ".join(part.split()).casefold() for part in text.split(";"))
    return [part for part in parts if part]
