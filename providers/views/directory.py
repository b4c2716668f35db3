"""The directory: search by words, needs and distance; for everybody, without scripts."""

from copy import copy
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import get_urlconf, reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies, selectors
from providers.forms.choices import DISTANCES
from providers.forms.directory import DirectoryForm
from providers.forms.directory_print import fields_of_search
from providers.policies import Action
from providers.selectors import CaseSearch, ServicePage, ServiceQuery
from providers.selectors.ordering import RANKED
from providers.views.case_links import case_links, search_for
from providers.views.directory_asked import Asked, asked_of
from providers.views.directory_map import map_of
from providers.views.directory_narrowing import narrower
from providers.views.directory_rows import results, rows_for
from spcore.access import for_anybody
from spcore.accounts.roles import Role
from spcore.responses import audited_render
from spcore.ui.addresses import address_of

# What could be let go of where nothing was found.
LET_GO = (
    ("q", gettext_lazy("Leave out the words")),
    ("need", gettext_lazy("Look at every need")),
    ("age", gettext_lazy("Leave out the age")),
    ("language", gettext_lazy("Any language")),
    ("day", gettext_lazy("On any day")),
    ("part", gettext_lazy("At any time of day")),
    ("free", gettext_lazy("Also what costs something")),
    ("places", gettext_lazy("Also what is full or has a waiting list")),
    ("fresh", gettext_lazy("Also what was not checked lately")),
    ("women", gettext_lazy("Also what is not for women only")),
    ("way", gettext_lazy("However it is given")),
    ("size", gettext_lazy("With however many others")),
    ("quiet", gettext_lazy("Also where nobody said that it is quiet")),
    ("accompanied", gettext_lazy("Also where nobody can come along")),
    ("transport", gettext_lazy("Also without help to get there")),
    ("step_free", gettext_lazy("Also places that did not say they are step-free")),
    ("toilet", gettext_lazy("Also places that did not name an accessible toilet")),
    ("loop", gettext_lazy("Also places that did not name a hearing loop")),
    ("parking", gettext_lazy("Also places that did not name parking")),
)

FEW = 5  # with fewer on the page than these, a wider circle is offered
# Who writes down what people tell of how it went.
TELL = frozenset({Role.LINK_WORKER, Role.SUPERVISOR, Role.SCHEME_ADMIN})


@for_anybody
@require_http_methods(["GET"])
def directory(request: HttpRequest) -> HttpResponse:
    """Show the search form and a page of what was found. A wrong postcode shows by its field."""
    now = timezone.now()
    case = case_links(request)
    known = search_for(request, case, at=now)
    asked = _asked(request.GET, known)
    form = DirectoryForm(asked, has_case=case is not None)
    context: dict[str, Any] = {
        "form": form,
        "case": case,
        "reset": _address(case),
        "shortlist": case.shortlist if case else "",
        "beside_links": _beside(request.actor.role, get_urlconf(), get_language()),  # type: ignore[attr-defined]
    }
    if case:
        context["csrf_token"] = get_token(request)  # each one made takes five hundred calls
    if form.is_valid():
        query = form.query(on=timezone.localdate(now), origin=known.origin)
        context |= _found(request, query, asked_of(asked), context)
    context["fields"] = fields_of_search(form)
    if known.person_id is None:
        return render(request, "providers/directory.html", context)
    whose = {"people": [known.person_id], "shown": {"needs"}}
    return audited_render(request, "providers/directory.html", context, **whose)


def _found(
    request: HttpRequest, query: ServiceQuery, asked: Asked, context: dict[str, Any]
) -> dict[str, Any]:
    """Return what was found, and the ways on from it."""
    actor = request.actor  # type: ignore[attr-defined]
    page = selectors.search_services(actor=actor, query=query)
    shared = rows_for(
        case=context["case"],
        shows_assurance=actor.is_known,
        asked=asked.given,
        token=context.get("csrf_token", ""),
    )
    place = query.origin.label if query.origin else ""
    return {
        "results": results(page.rows, shared),
        "beside": results(page.beside, shared),
        "narrower": narrower(page.facets, asked),
        "map": map_of(page.rows, within_km=query.within_km, place=place),
        "of_part": _of_part(page, query),
        "of_ranked": _of_ranked(page, query),
        "heading": _heading(page, query),
        "page": page,
        "query": query,
        "next_url": asked.changed(after=page.next) if page.next else "",
        "first_url": asked.changed(after="") if query.after else "",
        "beside_url": _apart(asked, query),
        "wider": [] if page.rows else _wider(asked, query),
        "further": _further(asked, query)[:1] if _is_short(page, query) else [],
    }


