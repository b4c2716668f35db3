"""What becomes of each row: brought in, the same person as here, here already, or left out."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from linkworkers.models import ImportRow, ImportState, RowVerdict
from linkworkers.services.bringing_in.reading import read_row
from linkworkers.services.bringing_in.rows import Reading, RowReader
from referrals.models import Person, Referral
from referrals.selectors.likely import matches_among
from referrals.selectors.matching import Identity, Verdict, compare, identity, identity_of
from spcore.accounts.actor import Actor
from spcore.loading.report import Refusal
from spcore.names import folded
from spcore.ui.dates import day

CHUNK = 500
SHOWN = 2  # look-alikes named in one row


@dataclass(slots=True)
class Judged:
    """A row, what becomes of it, and whose record it joins, if one's."""

    row: Reading
    verdict: RowVerdict
    fingerprint: str = ""
    person_id: UUID | None = None


class Judge:
    """Judges the rows of one file for one team; remembers those before."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.by_number: dict[str, tuple[int, int]] = {}
        self.by_print: dict[int, int] = {}
        self.by_name: dict[int, int] = {}

    def judged(
        self, lines: Iterable[tuple[int, list[str]] | Refusal], reader: RowReader
    ) -> Iterator[Judged]:
        """Give every row with its verdict, in the file's order. Five queries per 500 rows."""
        rows = (read_line(line, reader) for line in lines)
        while chunk := list(islice(rows, CHUNK)):
            yield from self._of_chunk(chunk)

    def _of_chunk(self, rows: Sequence[Reading]) -> Iterator[Judged]:
        good = [row for row in rows if not row.is_refused]
        sought = {row.number: _identity(row) for row in good}
        prints = {row.number: _fingerprint(row, self.actor) for row in good}
        known = self._known(prints.values())
        held = _held({row.nhs_number for row in good if row.nhs_number})
        busy = self._with_open_case([person.pk for person in held.values()])
        # Nothing is flagged of those that are here already: of a second run, nobody is sought.
        new = {number: who for number, who in sought.items() if prints[number] not in known}
        alike = dict(
            zip(new, matches_among(actor=self.actor, sought=list(new.values())), strict=True)
        )
        for row in rows:
            if row.is_refused:
                yield Judged(row, RowVerdict.REFUSED)
                continue
            one = Judged(row, RowVerdict.ACCEPTED, prints[row.number])
            self._judge_in_file(one)
            if not row.is_refused:
                _judge_by_number(one, held.get(row.nhs_number), sought[row.number], busy)
            if one.fingerprint in known:
                one.verdict, one.person_id = RowVerdict.UNCHANGED, known[one.fingerprint]
            elif one.verdict == RowVerdict.ACCEPTED:
                _flag_alike(row, [m for m in alike[row.number] if m.verdict == Verdict.PROBABLE])
            yield _settled(one)

    def _known(self, prints: Iterable[str]) -> dict[str, UUID | None]:
        """Return the rows that an import of this team brought in, and that still stand."""
        rows = ImportRow.objects.filter(
            fingerprint__in=list(prints),
            batch__team_id=self.actor.organisation_id,
            batch__state=ImportState.DONE,
            referral__isnull=False,
        )
        return dict(rows.values_list("fingerprint", "person_id"))

    def _with_open_case(self, people: list[UUID]) -> set[UUID | None]:
        rows = Referral.objects.filter(person__in=people, team_id=self.actor.organisation_id)
        return set(rows.open().values_list("person_id", flat=True))

    def _judge_in_file(self, one: Judged) -> None:
        """Compare with the rows before: the same person twice is left out, a look-alike flagged."""
        row = one.row
        first = self.by_print.setdefault(hash(one.fingerprint), row.number)
        other, who = row.number, 0
        if row.nhs_number:
            mine = hash((row.birth_date, folded(row.family_name)))
            other, who = self.by_number.setdefault(row.nhs_number, (row.number, mine))
            if other != row.number and who != mine:
                row.refuse(
                    "",
                    _("Row %s has this NHS number, with another name or birth date") % other,
                    _("Correct the one that is wrong."),
                )
                return
        if min(first, other) != row.number:
            row.refuse(
                "",
                _("The same person as row %s") % min(first, other),
                _("Keep one row for each person, with all the notes in it."),
            )
            return
        name = hash((row.birth_date, folded(row.family_name), folded(row.given_name)))
        twin = self.by_name.setdefault(name, row.number)
        if twin != row.number:
            row.flag("", _("Same name and birth date as row %s") % twin, _("Compare them."))


def read_line(line: tuple[int, list[str]] | Refusal, reader: RowReader) -> Reading:
    """Return what a line of the file says, or why it cannot be read."""
    if isinstance(line, Refusal):
        row = Reading(line.row)
        row.refuse(line.column, line.problem, line.remedy)
        return row
    return read_row(reader, *line)


def _identity(row: Reading) -> Identity:
    return identity(
        given_name=row.given_name,
        family_name=row.family_name,
        birth_date=row.birth_date,
        nhs_number=row.nhs_number,
        postcode=row.postcode,
    )


def _fingerprint(row: Reading, actor: Actor) -> str:
    """Return what tells this row again, made with the service's key so that it tells no more."""
    parts = (
        actor.organisation_id,
        folded(row.given_name),
        folded(row.family_name),
        row.birth_date,
        row.nhs_number,
        row.postcode,
        row.referred_on,
    )
    key = settings.SECRET_KEY.encode()[:64]
    text = "\x1f".join(map(str, parts)).encode("utf-8", "replace")
    return hashlib.blake2b(text, key=key, digest_size=20).hexdigest()


def _held(numbers: set[str]) -> dict[str, Person]:
    rows = Person.objects.standing().filter(nhs_number__in=numbers)
    return {str(person.nhs_number): person for person in rows}


def _judge_by_number(
    one: Judged, held: Person | None, sought: Identity, busy: set[UUID | None]
) -> None:
    if held is None:
        return
    likeness = compare(sought, identity_of(held))
    if likeness is None or likeness.verdict != Verdict.EXACT:
        one.row.refuse(
            "",
            _("This NHS number is on the record of somebody with another name or birth date"),
            _("Check number, name and birth date against the GP record."),
        )
    elif held.died_on:
        one.row.refuse("", _("They have died, the record here says"), "")
    else:
        one.person_id = held.pk
        one.verdict = RowVerdict.UNCHANGED if held.pk in busy else RowVerdict.MERGED
        why = ". ".join(str(reason.label) for reason in likeness.reasons)
        one.row.flag(
            "",
            _("The same person as on a record here: %(why)s") % {"why": why},
            _("They have an open case with this team already.")
            if held.pk in busy
            else _("The case joins that record, and nothing on it is overwritten."),
        )


def _flag_alike(row: Reading, matches: list) -> None:
    for match in matches[:SHOWN]:
        who = f"{match.person.given_name} {match.person.family_name}"
        row.flag(
            "",
            _("May be the same person as %(who)s, born %(born)s. %(why)s")
            % {"who": who, "born": day(match.person.birth_date), "why": match.words},
            _("They come in as a new record. Compare the two afterwards."),
        )


def _settled(one: Judged) -> Judged:
    if one.row.is_refused:
        one.verdict, one.person_id = RowVerdict.REFUSED, None
    elif one.verdict == RowVerdict.ACCEPTED and (one.row.problems or one.row.warnings):
        one.verdict = RowVerdict.FLAGGED
    return one
