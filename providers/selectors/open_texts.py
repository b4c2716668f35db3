"""The open data's listings in full as texts: the kept ones, and for want of one, a new one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import (
    Case,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    When,
)
from django.db.models.functions import Cast

from providers.models import OpenText, OpenTextDue, Service
from providers.selectors.open_data import CHUNK, SOON, in_full, open_services
from providers.selectors.written import KEY, sql_of

PIECE = 1_000  # texts that are in memory at a time where all are given

Row = tuple[str, str | None]  # key and text of a listing
Written = dict[str, str]  # text by key


@dataclass(frozen=True, slots=True)
class OpenTexts:
    """How texts are told: `form` is that of the code that writes them, `write` that code."""

    form: str
    write: Callable[[Service], str]

    def of(self, rows: QuerySet[Service]) -> list[str]:
        """Return the texts of some services by name and id. `rows` may be a slice."""
        some = Service.objects.filter(pk__in=rows.values("pk")).order_by("name", "pk")
        found = _read(*sql_of(self._kept(some)))
        return _told(found, self._written(open_services(), _wanting(found)))

    def every(self, rows: QuerySet[Service]) -> Iterator[list[str]]:
        """Give the texts of all services by their keys, the first few soon, in constant memory."""
        # Said of the text too: the two are read side by side then, each from there on.
        from_there = Q(open_text__pk__gt=KEY)
        behind = self._kept(rows.filter(pk__gt=KEY), from_there).order_by("pk")
        soon, then = sql_of(behind[: min(SOON, PIECE)]), sql_of(behind[:PIECE])
        found, written = _read(*soon, after=str(UUID(int=0))), Written()
        size = SOON  # somebody waits for the first piece: as little as it takes goes with it
        while found:
            wanting = [key for key in _wanting(found) if key not in written]
            written |= self._ahead(rows, wanting, size)
            yield _told(found, written)
            last, size = found[-1][0], CHUNK
            written = {key: text for key, text in written.items() if key > last}
            found = _read(*then, after=last)

    def _ahead(self, rows: QuerySet[Service], wanting: list[str], size: int) -> Written:
        """
        Write what is wanting, `size` at a time, and fill the last of these up.

        What is due behind it goes with it, so few that are due anywhere cost few trips.
        """
        written = Written()
        for start in range(0, len(wanting), size):
            some = wanting[start : start + size]
            if len(some) < size:
                some += _due_after(some[-1], size - len(some))
            written |= self._written(rows, some)
        return written

    def _written(self, rows: QuerySet[Service], keys: list[str]) -> Written:
        """Return the texts of those of some services that are among `rows`, as they are now."""
        if not keys:
            return {}
        found = in_full(rows.filter(pk__in=keys).order_by())
        return {str(row.pk): self.write(row) for row in found}

    def _kept(self, rows: QuerySet[Service], which: Q | None = None) -> QuerySet[Service, Row]:
        due = OpenTextDue.objects.filter(service_id=OuterRef("pk"))
        texts = Q(open_text__form=self.form) & (which or Q())
        rows = rows.select_related(None).alias(kept=FilteredRelation("open_text", condition=texts))
        body = Case(When(~Exists(due), then=F("kept__body")))
        return rows.values_list(Cast("pk", TextField()), body)


def _wanting(found: list[Row]) -> list[str]:
    return [key for key, text in found if text is None]


def _told(found: list[Row], written: Written) -> list[str]:
    """Fill in what is not kept; a listing that was taken back meanwhile is left out."""
    texts = (written.get(key) if text is None else text for key, text in found)
    return [text for text in texts if text is not None]


def _due_after(key: str, number: int) -> list[str]:
    """Return the next services that are due, by their keys."""
    due = OpenTextDue.objects.filter(service_id__gt=key).order_by("service_id")
    return [str(each) for each in due.values_list("service_id", flat=True).distinct()[:number]]


def _read(sql: str, parameters: tuple[Any, ...], *, after: str = "") -> list[Row]:
    """Return the rows as the driver gives them: the ORM would look at each value of each."""
    if not sql:
        return []
    with connection.cursor() as cursor:
        cursor.execute(sql, [after if each == KEY else each for each in parameters])
        found: list[Row] = cursor.fetchall()
        return found


def without_text(form: str) -> QuerySet[Service]:
    """Return the services of the open data that have no text of this form."""
    texts = OpenText.objects.filter(service=OuterRef("pk"), form=form)
    return open_services().filter(~Exists(texts)).order_by("pk")
