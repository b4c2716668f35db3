"""Small caseload files, and bringing them in."""

import csv
import io
from datetime import UTC, datetime

from linkworkers import services
from linkworkers.models import CaseloadImport
from spcore.accounts.models import User
from tests.factories.referrals import World
from tests.referrals.signing import signed_in

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
HEADINGS = ("NHS Number", "First name", "Surname", "DOB", "Phone", "Postcode", "Notes")
ANNA = ("", "Anna", "Hill", "04/03/1961", "07700 900123", "pr12he", "")
OMAR = ("", "Omar", "Khan", "1972-05-06", "07700 900124", "PR1 2HE", "")


def as_csv(*rows, headings=HEADINGS, separator=","):
    """Return a file of these rows."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator).writerows([headings, *rows])
    return file.getvalue().encode()


def check(world: World, content: bytes, *, mapping=None, name="caseload.csv") -> CaseloadImport:
    """Take a file and judge its rows."""
    batch = services.start_import(file_name=name, content=content, actor=world.supervisor, at=NOON)
    return services.set_columns(
        import_id=batch.pk, mapping=mapping or batch.mapping, actor=world.supervisor, at=NOON
    )


def bring_in(world: World, content: bytes, **options) -> CaseloadImport:
    """Take a file, judge its rows and bring them in."""
    batch = check(world, content, **options)
    return services.confirm_import(
        import_id=batch.pk, evidence_held_by="The PCN office", actor=world.supervisor, at=NOON
    )


def confirmed(actor):
    """Sign in somebody with neither password nor code, as in the demo: nobody is asked."""
    user = User.objects.get(pk=actor.user_id)
    user.set_unusable_password()
    user.save()
    return signed_in(actor)
