"""Two people who bring the same new list in at the same instant."""

from functools import partial

import pytest

from providers.models import DirectorySource, Service
from providers.services import directory_imports as services
from spcore.errors import Conflict
from tests.providers.listing_files import AT, CHOIR, WALK, an_editor, as_csv, check, found_in
from tests.racing import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engine]


class TestConfirmImport:
    def test_brings_one_of_two_new_lists_of_a_name_in(self):
        actor = an_editor()
        lists = [check(actor, as_csv(CHOIR, WALK)) for _ in range(2)]
        confirms = [
            partial(
                services.confirm_import,
                import_id=batch.pk,
                found=found_in(batch),
                actor=actor,
                at=AT,
            )
            for batch in lists
        ]

        came_in = at_once(*confirms, refusal=Conflict)

        assert sorted(came_in) == [False, True]
        assert (DirectorySource.objects.count(), Service.objects.count()) == (1, 2)
