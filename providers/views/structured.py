"""A listing as search engines read it: its description, and schema.org in JSON."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from providers.models import Service
from providers.selectors import Place, ServiceDetail
from providers.selectors.wording import shorten

LONGEST = 155  # what search engines show of a description
# As Django's own json_script does: the words of a listing cannot end the element they stand in.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@dataclass(frozen=True, slots=True)
class FoundAs:
    """What a search engine is told of one page."""

    description: str
    structured: SafeString


def found_as(detail: ServiceDetail, *, address: str) -> FoundAs:
    """Return a published listing as schema.org says it; what nobody has said is left out."""
    service = detail.service
    words = service.description or service.eligibility or service.name
    said = _filled(
        {
            "@context": "https://schema.org",
            "@type": "Service",
            "name": service.name,
            "description": shorten(service.description, limit=1000),
            "url": address,
            "provider": _filled(
                {
                    "@type": "Organization",
                    "name": detail.provider,
                    "url": detail.provider_website,
                }
            ),
            "areaServed": service.area_served,
            "audience": _audience(service),
            "offers": _offer(service),
            "availableChannel": [_channel(service, place) for place in detail.places]
            or [_channel(service, None)],
        }
    )
    text = json.dumps(said, ensure_ascii=False).translate(ESCAPES)
    return FoundAs(shorten(words, limit=LONGEST), mark_safe(text))  # noqa: S308  escaped above


def _audience(service: Service) -> dict[str, Any] | None:
    ages = {"suggestedMinAge": service.minimum_age, "suggestedMaxAge": service.maximum_age}
    return {"@type": "PeopleAudience", **_filled(ages)} if _filled(ages) else None


def _offer(service: Service) -> dict[str, Any] | None:
    if not service.is_free:
        return None
    return {"@type": "Offer", "price": "0", "priceCurrency": "GBP"}


def _channel(service: Service, place: Place | None) -> dict[str, Any]:
    where = place and _filled(
        {"@type": "Place", "name": place.name, "address": ", ".join(place.address)}
    )
    phone = service.phone and {"@type": "ContactPoint", "telephone": service.phone}
    return _filled(
        {
            "@type": "ServiceChannel",
            "serviceUrl": service.url,
            "servicePhone": phone,
            "availableLanguage": service.languages,
            "serviceLocation": where,
        }
    )


def _filled(said: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value not in (None, "", [], {})}
