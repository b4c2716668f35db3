"""Addresses of network events, and of the private link that invites to one."""

from django.urls import path

from linkworkers.views.event_action_add import event_action_add
from linkworkers.views.event_action_settle import event_action_settle
from linkworkers.views.event_add import event_add
from linkworkers.views.event_answer import event_answer
from linkworkers.views.event_by_link import event_by_link
from linkworkers.views.event_calendar import event_calendar
from linkworkers.views.event_call_off import event_call_off
from linkworkers.views.event_detail import event_detail
from linkworkers.views.event_edit import event_edit
from linkworkers.views.event_guest_add import event_guest_add
from linkworkers.views.event_guest_again import event_guest_again
from linkworkers.views.event_guest_remove import event_guest_remove
from linkworkers.views.event_invite import event_invite
from linkworkers.views.event_link_calendar import event_link_calendar
from linkworkers.views.event_link_open import event_link_open
from linkworkers.views.event_list import event_list
from linkworkers.views.event_notes import event_notes
from linkworkers.views.event_services import event_services

EVENT = "events/<uuid:event_id>/"
GUEST = "events/guests/<uuid:guest_id>/"
urlpatterns = [
    path("events/", event_list, name="event_list"),
    path("events/add/", event_add, name="event_add"),
    path(EVENT, event_detail, name="event_detail"),
    path(f"{EVENT}edit/", event_edit, name="event_edit"),
    path(f"{EVENT}invite/", event_invite, name="event_invite"),
    path(f"{EVENT}answer/", event_answer, name="event_answer"),
    path(f"{EVENT}off/", event_call_off, name="event_call_off"),
    path(f"{EVENT}event.ics", event_calendar, name="event_calendar"),
    path(f"{EVENT}notes/", event_notes, name="event_notes"),
    path(f"{EVENT}actions/add/", event_action_add, name="event_action_add"),
    path(
        "events/actions/<uuid:event_action_id>/done/",
        event_action_settle,
        name="event_action_settle",
    ),
    path(f"{EVENT}guests/add/", event_guest_add, name="event_guest_add"),
    path(f"{EVENT}guests/services/", event_services, name="event_services"),
    path(f"{GUEST}again/", event_guest_again, name="event_guest_again"),
    path(f"{GUEST}remove/", event_guest_remove, name="event_guest_remove"),
    path("come/", event_by_link, name="event_by_link"),
    path("come/event.ics", event_link_calendar, name="event_link_calendar"),
    path("come/<str:token>/", event_link_open, name="event_link_open"),
]
