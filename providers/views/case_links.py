"""The way between the directory and the case a link worker searches it for (`?for=<referral>`)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.urls import NoReverseMatch

from providers import selectors
from providers.selectors import CaseSearch
from spcore.accounts.roles import Role
from spcore.ui.addresses import address_of


@dataclass(frozen=True, slots=True)
class CaseLinks:
    """A case that services are looked for, and where its own pages are."""

    case_id: UUID
    back: str

    def offer(self, service_id: UUID) -> str:
        """Return where this service is offered to the person; "" while there is no such page."""
        return _address("linkworkers:onward_offer", self.case_id, service_id)

    def keep(self, service_id: UUID) -> str:
        """Return where this service is put on the person's shortlist, likewise."""
        return _address("linkworkers:shortlist_add", self.case_id, service_id)

    @property
    def shortlist(self) -> str:
        """Return where the person's shortlist is, likewise."""
        return _address("linkworkers:shortlist_list", self.case_id)

    @property
    def query(self) -> str:
        """Return what keeps the case in an address of the directory."""
        return f"for={self.case_id}"


def case_links(request: HttpRequest) -> CaseLinks | None:
    """Return the case of the address. Only a link worker has one; its own pages check access."""
    if request.actor.role != Role.LINK_WORKER:  # type: ignore[attr-defined]
        return None
    try:
        case_id = UUID(request.GET.get("for", ""))
    except ValueError:
        return None
    return CaseLinks(case_id=case_id, back=_address("linkworkers:case_detail", case_id))


def thread_of(request: HttpRequest) -> str:
    """Return the thread with a service that somebody came from (`?onward=`), or nothing."""
    try:
        return _address("referrals:onward_thread", UUID(request.GET.get("onward", "")))
    except ValueError:
        return ""


def search_for(request: HttpRequest, case: CaseLinks | None, *, at: datetime) -> CaseSearch:
    """Return where the person of the case lives and what they need; no postcode in the address."""
    if case is None:
        return CaseSearch()
    actor = request.actor  # type: ignore[attr-defined]
    return selectors.search_of_case(actor=actor, case_id=case.case_id, at=at)


def _address(name: str, *args: UUID) -> str:
    try:
        return address_of(name, *args)
    except NoReverseMatch:
        return ""
