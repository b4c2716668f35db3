"""Clinical codes: loaded as shipped, kept as edited, and never a wrong digit."""

from dataclasses import replace

import pytest

from referrals import selectors, services
from referrals.models import ClinicalCode, CodeUse
from referrals.services import CodeFields
from spcore.accounts.actor import Actor
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from spcore.errors import Conflict, Invalid
from tests.factories.accounts import OrganisationFactory, actor_in

pytestmark = pytest.mark.django_db
REFERRED = "871731000000106"


def admin() -> Actor:
    return actor_in(Role.SCHEME_ADMIN, OrganisationFactory(kind=OrganisationKind.SCHEME))


def fields_of(row: ClinicalCode) -> CodeFields:
    return CodeFields(row.code, row.display, row.use, row.note, row.source, row.verified_on)


class TestLoadClinicalCodes:
    def test_a_second_load_changes_nothing(self):
        services.load_clinical_codes()
        before = list(ClinicalCode.objects.order_by("code").values())

        services.load_clinical_codes()

        assert list(ClinicalCode.objects.order_by("code").values()) == before
        assert len(before) == 23

    def test_leaves_alone_what_an_administrator_changed(self):
        services.load_clinical_codes()
        row = ClinicalCode.objects.get(code=REFERRED)
        services.edit_clinical_code(
            code_id=row.pk,
            fields=replace(fields_of(row), note="Ours"),
            version=0,
            actor=admin(),
        )

        services.load_clinical_codes()

        assert ClinicalCode.objects.get(code=REFERRED).note == "Ours"

    def test_every_code_has_a_right_check_digit_and_a_source(self):
        services.load_clinical_codes()

        for row in ClinicalCode.objects.all():
            assert services.is_snomed(row.code), row.code
            assert row.source

    def test_only_codes_found_in_two_sources_may_be_written(self):
        services.load_clinical_codes()

        written = {use for use in CodeUse if selectors.code_to_write(use)}

        assert written == {CodeUse.ACCEPTED, CodeUse.DECLINED}


class TestIsSnomed:
    @pytest.mark.parametrize("code", ["871731000000106", "22298006", "138875005"])
    def test_takes_real_codes(self, code):
        assert services.is_snomed(code)

    @pytest.mark.parametrize(
        "code", ["871731000000107", "817731000000106", "12345", "", "22298006x", "٢٢٢٩٨٠٠٦"]
    )
    def test_refuses_a_wrong_or_swapped_digit(self, code):
        assert not services.is_snomed(code)


class TestEditClinicalCode:
    def test_refuses_a_second_code_for_one_use(self):
        services.load_clinical_codes()
        row = ClinicalCode.objects.get(code="224484003")

        with pytest.raises(Invalid):
            services.edit_clinical_code(
                code_id=row.pk,
                fields=replace(fields_of(row), use=CodeUse.ACCEPTED),
                version=0,
                actor=admin(),
            )

    def test_refuses_what_somebody_changed_meanwhile_and_says_who_changed_it(self):
        services.load_clinical_codes()
        row, actor = ClinicalCode.objects.get(code=REFERRED), admin()
        services.edit_clinical_code(code_id=row.pk, fields=fields_of(row), version=0, actor=actor)

        with pytest.raises(Conflict):
            services.edit_clinical_code(
                code_id=row.pk, fields=fields_of(row), version=0, actor=actor
            )
        entry = AuditEntry.objects.get(label="clinical code")
        assert (entry.user_id, entry.object_id) == (actor.user_id, row.pk)
