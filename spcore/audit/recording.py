"""The one door into the trail."""

import logging
from collections.abc import Iterable
from enum import StrEnum
from operator import attrgetter
from uuid import UUID

from django.db import DatabaseError
from django.http import HttpRequest
from django.utils import timezone

from spcore.accounts.actor import Actor
from spcore.making import new
from spcore.writing import insert

log = logging.getLogger(__name__)
BY_NUMBER = attrgetter("int")  # as UUIDs sort, at a tenth of the calls


class Action(StrEnum):
    """What was done (security.md I1)."""

    READ = "read"
    LIST = "list"
    CREATE = "create"
    CHANGE = "change"
    SEARCH = "search"
    PRINT = "print"
    EXPORT = "export"
    COVER = "cover"
    SIGN_IN = "sign-in"
    DENY = "deny"
    SETTINGS = "settings"


class AuditUnavailable(Exception):
    """The trail cannot be written, so nothing may be shown."""


def record(
    *,
    actor: Actor,
    action: Action,
    label: str,
    people: Iterable[UUID | None] = (),
    shown: Iterable[str] = (),
    object_id: UUID | None = None,
    purpose: str = "",
    source: str = "",
) -> None:
    """
    Write one entry, in the caller's transaction if there is one, and wait until it is safe.

    :raises AuditUnavailable: when it cannot be written; then nothing may be shown or changed.
    """
    from spcore.audit.models import AuditEntry  # noqa: PLC0415  models load after the app registry

    entry = new(
        AuditEntry,
        at=timezone.now(),
        user_id=actor.user_id,
        role=actor.role or "",
        organisation_id=actor.organisation_id,
        action=action,
        people=sorted({person for person in people if person}, key=BY_NUMBER),
        shown=sorted(set(shown)),
        label=label[:100],
        object_id=object_id,
        purpose=purpose[:300],
        source=source,
    )
    insert(entry, refusal=_unavailable)


def _unavailable(error: DatabaseError) -> AuditUnavailable:
    log.error("audit entry not written: %s", type(error).__name__)
    return AuditUnavailable()


def source_of(request: HttpRequest) -> str:
    """
    Return the address a request came from.

    Anybody can write X-Forwarded-For: it counts only behind our own proxy (`BEHIND_PROXY`), and of
    it only what that proxy added.
    """
    from allauth.core.internal.httpkit import get_client_ip  # noqa: PLC0415  it loads models

    return get_client_ip(request) or ""
