"""The list as a file: no formula, nothing hidden, no more than may be told."""

import csv
import io
import zipfile

import pytest
from django.contrib.auth.hashers import make_password
from openpyxl import load_workbook

from spcore.accounts.models import User
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import actor_in
from tests.factories.referrals import OnwardReferralFactory, PersonFactory, small_world
from tests.referrals.lettering import WORDS, closed_referral, told_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/referrals/export/"


def confirmed(actor):
    """Return a browser of somebody without a password, who is not asked for it."""
    User.objects.filter(pk=actor.user_id).update(password=make_password(None))
    return signed_in(actor)


def table(response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


class TestReferralExport:
    def test_holds_what_the_list_shows_and_is_in_the_trail(self):
        world = told_world()
        referral = closed_referral(world)
        OnwardReferralFactory(referral=referral, kind="signposting", status="offered")

        rows = table(confirmed(world.gp).post(URL, {"kind": "csv"}))

        assert rows[1][:2] == [referral.reference, "Maureen Hargreaves"]
        assert any(WORDS in cell for cell in rows[1])
        assert rows[1][-1] == "1 signposted"
        entry = AuditEntry.objects.get(action="export")
        assert entry.people == [referral.person_id]

    def test_has_no_word_about_somebody_of_whom_codes_alone_may_go_back(self):
        world = told_world()
        referral = closed_referral(world, codes_only=True)
        OnwardReferralFactory(referral=referral, kind="signposting", status="offered")

        text = confirmed(world.gp).post(URL, {"kind": "csv"}).content.decode()

        assert WORDS not in text
        assert "Goals met" not in text
        assert "signposted" not in text

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_lets_no_cell_become_a_formula(self, kind):
        world = small_world()
        world.referral(submitted=True, person=PersonFactory(given_name='=HYPERLINK("x")'))

        content = confirmed(world.gp).post(URL, {"kind": kind}).content

        if kind == "csv":
            cells = [cell for row in csv.reader(io.StringIO(content.decode())) for cell in row]
        else:
            sheet = load_workbook(io.BytesIO(content)).active
            assert all(cell.data_type != "f" for row in sheet for cell in row)
            cells = [str(cell.value or "") for row in sheet for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
        assert any("HYPERLINK" in cell for cell in cells)

    def test_a_workbook_has_one_visible_sheet_and_nothing_else(self):
        world = small_world()
        world.referral(submitted=True)

        content = confirmed(world.gp).post(URL, {"kind": "xlsx"}).content

        book = load_workbook(io.BytesIO(content))
        assert [sheet.sheet_state for sheet in book.worksheets] == ["visible"]
        assert not book.defined_names
        hidden = [row for row in book.active.row_dimensions.values() if row.hidden]
        assert not hidden
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
        assert not [name for name in names if "pivot" in name or "comment" in name or "ext" in name]
        assert not book.properties.creator

    def test_keeps_to_what_was_chosen_in_the_list(self):
        world = small_world()
        world.referral(submitted=True, needs=["money"], reference="SP-MONEY")
        world.referral(submitted=True, needs=["food"], reference="SP-FOOD")

        rows = table(confirmed(world.gp).post(f"{URL}?need=food", {"kind": "csv"}))

        assert [row[0] for row in rows[1:]] == ["SP-FOOD"]

    def test_asks_for_the_password_first(self):
        world = small_world()

        assert signed_in(world.gp).get(URL).url.startswith("/account/confirm/")

    def test_says_beforehand_how_many_it_names(self):
        world = small_world()
        world.referral(submitted=True)

        assert "The file holds 1 referral" in text_of(confirmed(world.gp).get(URL))

    def test_is_not_for_other_referrers(self):
        world = small_world()

        assert confirmed(actor_in(Role.OTHER_REFERRER, world.practice)).get(URL).status_code == 403
