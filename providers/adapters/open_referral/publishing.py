"""Our listings as Open Referral UK v3 (HSDS-UK 3.0): pure, values in and plain JSON values out."""

from typing import Any

from providers.adapters.open_referral.places import location
from providers.adapters.open_referral.publishing_details import (
    areas,
    attributes,
    contacts,
    costs,
    documents,
    funding,
    languages,
    links,
    phones,
    schedules,
    told_area,
)
from providers.adapters.open_referral.values import (
    derived_id,
    landline,
    moment,
    record,
    shared_mailbox,
    web_address,
)
from providers.models import Capacity, Provider, Service, Taxonomy, TaxonomyTerm

# Our own of a service, under their names with `sp_` before; those that nobody said stay out.
OWN = (
    *("needs", "capacity", "wait_weeks", "is_free", "in_person", "at_home", "online", "by_phone"),
    *("one_to_one", "small_group", "large_group", "is_quiet", "accompanied_first_visit"),
    *("women_only", "women_only_words", "offers_transport", "transport_help", "referral_route"),
    *("opening_text", "is_term_time_only", "made_for", "made_for_words"),
)


def organization(provider: Provider) -> dict[str, Any]:
    """Return a provider as an organization."""
    about = provider.organisation
    return record(
        id=str(provider.pk),
        name=about.name,
        alternate_name=provider.alternate_name,
        description=provider.description or about.name,
        website=web_address(provider.website),
        email=shared_mailbox(about.email),
        logo=web_address(provider.logo),
        uri=web_address(provider.uri),
        legal_status=provider.legal_status,
        year_incorporated=provider.year_incorporated,
        parent_organization_id=provider.parent_id and str(provider.parent_id),
    )


def organization_in_full(provider: Provider) -> dict[str, Any]:
    """Return an organization with its registrations and telephone number."""
    known = [
        ("GB-CHC", "Charity number", provider.charity_number),
        ("GB-COH", "Company number", provider.company_number),
        *((row.scheme, row.kind, row.identifier) for row in provider.identifiers.all()),
    ]
    identifiers = [
        record(
            id=derived_id(provider.pk, scheme or kind, number),
            organization_id=str(provider.pk),
            identifier_scheme=scheme,
            identifier_type=kind,
            identifier=number,
        )
        for scheme, kind, number in sorted(known)
        if number
    ]
    number = landline(provider.organisation.phone)
    phone = {"id": derived_id(provider.pk, "phone", number), "number": number}
    return organization(provider) | record(
        organization_identifiers=identifiers,
        phones=[phone | {"organization_id": str(provider.pk)}] if number else [],
    )


def service_in_brief(service: Service) -> dict[str, Any]:
    """Return what a service cannot be without, and when it changed (`minimal`)."""
    return record(
        id=str(service.pk),
        name=service.name,
        status=service.status,
        last_modified=moment(service.modified_at),
    )


def service_in_list(service: Service) -> dict[str, Any]:
    """Return a service as lists show it; fields that start with `sp_` are our own."""
    weeks = 0 if service.capacity == Capacity.OPEN else service.wait_weeks or 0
    own = {f"sp_{name}": getattr(service, name) for name in OWN}
    return service_in_brief(service) | record(
        organization_id=str(service.provider_id),
        alternate_name=service.alternate_name,
        description=service.description,
        url=web_address(service.url),
        email=shared_mailbox(service.email),
        interpretation_services=service.interpretation,
        fees="" if service.is_free else service.fees,
        fees_description="Free" if service.is_free else service.fees,
        application_process=service.how_to_refer,
        eligibility_description=service.eligibility,
        accreditations=service.accreditations,
        licenses=service.licences,
        wait_time=f"About {weeks} week{'' if weeks == 1 else 's'}" if weeks else "",
        minimum_age=service.minimum_age,
        maximum_age=service.maximum_age,
        assured_date=service.verified_on and service.verified_on.isoformat(),
        assurer_email=shared_mailbox(service.assurer_email),
        alert=service.alert,
        organization=organization(service.provider),
        **own,
    )


def service_in_full(service: Service) -> dict[str, Any]:
    """Return a service with all that hangs on it. Expects `in_full`'s prefetches."""
    nested = record(
        phones=phones(service),
        schedules=schedules(service),
        service_areas=areas(service),
        service_at_locations=[service_at_location(row) for row in service.places.all()],
        languages=languages(service, service.languages),
        cost_options=costs(service),
        contacts=contacts(service),
        required_documents=documents(service),
        additional_urls=links(service),
        funding=funding(service),
        attributes=attributes(service, taxonomy_term),
        organization=organization_in_full(service.provider),
        sp_area_served=told_area(service),
    )
    return service_in_list(service) | nested


def service_at_location(row: Any) -> dict[str, Any]:
    """Return a service at one of its places."""
    return record(
        id=str(row.pk),
        service_id=str(row.service_id),
        location_id=str(row.location_id),
        description=row.description,
        location=location(row.location),
    )


def service_at_location_in_full(row: Any) -> dict[str, Any]:
    """Return a service at one of its places, with the service."""
    return service_at_location(row) | {"service": service_in_list(row.service)}


def organization_with_services(provider: Provider) -> dict[str, Any]:
    """Return an organization with each of its services in full."""
    services = [service_in_full(service) for service in provider.services.all()]
    return organization_in_full(provider) | record(services=services)


def taxonomy(row: Taxonomy) -> dict[str, Any]:
    """Return a vocabulary."""
    return record(
        id=str(row.pk),
        name=row.name,
        description=row.description or row.name,
        uri=web_address(row.uri),
        version=row.version,
    )


def taxonomy_term(row: TaxonomyTerm) -> dict[str, Any]:
    """Return a term, with the vocabulary it is from."""
    return record(
        id=str(row.pk),
        code=row.code,
        name=row.name,
        description=row.description or row.name,
        parent_id=row.parent_id and str(row.parent_id),
        taxonomy=row.taxonomy.name,
        taxonomy_id=str(row.taxonomy_id),
        taxonomy_detail=taxonomy(row.taxonomy),
        term_uri=web_address(row.uri),
        language=row.language,
    )
