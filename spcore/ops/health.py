"""Is the service well? One line for each part, read from the database alone, and nobody in it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError, connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from spcore.audit import selectors as audit_selectors
from spcore.outbox import selectors as outbox_selectors
from spcore.outbox.models import State

# The name of each heartbeat, what it is in words, and how old it may be. No page ever asks the
# broker: the relay notes when it last answered.
PROCESSES = (
    ("relay", gettext_lazy("The relay, which hands messages on"), timedelta(seconds=60)),
    ("broker", gettext_lazy("The message broker, as the relay sees it"), timedelta(seconds=60)),
    ("worker", gettext_lazy("The worker, which sends messages"), timedelta(seconds=90)),
    ("beat", gettext_lazy("The clock, which starts regular work"), timedelta(seconds=90)),
)
OLDEST_DUE = timedelta(minutes=15)
LATEST_SEAL = timedelta(minutes=5)
LATEST_ANCHOR = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Part:
    """How one part of the service is. `seconds` is an age, `limit` the age at which it is ill."""

    name: str
    title: str
    is_well: bool
    says: str
    seconds: int | None = None
    limit: int | None = None


def parts(*, at: datetime) -> list[Part]:
    """Return every part; only the database where it does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        database = Part("database", _("The database"), True, _("It answers"))
        return [database, *_processes(at), _outbox(at), *_audit(at)]
    except DatabaseError:
        return [Part("database", _("The database"), False, _("It does not answer"))]


def _processes(at: datetime) -> list[Part]:
    beats = outbox_selectors.heartbeats()
    return [
        _aged(name, str(title), at - beats[name] if name in beats else None, limit)
        for name, title, limit in PROCESSES
    ]


def _outbox(at: datetime) -> Part:
    backlog = outbox_selectors.backlog(at=at)
    stuck = backlog.counts[State.DEAD] + backlog.counts[State.UNCERTAIN]
    part = _aged("outbox", _("The oldest message that is due"), backlog.oldest, OLDEST_DUE)
    waiting = ngettext(
        "%(n)d message waits for a person", "%(n)d messages wait for a person", stuck
    )
    says = f"{part.says}. {waiting % {'n': stuck}}" if stuck else part.says
    return Part(part.name, part.title, part.is_well, says, part.seconds, part.limit)


def _audit(at: datetime) -> list[Part]:
    state = audit_selectors.sealing_state(at=at)
    anchored = at - state.anchored_at if state.anchored_at else None
    return [
        _aged("audit_sealing", _("The oldest audit entry without a seal"), state.lag, LATEST_SEAL),
        _aged("audit_anchor", _("The last audit anchor"), anchored, LATEST_ANCHOR),
    ]


def _aged(name: str, title: str, age: timedelta | None, limit: timedelta) -> Part:
    if age is None:
        return Part(name, title, False, _("No sign of life yet"), None, _seconds(limit))
    seconds = max(_seconds(age), 0)
    says = _("%(age)s ago") % {"age": _in_words(seconds)} if seconds else _("Now")
    return Part(name, title, age <= limit, says, seconds, _seconds(limit))


def _seconds(age: timedelta) -> int:
    return int(age.total_seconds())


def _in_words(seconds: int) -> str:
    if seconds < 120:
        return ngettext("%(n)d second", "%(n)d seconds", seconds) % {"n": seconds}
    minutes = seconds // 60
    if minutes < 120:
        return _("%(n)d minutes") % {"n": minutes}
    return _("%(n)d hours") % {"n": minutes // 60}
