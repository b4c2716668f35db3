"""The terms of directory entries, and which service carries which."""

from collections.abc import Mapping
from uuid import UUID

from providers.models import ServiceTerm, Taxonomy, TaxonomyTerm
from providers.services.directory_entry import TermEntry
from providers.services.directory_writing import Writing, new_keys
from spcore.loading.copying import Target, insert, upsert


def write_terms(writing: Writing) -> None:
    used: dict[tuple[str, str], TermEntry] = {
        (term.vocabulary, term.code): term for entry in writing.entries for term in entry.terms
    }
    ids = _terms(used) if used else {}
    links = {
        (writing.service(entry), ids[term.vocabulary, term.code]): (term.link_type, term.value)
        for entry in writing.entries
        for term in entry.terms
    }
    if not writing.is_first:
        services = [writing.service(entry) for entry in writing.entries]
        ServiceTerm.objects.filter(service__in=services).delete()
    if links:
        columns = ("service", "taxonomyterm", "link_type", "value")
        insert(ServiceTerm, columns, [(*pair, *said) for pair, said in links.items()])


def _terms(used: Mapping[tuple[str, str], TermEntry]) -> dict[tuple[str, str], UUID]:
    taxonomies = _taxonomies({term.vocabulary: term for term in used.values()})
    target = Target(
        model=TaxonomyTerm,
        columns=("id", "taxonomy", "code", "name", "description", "needs", "uri", "language"),
        key=("taxonomy", "code"),
        written_once=("id", "description", "uri", "language"),
    )
    keys = new_keys(TaxonomyTerm, [term.key for term in used.values()])
    upsert(
        target,
        [
            (key, taxonomies[term.vocabulary], *_columns(term))
            for key, term in zip(keys, used.values(), strict=True)
        ],
    )
    rows = TaxonomyTerm.objects.filter(taxonomy__slug__in=taxonomies)
    found = rows.values_list("taxonomy__slug", "code", "pk")
    return {(slug, code): key for slug, code, key in found}


def _columns(term: TermEntry) -> tuple:
    about = term.description or term.name
    return (term.code, term.name, about, term.needs, term.term_uri, term.language)


def _taxonomies(vocabularies: Mapping[str, TermEntry]) -> dict[str, UUID]:
    """Return the keys of the vocabularies by slug, the new ones added."""
    keys = new_keys(Taxonomy, [term.vocabulary_key for term in vocabularies.values()])
    Taxonomy.objects.bulk_create(
        [
            Taxonomy(
                pk=key,
                slug=slug,
                name=term.vocabulary_name,
                description=term.vocabulary_description or term.vocabulary_name,
                uri=term.uri,
                version=term.vocabulary_version,
            )
            for key, (slug, term) in zip(keys, vocabularies.items(), strict=True)
        ],
        ignore_conflicts=True,
    )
    return dict(Taxonomy.objects.filter(slug__in=vocabularies).values_list("slug", "pk"))
