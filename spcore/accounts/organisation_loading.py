"""Writing practices, networks and their boards, set-based, keyed by organisation code."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from spcore.accounts.models import Organisation, OrganisationKind, PcnMembership
from spcore.accounts.reading.networks import Network, Relation
from spcore.accounts.reading.practices import Practice
from spcore.loading.copying import Target, upsert
from spcore.loading.report import Outcome, Report
from spcore.places.postcode import code_of
from spcore.places.selectors import places_of

ORGANISATIONS = Target(
    model=Organisation,
    columns=(
        "id",
        "kind",
        "is_demo",
        "email",
        "workflow_email",
        "duty_phone",
        "duty_hours",
        "ods_code",
        "name",
        "parent",
        "is_open",
        "opened_on",
        "closed_on",
        "address",
        "postcode",
        "phone",
        "easting",
        "northing",
        "list_size",
    ),
    key=("ods_code",),
    written_once=("id", "kind", "is_demo", "email", "workflow_email", "duty_phone", "duty_hours"),
    kept=("parent", "easting", "northing", "list_size"),
)
MEMBERSHIPS = Target(
    model=PcnMembership,
    columns=("practice", "pcn", "joined_on", "left_on"),
    key=("practice", "pcn", "joined_on"),
)


@dataclass(frozen=True, slots=True)
class Boards:
    """Which sub-ICB locations there are, what they are called, and which ICB each belongs to."""

    names: dict[str, str]
    icb_of: dict[str, str]


def boards_of(practices: Sequence[Practice], networks: Sequence[Network]) -> Boards:
    """Return the boards the networks name, each under the ICB most of its practices name."""
    names = {each.sub_icb: each.sub_icb_name for each in networks if each.sub_icb}
    votes: dict[str, Counter[str]] = {code: Counter() for code in names}
    for practice in practices:
        if practice.sub_icb in votes and practice.icb:
            votes[practice.sub_icb][practice.icb] += 1
    icb_of = {code: count.most_common(1)[0][0] for code, count in votes.items() if count}
    return Boards(names, icb_of)


def load_boards(boards: Boards) -> list[Report]:
    """Write the ICBs and then the sub-ICB locations under them."""
    icbs, sub_icbs = Report("Integrated care boards"), Report("Sub-ICB locations")
    # A sub-ICB location is called "NHS Lancashire and South Cumbria ICB - 00Q".
    names = {icb: _icb_name(boards.names[code]) for code, icb in boards.icb_of.items()}
    _write(icbs, [(OrganisationKind.ICB, code, name, {}) for code, name in names.items()])
    ids = ids_by_code(OrganisationKind.ICB)
    _write(
        sub_icbs,
        [
            (OrganisationKind.SUB_ICB, code, name, {"parent": ids.get(boards.icb_of.get(code))})
            for code, name in boards.names.items()
        ],
    )
    return [icbs, sub_icbs]


def load_practices(practices: Sequence[Practice], sizes: dict[str, int], report: Report) -> None:
    """Write the practices under their sub-ICB locations; one that is not known is reported."""
    parents = ids_by_code(OrganisationKind.SUB_ICB)
    for each in practices:
        if each.is_open and each.sub_icb not in parents:
            problem = f"{each.code} belongs to {each.sub_icb!r}, which no network names."
            report.warn(each.row, "sub-ICB", problem, "It is loaded without a board.")
    _write(
        report,
        [
            (OrganisationKind.PRACTICE, each.code, each.name, _more(each, parents, sizes))
            for each in practices
        ],
    )


def load_networks(networks: Sequence[Network], report: Report) -> None:
    """Write the networks under their sub-ICB locations."""
    parents = ids_by_code(OrganisationKind.SUB_ICB)
    _write(
        report,
        [
            (OrganisationKind.PCN, each.code, each.name, _more(each, parents, {}))
            for each in networks
        ],
    )


def load_relations(relations: Sequence[Relation], report: Report) -> None:
    """Write who was in which network when; a practice or network nobody knows is refused."""
    practices = ids_by_code(OrganisationKind.PRACTICE)
    networks = ids_by_code(OrganisationKind.PCN)
    rows, names = [], {}
    for each in relations:
        practice, network = practices.get(each.practice), networks.get(each.network)
        if practice is None:
            report.refuse(
                each.row,
                "Partner Organisation Code",
                f"{each.practice} is no GP practice of the practice file.",
                "Load the practice first, or leave it out.",
            )
        elif network is None:
            report.refuse(each.row, "PCN Code", f"{each.network} is no network of the file.")
        else:
            rows.append((practice, network, each.joined_on, each.left_on))
            names[rows[-1][:3]] = f"{each.practice} in {each.network} from {each.joined_on}"
    changed = upsert(MEMBERSHIPS, rows)
    report.count(_outcome(names[key], changed.get(key)) for key in names)


def ids_by_code(kind: OrganisationKind) -> dict[str | None, UUID]:
    """Return the keys of all organisations of one kind by their code."""
    rows = Organisation.objects.filter(kind=kind, ods_code__isnull=False)
    return dict(rows.values_list("ods_code", "id"))


def _more(each: Practice | Network, parents: dict, sizes: dict[str, int]) -> dict:
    return {
        "parent": parents.get(each.sub_icb),
        "is_open": each.is_open if isinstance(each, Practice) else each.closed_on is None,
        "opened_on": each.opened_on,
        "closed_on": each.closed_on,
        "address": each.address,
        "postcode": each.postcode,
        "phone": each.phone if isinstance(each, Practice) else "",
        "list_size": sizes.get(each.code),
    }


def _write(report: Report, rows: Iterable[tuple[str, str, str, dict]]) -> None:
    rows = list(rows)
    places = places_of(more.get("postcode", "") for *_rest, more in rows)
    changed = upsert(ORGANISATIONS, (_row(*row, places=places) for row in rows))
    report.count(
        _outcome(f"{code} {name}", changed.get((code,))) for _kind, code, name, _more in rows
    )


def _row(kind: str, code: str, name: str, more: dict, *, places: dict) -> tuple:
    place = places.get(code_of(more.get("postcode", "")))
    return (
        uuid4(),
        kind,
        False,
        *("", "", "", ""),
        code,
        name,
        more.get("parent"),
        more.get("is_open", True),
        more.get("opened_on"),
        more.get("closed_on"),
        more.get("address", ""),
        more.get("postcode", ""),
        more.get("phone", ""),
        place.easting if place else None,
        place.northing if place else None,
        more.get("list_size"),
    )


def _icb_name(sub_icb_name: str) -> str:
    return sub_icb_name.split(" ICB", maxsplit=1)[0] + " Integrated Care Board"


def _outcome(key: str, is_new: bool | None) -> Outcome:
    if is_new is None:
        return Outcome(key, "unchanged")
    return Outcome(key, "created" if is_new else "updated")
