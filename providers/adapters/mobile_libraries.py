"""Mobile library stops (librarydata "mobiles" CSV) with iCalendar rules for their rounds."""

from collections.abc import Iterator
from pathlib import Path

from providers.adapters.fields import Watch, day_code, known, place_of
from providers.adapters.records import entries_of_csv, files_in, nameless
from providers.models import ReferralRoute
from providers.services.directory_entry import (
    DirectoryEntry,
    Found,
    ProviderEntry,
    ScheduleEntry,
    Source,
    short_hash,
)
from spcore.loading.files import Row
from spcore.loading.report import Refusal
from spcore.needs import Need

SOURCE = Source("mobile-libraries", "Mobile library stops", "MIT; source councils")
REQUIRED = (
    "organisation",
    "mobile",
    "community",
    "stop",
    "address",
    "geox",
    "geoy",
    "day",
    "arrival",
    "departure",
    "frequency",
    "start",
)


def read(paths: list[Path]) -> Iterator[Found]:
    """Give the stops, each as a service of its own. :raises Unusable:"""
    for path in files_in(paths, ".csv"):
        yield from entries_of_csv(path, _read, required=REQUIRED)


def _read(row: Row) -> Found:
    organisation, stop = known(row["organisation"]), known(row["stop"])
    if not (organisation and stop):
        return nameless(row.number, "stop")
    rule = dict(part.split("=", 1) for part in row["frequency"].split(";") if "=" in part)
    if rule.get("FREQ", "WEEKLY") not in ("WEEKLY", "MONTHLY"):
        problem = f"{row['frequency']!r} is no rule we know."
        return Refusal(row.number, "frequency", problem, "Write it like FREQ=WEEKLY;INTERVAL=2.")
    watch = Watch(row.number)
    latitude, longitude = watch.coordinates(row["geoy"], row["geox"])
    community = known(row["community"])
    return DirectoryEntry(
        source_id=short_hash(organisation, row["mobile"], community, stop, row["day"]),
        name=f"Mobile library: {community}, {stop}" if community else f"Mobile library: {stop}",
        provider=ProviderEntry(
            source_id=organisation.casefold(), name=f"{organisation} mobile library"
        ),
        description=f"{known(row['mobile'])} stops here on its round.",
        needs=(Need.LONELINESS, Need.LEARNING),
        tags=("Mobile library",),
        is_free=True,
        referral_route=ReferralRoute.SELF,
        how_to_refer="Anybody can come to the stop.",
        url=watch.url(row.get("timetable"), "timetable"),
        places=place_of(
            [known(row["address"]) or stop],
            city=community,
            postcode=watch.postcode(row.get("postcode")),
            latitude=latitude,
            longitude=longitude,
        ),
        schedules=_schedules(row, rule, watch),
        row=row.number,
        warnings=tuple(watch.warnings),
    )


def _schedules(row: Row, rule: dict[str, str], watch: Watch) -> tuple[ScheduleEntry, ...]:
    interval = rule.get("INTERVAL", "1")
    return (
        ScheduleEntry(
            byday=rule.get("BYDAY") or day_code(row["day"]),
            opens_at=watch.clock(row["arrival"], "arrival"),
            closes_at=watch.clock(row["departure"], "departure"),
            freq=rule.get("FREQ", "WEEKLY"),
            interval=int(interval) if interval.isdecimal() and int(interval) else 1,
            dtstart=watch.day(row["start"], "start"),
            valid_to=watch.day(row.get("end"), "end"),
        ),
    )
