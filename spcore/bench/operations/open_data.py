"""Operations 11 and 12: the directory as open data, page and feed, and taking one in."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.db import transaction

from providers.models import Service
from spcore.bench.calling import Browser
from spcore.bench.floors import directory, exchange, importing
from spcore.bench.floors.hand import rows_of
from spcore.bench.operation import Case, Gate, Operation, same
from spcore.bench.parameters import World
from spcore.bench.timing import Effort
from spcore.needs import Need

LIST = "/open-referral/services"
FEED = f"{LIST}?format=ndjson&full=true"
SIZE = 50
LONG = Effort(rounds=3, calls=1, warm_up=1)  # a call takes seconds
SOURCE = "bench-import"
FEWEST, MOST = 200, 5_000  # listings taken in
HEADINGS = (
    *("id", "name", "organisation", "description", "category", "phone", "venue", "postcode"),
    *("day", "start time", "end time", "cost", "min age"),
)
LISTINGS = """
SELECT s.id, s.name, s.provider_name, s.description, s.needs, s.phone, s.minimum_age
FROM providers_service s ORDER BY s.id LIMIT %s
"""


def _feed() -> Iterator[bytes]:
    pieces: Iterator[bytes] = iter(Browser().get(FEED))
    return pieces


def _read_feed() -> int:
    return sum(map(len, _feed()))


def _whole_feed(world: World) -> list[Case]:
    number = exchange.store(_feed())
    expected = rows_of(
        "SELECT count(*) FROM providers_service WHERE status = 'active' AND NOT is_private"
        " AND provider_is_open"
    )
    return [
        Case(
            label=f"{number:,} services",
            fast=_read_feed,
            floor=exchange.stored_feed,
            check=partial(_check_feed, number, expected[0][0]),
        )
    ]


def _check_feed(number: int, expected: int) -> None:
    same(number, expected, what="services in the feed")
    same(_read_feed(), exchange.stored_feed(), what="bytes of the feed")


def _first_byte(world: World) -> list[Case]:
    return [
        Case(
            label="first line of the feed",
            fast=lambda: next(_feed()),
            floor=partial(directory.by_key, world.some_services),
            check=lambda: same(
                "id" in json.loads(next(_feed()).splitlines()[0]),
                True,
                what="a listing in the first line",
            ),
        )
    ]


def _pages(world: World) -> list[Case]:
    number = exchange.store(_feed())
    last = max(number // SIZE, 1)
    return [_page(label, page) for label, page in (("first", 1), ("last whole", last))]


def _page(label: str, page: int) -> Case:
    address = f"{LIST}?full=true&page={page}&per_page={SIZE}"
    browser, skipped = Browser(), (page - 1) * SIZE

    def ask() -> bytes:
        content: bytes = browser.get(address).content
        return content

    def check() -> None:
        found, expected = json.loads(ask()), json.loads(exchange.stored_page(SIZE, skipped))
        same(found["total_items"], expected["total_items"], what="services in all")
        same(found["contents"], expected["contents"], what="services of a page")

    return Case(
        label=f"the {label} page of {SIZE}",
        fast=ask,
        floor=partial(exchange.stored_page, SIZE, skipped),
        check=check,
    )


@cache
def _folder() -> TemporaryDirectory[str]:
    """Return a folder that goes with the process."""
    return TemporaryDirectory(prefix="bench-")


def _table() -> tuple[Path, int]:
    """Write a table of listings as somebody would send it; return it, and how many it has."""
    wanted = max(FEWEST, min(MOST, Service.objects.count() // 2))
    labels = {need.value: str(need.label) for need in Need}
    path = Path(_folder().name) / "listings.csv"
    rows = rows_of(LISTINGS, [wanted])
    with path.open("w", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(HEADINGS)
        for place, (_key, name, provider, about, needs, phone, youngest) in enumerate(rows):
            lines.writerow(
                [
                    *(f"row {place}", name, provider, about),
                    "; ".join(labels[need] for need in needs),
                    *(phone, "Hall", "PR1 1AA", "Monday", "10:00", "12:00", "Free"),
                    youngest or "",
                ]
            )
    return path, len(rows)


def _load(path: Path) -> None:
    said = io.StringIO()
    options = {"source_slug": SOURCE, "stdout": said, "stderr": said}
    call_command("load_directory", "table", str(path), **options)


def _undone(call: Callable[[], object]) -> Callable[[], None]:
    """Return the call with all that it wrote undone."""

    def undone() -> None:
        with transaction.atomic():
            call()
            transaction.set_rollback(True)

    return undone


def _new(world: World) -> list[Case]:
    path, number = _table()
    with transaction.atomic():
        _load(path)
        written = importing.rows_written()
        transaction.set_rollback(True)
    return [
        Case(
            label=f"{number:,} new",
            fast=_undone(partial(_load, path)),
            floor=_undone(partial(importing.copy_in, written)),
            check=_undone(partial(_check_new, path, number)),
        )
    ]


def _check_new(path: Path, number: int) -> None:
    _load(path)
    same(Service.objects.filter(source=SOURCE).count(), number, what="listings taken in")


def _again(world: World) -> list[Case]:
    """Read a table whose listings are all there: as they are, and as if each had changed."""
    path, number = _table()
    _load(path)

    def anew() -> None:
        Service.objects.filter(source=SOURCE).update(hash="")
        _load(path)

    def check() -> None:
        before = list(Service.objects.filter(source=SOURCE).values_list("pk", "version"))
        _load(path)
        after = list(Service.objects.filter(source=SOURCE).values_list("pk", "version"))
        same(sorted(after), sorted(before), what="listings left alone")
        same(len(after), number, what="listings there")

    return [
        Case(
            label=f"{number:,} unchanged",
            fast=partial(_load, path),
            floor=_undone(anew),
            check=check,
        )
    ]


OPEN_DATA = (
    Operation(
        number="11",
        name="Open Referral UK, a page of 50 in full",
        over="stored",
        gate=Gate(ratio=2.0, goal=1.25, seeks=True),
        cases=_pages,
    ),
    Operation(
        number="11b",
        name="Open Referral UK, first line of the feed",
        over="FK",
        gate=Gate(ratio=30.0, milliseconds=150, seeks=True),
        cases=_first_byte,
    ),
    Operation(
        number="11f",
        name="Open Referral UK, all of the feed",
        over="stored",
        gate=Gate(ratio=2.0, goal=1.25, megabytes=25),
        cases=_whole_feed,
        effort=LONG,
    ),
    Operation(
        number="12",
        name="import of new listings",
        over="COPY",
        gate=Gate(ratio=4.0, goal=2.0, queries=25),
        cases=_new,
        effort=LONG,
    ),
    Operation(
        number="12b",
        name="import again, nothing changed",
        over="upsert all",
        gate=Gate(ratio=0.05, goal=0.025, queries=25),
        cases=_again,
        effort=LONG,
    ),
)
