"""Greater Manchester's open data: libraries, jobcentres, sports, families, mental health."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from providers.adapters.fields import Watch, known, place_of, split_address
from providers.adapters.records import entries_of_csv, files_in, nameless
from providers.adapters.taxonomies.sports import SPORTS
from providers.adapters.taxonomies.words import needs_of_words
from providers.models import ReferralRoute
from providers.services.directory_entry import (
    DirectoryEntry,
    Found,
    Note,
    ProviderEntry,
    Source,
    TermEntry,
    short_hash,
)
from spcore.loading.files import Row, read_text
from spcore.loading.report import Refusal, Unusable
from spcore.needs import Need

SOURCE = Source("gm", "Greater Manchester open data (Trafford Data Lab)", "OGL v3")
ACCESS = {
    "disability_parking": "parking",
    "disability_finding_reaching_entrance": "finding and reaching the entrance",
    "disability_reception_area": "reception",
    "disability_activity_area": "activity area",
    "disability_social_areas": "social areas",
    "disability_spectator_areas": "spectator areas",
    "disability_doorways": "doorways",
    "disability_emergency_exits": "emergency exits",
    "disability_toilets": "toilets",
    "disability_changing_facilities": "changing rooms",
}
STEP_FREE = ("disability_finding_reaching_entrance", "disability_doorways")
PRIVATE = "Private Use"


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the files, told by columns no other has, and what its rows are."""

    slug: str
    told_by: tuple[str, ...]
    needs: tuple[Need, ...]
    text: str
    provider: str = ""
    suffix: str = ""
    route: ReferralRoute = ReferralRoute.CONTACT
    is_free: bool | None = None


FACILITY = Kind(
    "facility",
    ("site_id", "site_name", "facility_type", "access_type", "street", "town", "postcode"),
    (Need.ACTIVITY,),
    "",
)
KINDS = (
    Kind(
        "library",
        ("name", "address", "postcode", "type", "email", "website"),
        (Need.LONELINESS, Need.LEARNING, Need.DIGITAL),
        "Public library.",
        route=ReferralRoute.SELF,
        is_free=True,
    ),
    Kind("club", ("name", "category", "address", "postcode"), (Need.ACTIVITY,), "Sports club."),
    Kind(
        "mental-health",
        ("name", "description", "address", "postcode", "telephone", "website"),
        (Need.MOOD,),
        "",
    ),
    Kind(
        "childrens-centre",
        ("name", "address", "postcode", "telephone", "unique_reference_number"),
        (Need.FAMILY,),
        "Children's centre: help and groups for families with young children.",
        provider="Trafford Council",
    ),
    Kind(
        "jobcentre",
        ("name", "address", "postcode", "area_name", "area_code", "lon", "lat"),
        (Need.BENEFITS, Need.WORK),
        "Jobcentre Plus: looking for work, and Universal Credit.",
        provider="Jobcentre Plus",
        suffix=" Jobcentre",
        route=ReferralRoute.SELF,
        is_free=True,
    ),
)


def read(paths: list[Path]) -> Iterator[Found]:
    """
    Give the services of the files, or of those in a folder that list any.

    :raises Unusable: for a single file that is none of them.
    """
    is_folder = any(path.is_dir() for path in paths)
    for path in files_in(paths, ".csv"):
        kind = _kind_of(path)
        if kind is None and not is_folder:
            raise Unusable(f"{path.name} is none of the files this format knows.")
        if kind is None:
            yield Note(f"{path.name} lists no services of this format: passed over.")
        else:
            yield from entries_of_csv(path, _reader(kind), required=kind.told_by)


def _kind_of(path: Path) -> Kind | None:
    text = read_text(path)
    first = text.splitlines()[0]
    columns = {cell.strip(' "').casefold() for cell in first.split(",")}
    return next((kind for kind in (FACILITY, *KINDS) if columns >= {*kind.told_by}), None)


def _reader(kind: Kind) -> Callable[[Row], Found]:
    if kind is FACILITY:
        return _read_facility
    return lambda row: _read(row, kind)


