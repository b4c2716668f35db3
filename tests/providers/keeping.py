"""Listings that are due, owners who were asked, and the secret of their link."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from providers.models import Provider, Service
from providers.services.checks import issue_listings_link
from tests.factories.providers import ProviderFactory, ServiceFactory

INBOX = "office@choir.example"


def owner(**fields: object) -> Provider:
    """Return a provider with an address on file."""
    return ProviderFactory(organisation__workflow_email=INBOX, **fields)


def due(provider: Provider, *, days: int = 100, **fields: object) -> Service:
    """Return a listing of it that was last checked so many days ago."""
    on = timezone.localdate() - timedelta(days=days)
    return ServiceFactory(provider=provider, status="active", verified_on=on, **fields)


def opened(provider: Provider) -> Client:
    """Return a browser in which nobody is signed in that opened the provider's link."""
    token = issue_listings_link(provider_id=provider.pk, at=timezone.now())
    client = Client()
    client.post(f"/still-right/{token}/")
    return client
