"""The directory: search by words, needs and distance; for everybody, without scripts."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from providers import selectors
from providers.forms.choices import DISTANCES
from providers.forms.directory import DirectoryForm
from providers.selectors import CaseSearch, ServicePage, ServiceQuery
from providers.views.case_links import case_links, search_for
from providers.views.directory_rows import results
from spcore.access import for_anybody
from spcore.responses import audited_render


@for_anybody
@require_http_methods(["GET"])
def directory(request: HttpRequest) -> HttpResponse:
    """Show the search form and a page of what was found. A wrong postcode shows by its field."""
    now = timezone.now()
    case = case_links(request)
    known = search_for(request, case, at=now)
    asked = _asked(request.GET, known)
    form = DirectoryForm(asked, has_case=case is not None)
    context: dict[str, Any] = {"form": form, "case": case, "reset": _address(case)}
    if form.is_valid():
        query = form.query(on=timezone.localdate(now), origin=known.origin)
        actor = request.actor  # type: ignore[attr-defined]
        page = selectors.search_services(actor=actor, query=query)
        shown = {
            "case": case,
            "shows_assurance": actor.is_known,
            "asked": asked.urlencode(),
        }
        context |= {
            "results": results(page.rows, **shown),
            "beside": results(page.beside, **shown),
            "heading": _heading(page, query),
            "page": page,
            "query": query,
            "next_url": _changed(asked, after=page.next) if page.next else "",
            "first_url": _changed(asked, after="") if query.after else "",
            "beside_url": _apart(asked, query),
            "wider": _wider(asked, query),
        }
    if known.person_id is None:
        return render(request, "providers/directory.html", context)
    whose = {"people": [known.person_id], "shown": {"needs"}}
    return audited_render(request, "providers/directory.html", context, **whose)


def _asked(given: QueryDict, known: CaseSearch) -> QueryDict:
    """Return what was asked for; a search for a case begins with the person's own needs."""
    asked = given.copy()
    if known.needs and "asked" not in asked and "need" not in asked:
        asked.setlist("need", list(known.needs))
        asked["asked"] = "1"
    return asked


def _address(case: Any) -> str:
    return reverse("providers:directory") + (f"?{case.query}" if case else "")


def _changed(asked: QueryDict, **changes: str) -> str:
    """Return the address with some answers changed; empty ones are left out."""
    changed = asked.copy()
    for name, value in changes.items():
        changed[name] = value
    for name in list(changed):
        kept = [value for value in changed.getlist(name) if value]
        changed.setlist(name, kept)
        if not kept:
            del changed[name]
    return f"{reverse('providers:directory')}?{changed.urlencode()}"


def _apart(asked: QueryDict, query: ServiceQuery) -> str:
    if not query.is_nearest_first or query.after is not None:
        return ""
    return _changed(asked, after="", anywhere="on")


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
    return _("%(count)s within %(km)g km of %(place)s, nearest first") % {
        "count": count,
        "km": query.within_km,
        "place": query.origin.label,
    }


def _wider(asked: QueryDict, query: ServiceQuery) -> list[tuple[str, str]]:
    """Return what could be let go of where nothing was found: a text and an address each."""
    ways = []
    if query.is_nearest_first:
        further = [km for km, _label in DISTANCES if float(km) > query.within_km]
        for km in further[:1] + further[-1:]:
            text = _("Look within %(km)s km") % {"km": km}
            ways.append((text, _changed(asked, within=km, after="")))
    given = (
        ("q", query.words, _("Leave out the words")),
        ("need", query.needs, _("Look at every need")),
        ("age", query.age is not None, _("Leave out the age")),
        ("language", query.language, _("Any language")),
        ("free", query.is_free, _("Also what costs something")),
        ("places", query.has_places, _("Also what is full or has a waiting list")),
        ("step_free", query.step_free, _("Also places that did not say they are step-free")),
    )
    ways += [(text, _changed(asked, **{name: "", "after": ""})) for name, on, text in given if on]
    return list(dict(ways).items())
