"""The terms of directory entries, and which service carries which."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from providers.models import ServiceTerm, Taxonomy, TaxonomyTerm
from providers.services.directory_entry import TermEntry
from providers.services.directory_writing import Writing
from spcore.loading.copying import Target, insert, upsert


def write_terms(writing: Writing) -> None:
    used: dict[tuple[str, str], TermEntry] = {
        (term.vocabulary, term.code): term for entry in writing.entries for term in entry.terms
    }
    ids = _terms(used) if used else {}
    links = dict.fromkeys(
        (writing.service(entry), ids[term.vocabulary, term.code])
        for entry in writing.entries
        for term in entry.terms
    )
    if not writing.is_first:
        services = [writing.service(entry) for entry in writing.entries]
        ServiceTerm.objects.filter(service__in=services).delete()
    if links:
        insert(ServiceTerm, ("service", "taxonomyterm"), links)


def _terms(used: Mapping[tuple[str, str], TermEntry]) -> dict[tuple[str, str], UUID]:
    vocabularies = {term.vocabulary: term for term in used.values()}
    Taxonomy.objects.bulk_create(
        [
            Taxonomy(
                slug=slug, name=term.vocabulary_name, description=term.vocabulary_name, uri=term.uri
            )
            for slug, term in vocabularies.items()
        ],
        ignore_conflicts=True,
    )
    taxonomies = dict(Taxonomy.objects.filter(slug__in=vocabularies).values_list("slug", "pk"))
    target = Target(
        model=TaxonomyTerm,
        columns=("id", "taxonomy", "code", "name", "description", "needs", "uri", "language"),
        key=("taxonomy", "code"),
        written_once=("id", "description", "uri", "language"),
    )
    upsert(
        target,
        [
            (uuid4(), taxonomies[slug], code, term.name, term.name, term.needs, "", "")
            for (slug, code), term in used.items()
        ],
    )
    rows = TaxonomyTerm.objects.filter(taxonomy__slug__in=vocabularies)
    found = rows.values_list("taxonomy__slug", "code", "pk")
    return {(slug, code): key for slug, code, key in found}
