"""Inviting services of the directory to an event, at the address of their listing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.event_services import EventServicesForm, ServiceFindForm
from linkworkers.selectors import network_events as events
from linkworkers.selectors.event_guests import services_named
from linkworkers.services.event_guests import invite_services
from spcore.access import for_roles


@for_roles(*policies.MAY_CALL_EVENTS)
@require_http_methods(["GET", "POST"])
def event_services(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Look for them by name, tick whom to invite; each gets one private link."""
    actor = request.actor
    event = events.own_event(actor=actor, event_id=event_id)
    find = ServiceFindForm(request.GET if "q" in request.GET else None)
    words = find.cleaned_data["q"] if find.is_bound and find.is_valid() else ""
    found = services_named(actor=actor, words=words) if words else []
    form = EventServicesForm(request.POST if request.method == "POST" else None, found=found)
    if form.is_valid():
        number = invite_services(
            event_id=event.pk, actor=actor, at=timezone.now(), **form.cleaned_data
        )
        text = ngettext("%(n)d service invited", "%(n)d services invited", number)
        messages.success(request, text % {"n": number})
        return redirect("linkworkers:event_detail", event.pk)
    context = {"event": event, "find": find, "form": form, "found": found, "words": words}
    return render(request, "linkworkers/event_services.html", context)