def _read(row: Row, kind: Kind) -> Found:
    name = known(row["name"])
    if not name:
        return nameless(row.number)
    watch = Watch(row.number)
    postcode = watch.postcode(row["postcode"])
    lines, city = split_address(row["address"], postcode=postcode)
    latitude, longitude = watch.coordinates(row.get("lat"), row.get("lon"))
    website = watch.url(row.get("website"))
    text = known(row.get("description")) or kind.text
    provider = kind.provider or name
    if kind.slug == "library":
        provider = f"{known(row.get('area_name'))} libraries".strip()
    return DirectoryEntry(
        source_id=short_hash(kind.slug, name.casefold(), postcode, row["address"], text),
        name=name if name.endswith(kind.suffix) else name + kind.suffix,
        provider=ProviderEntry(source_id=short_hash(kind.slug, provider.casefold()), name=provider),
        description=text,
        needs=tuple(dict.fromkeys((*kind.needs, *_more_needs(kind, name, text)))),
        terms=_sports(row.get("category")),
        tags=tuple(tag for tag in (known(row.get("type")),) if tag),
        is_free=kind.is_free,
        referral_route=kind.route,
        phone=watch.phone(row.get("telephone")),
        email=watch.email(row.get("email")),
        url=website,
        places=place_of(
            lines,
            city=city,
            postcode=postcode,
            latitude=latitude,
            longitude=longitude,
            district=known(row.get("area_name")),
        ),
        row=row.number,
        warnings=tuple(watch.warnings),
    )


def _more_needs(kind: Kind, name: str, text: str) -> tuple[Need, ...]:
    return needs_of_words(f"{name} {text}") if kind.slug == "mental-health" else ()


def _sports(category: str) -> tuple[TermEntry, ...]:
    names = (known(part) for part in category.split(","))
    return tuple(SPORTS.term(name) for name in names if name)


def _read_facility(row: Row) -> Found:
    site, what = known(row["site_name"]), known(row["facility_type"])
    if not (site and what and row["site_id"]):
        return nameless(row.number, "site_name")
    if row["access_type"] == PRIVATE:
        return Refusal(row.number, "access_type", f"{site}, {what}, is for private use only.")
    watch = Watch(row.number)
    postcode = watch.postcode(row["postcode"])
    latitude, longitude = watch.coordinates(row.get("lat"), row.get("lon"))
    website, access = watch.url(row.get("website")), known(row["access_type"])
    changed = watch.day(row.get("site_last_updated_date"), "site_last_updated_date")
    is_free = access == "Free Public Access"
    return DirectoryEntry(
        source_id=short_hash("facility", row["site_id"], what, access),
        name=f"{site}: {what.lower()}",
        provider=ProviderEntry(source_id=f"site-{row['site_id']}", name=site, website=website),
        description=f"{what}. {access}.",
        needs=(Need.ACTIVITY,),
        terms=(SPORTS.term(what),),
        is_free=True if is_free else None,
        fees="" if is_free else access,
        referral_route=ReferralRoute.SELF if is_free else ReferralRoute.CONTACT,
        phone=watch.phone(row.get("telephone")),
        email=watch.email(row.get("email")),
        url=website,
        verified_on=changed,
        verified_by="The site's own last change" if changed else "",
        places=place_of(
            [known(row["street"])],
            city=known(row["town"]),
            postcode=postcode,
            latitude=latitude,
            longitude=longitude,
            source_id=f"site-{row['site_id']}",
            **_at_place(row),
        ),
        row=row.number,
        warnings=tuple(watch.warnings),
    )


def _at_place(row: Row) -> dict[str, str | bool]:
    return {
        "accessibility": _access(row),
        "is_step_free": all(row.get(name) == "Yes" for name in STEP_FREE),
        "has_accessible_toilet": row.get("disability_toilets") == "Yes",
        "has_parking": row.get("car_park") == "Yes",
    }


def _access(row: Row) -> str:
    good = [text for column, text in ACCESS.items() if row.get(column) == "Yes"]
    told = f"Accessible: {', '.join(good)}." if good else ""
    return " ".join(part for part in (told, known(row.get("disability_notes"))) if part)
