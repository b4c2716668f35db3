"""Two people who bring the same new list in at the same instant."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from providers.models import DirectorySource, Service
from providers.services import directory_imports as services
from spcore.errors import Conflict
from tests.providers.listing_files import AT, CHOIR, WALK, an_editor, as_csv, check, found_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engine]


class TestConfirmImport:
    def test_brings_one_of_two_new_lists_of_a_name_in(self):
        actor = an_editor()
        lists = [check(actor, as_csv(CHOIR, WALK)) for _ in range(2)]
        gate = Barrier(len(lists))

        def confirm(batch) -> bool:
            found = found_in(batch)
            gate.wait()
            try:
                services.confirm_import(import_id=batch.pk, found=found, actor=actor, at=AT)
            except Conflict:
                return False
            finally:
                connection.close()
            return True

        with ThreadPoolExecutor(len(lists)) as pool:
            came_in = list(pool.map(confirm, lists))

        assert sorted(came_in) == [False, True]
        assert (DirectorySource.objects.count(), Service.objects.count()) == (1, 2)