def _asked(given: QueryDict, known: CaseSearch) -> QueryDict:
    """Return what was asked for; a search for a case begins with the person's own needs."""
    if not known.needs or "asked" in given or "need" in given:
        return given
    asked = copy(given)  # which may be changed, as the request's own may not
    asked.setlist("need", list(known.needs))
    asked["asked"] = "1"
    return asked


def _address(case: Any) -> str:
    return address_of("providers:directory") + (f"?{case.query}" if case else "")


@lru_cache(maxsize=64)
def _beside(role: Role | None, _urlconf: Any, _language: str | None) -> SafeString:
    """Return links to the pages beside the directory for a role: what changed, what they said."""
    pages = (
        (Action.WATCH, "linkworkers:directory_news", _("What changed near you")),
        (Action.PROPOSE, "providers:proposal_list", _("Proposed changes")),
        (Action.IMPORT, "providers:directory_import_list", _("Bring a list in")),
        (Action.EXPORT, "providers:directory_export", _("Take everything out")),
    )
    found = [(reverse(name), text) for may, name, text in pages if role in policies.WHO_MAY[may]]
    found += [(reverse("referrals:story_list"), _("Stories"))] if role in TELL else []
    return format_html_join("", '<a href="{}">{}</a>', found)


def _apart(asked: Asked, query: ServiceQuery) -> str:
    if not query.has_distance or query.after is not None:
        return ""
    return asked.changed(after="", anywhere="on")


def _heading(page: ServicePage, query: ServiceQuery) -> str:
    if query.after is not None:
        return _("More services")
    if not page.rows:
        return _("No services found")
    single = "" if not page.total_is_one else page.total
    count = ngettext("%(n)s service", "%(n)s services", 1 if single else 2) % {"n": page.total}
    if query.without_place:
        return _("%(count)s without a distance") % {"count": count}
    if query.origin is None:
        return _("%(count)s found") % {"count": count}
    nearest = _("%(count)s within %(km)g km of %(place)s, nearest first")
    fitting = _("%(count)s within %(km)g km of %(place)s, best fit first")
    return (nearest if query.is_nearest_first else fitting) % {
        "count": count,
        "km": query.within_km,
        "place": query.origin.label,
    }


def _of_part(page: ServicePage, query: ServiceQuery) -> str:
    """Return of which part of what was found the ways to narrow it were counted."""
    counted = {"n": page.facets.counted}
    if query.has_distance:
        return _("A “+” means “or more”: counted among the nearest %(n)s.") % counted
    if query.words:
        return _("A “+” means “or more”: counted among %(n)s of them.") % counted
    return _("A “+” means “or more”: counted among the first %(n)s by name.") % counted


def _is_short(page: ServicePage, query: ServiceQuery) -> bool:
    """Tell whether so few were found in all that one would look further."""
    return query.after is None and 0 < len(page.rows) < FEW


def _of_ranked(page: ServicePage, query: ServiceQuery) -> str:
    """Return that not all can be reached, where more hold the words than are put in order."""
    if not query.words or query.has_distance or page.facets.total <= RANKED:
        return ""
    return _("%(n)s of them are listed here. Narrow the search to reach the others.") % {
        "n": RANKED
    }


def _further(asked: Asked, query: ServiceQuery) -> list[tuple[str, str]]:
    """Return the wider circles that could be looked in, the next one first."""
    if not query.has_distance:
        return []
    further = [km for km, _label in DISTANCES if float(km) > query.within_km]
    return [
        (_("Look within %(km)s km") % {"km": km}, asked.changed(within=km, after=""))
        for km in further
    ]


def _wider(asked: Asked, query: ServiceQuery) -> list[tuple[str, str]]:
    """Return what could be let go of where nothing was found: a text and an address each."""
    further = _further(asked, query)
    ways = further[:1] + further[-1:]
    given = ((name, str(text)) for name, text in LET_GO if name in asked.answers)
    ways += [(text, asked.changed(after="", **{name: ""})) for name, text in given]
    return list(dict(ways).items())
