"""The head of every page: the service, the way out, the role's pages, who acts as what."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, get_urlconf
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.ui import navigation
from spcore.ui.addresses import address_of

TOKEN = SafeString("<!-- the token of this request -->")  # no escaped name can look like it


def header_html(actor: Actor, path: str, *, is_signed_in: bool, token: Any) -> SafeString:
    """Return the head for whoever asks; it is rendered once, but for the form's own `token`."""
    urlconf, language = get_urlconf(), get_language() or ""
    current = navigation.current(actor.role, path)
    is_signing_in = not is_signed_in and path == _address("accounts:sign_in")
    html = _header(actor, current, is_signed_in, is_signing_in, urlconf, language)
    if TOKEN not in html:
        return html
    field = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token)
    return SafeString(html.replace(TOKEN, field))


@lru_cache(maxsize=512)
def _header(
    actor: Actor,
    current: str,
    is_signed_in: bool,
    is_signing_in: bool,
    _urlconf: Any,
    _language: str,
) -> SafeString:
    answers = actor.role != Role.OTHER_REFERRER or actor.may_approve
    context = {
        "service_name": settings.SERVICE_NAME,
        "actor": actor,
        "is_signed_in": is_signed_in,
        "sign_in": "" if is_signing_in else _address("accounts:sign_in"),
        "token": TOKEN,
        "pages": navigation.items_for(actor.role, current, answers_for_people=answers),
        "urgent_url": navigation.urgent_url(actor.role),
        "news_url": navigation.news_url(actor.role),
    }
    return SafeString(render_to_string("components/header.html", context))


def _address(name: str) -> str:
    try:
        return address_of(name)
    except NoReverseMatch:
        return ""
