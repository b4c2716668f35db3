"""The texts that are kept of the open data always say what is true now."""

import re
from datetime import time
from random import Random
from threading import Event, Thread

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from providers.adapters.open_referral.written import TEXTS, service_text
from providers.models import (
    CostOption,
    DirectorySource,
    Funding,
    ListingContact,
    Location,
    OpenText,
    OpenTextDue,
    Phone,
    Provider,
    ProviderIdentifier,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceTerm,
    Taxonomy,
    TaxonomyTerm,
    WebLink,
)
from providers.selectors import open_texts
from providers.selectors.open_data import in_full, open_services
from providers.services.open_texts import write_open_texts
from spcore.accounts.models import Organisation
from tests.factories.providers import LocationFactory, ServiceFactory
from tests.providers.api.oruk import full_service

pytestmark = [pytest.mark.django_db, pytest.mark.engine]


def write() -> int:
    """Write what is due."""
    return write_open_texts(TEXTS.write, form=TEXTS.form)


def told() -> list[str]:
    """Return what the open data tells."""
    return TEXTS.of(open_services())


def true() -> list[str]:
    """Return what is true now."""
    return [service_text(service) for service in in_full(open_services())]


def kept() -> set[str]:
    """Return the texts that are kept."""
    return set(OpenText.objects.values_list("body", flat=True))


def other(service: Service) -> dict[str, object]:
    return {"service": service, "provider_id": service.provider_id}


# One change of each thing that a text tells of; each is told of `service`, with a word or number.
CHANGES = {
    "the service": lambda service, word: Service.objects.filter(pk=service.pk).update(name=word),
    "whether it is private": lambda service, word: Service.objects.filter(pk=service.pk).update(
        is_private=not service.is_private
    ),
    "its provider": lambda service, word: Provider.objects.update(alternate_name=word),
    "the organisation's name": lambda service, word: Organisation.objects.update(name=word),
    "its telephone": lambda service, word: Organisation.objects.update(phone=f"01772 9{len(word)}"),
    "whether it is open": lambda service, word: Organisation.objects.update(
        is_open=len(word) % 2 == 0
    ),
    "a number of it": lambda service, word: ProviderIdentifier.objects.update(identifier=word),
    "one number less": lambda service, word: ProviderIdentifier.objects.all().delete(),
    "a place": lambda service, word: Location.objects.update(name=word),
    "one place more": lambda service, word: ServiceAtLocation.objects.create(
        service=service, location=LocationFactory(name=word)
    ),
    "one place less": lambda service, word: ServiceAtLocation.objects.filter(
        service=service
    ).delete(),
    "a term": lambda service, word: TaxonomyTerm.objects.update(name=word),
    "a vocabulary": lambda service, word: Taxonomy.objects.update(name=word),
    "what a term says": lambda service, word: ServiceTerm.objects.update(value=word),
    "one term less": lambda service, word: ServiceTerm.objects.filter(service=service).delete(),
    "a time": lambda service, word: Schedule.objects.update(notes=word, opens_at=time(9)),
    "one time more": lambda service, word: Schedule.objects.create(service=service, notes=word),
    "a price": lambda service, word: CostOption.objects.update(option=word),
    "an area": lambda service, word: ServiceArea.objects.update(name=word),
    "a paper": lambda service, word: RequiredDocument.objects.update(document=word),
    "a second telephone": lambda service, word: Phone.objects.update(description=word),
    "a telephone of the provider": lambda service, word: Phone.objects.update(service=None),
    "another telephone": lambda service, word: Phone.objects.create(
        **other(service), number=f"01772 8{len(word)}"
    ),
    "a page": lambda service, word: WebLink.objects.update(label=word),
    "no page": lambda service, word: WebLink.objects.filter(service=service).delete(),
    "whom to ask": lambda service, word: ListingContact.objects.update(title=word),
    "whether to name them": lambda service, word: ListingContact.objects.update(
        is_public=len(word) % 2 > 0
    ),
    "who pays": lambda service, word: Funding.objects.update(funder=word),
    "who pays in public": lambda service, word: Funding.objects.update(is_public=True),
    "its licence": lambda service, word: DirectorySource.objects.update(
        licence=("OGL", "none")[len(word) % 2]
    ),
}


class TestWriteOpenTexts:
    @pytest.mark.parametrize("what", [name for name in CHANGES if "less" not in name])
    def test_a_change_is_told_at_once_and_written_at_the_next_turn(self, what):
        DirectorySource.objects.create(slug="s", name="S", licence="OGL")
        service = full_service(source="s", source_id="1")
        Funding.objects.filter(is_public=True).update(funder="The fund")
        write()
        before = told()

        CHANGES[what](service, "another")

        assert told() == true() != before
        write()
        assert kept() >= set(true())
        assert not OpenTextDue.objects.exists()

    @pytest.mark.parametrize("seed", range(2))
    def test_whatever_is_changed_in_whatever_order_the_kept_texts_are_the_true_ones(self, seed):
        chance = Random(seed)
        DirectorySource.objects.create(slug="s", name="S", licence="OGL")
        services = [full_service(name="One", source="s", source_id="1"), ServiceFactory()]
        write()
        for number in range(15):
            service = Service.objects.get(pk=chance.choice(services).pk)
            CHANGES[chance.choice(sorted(CHANGES))](service, f"Word {'x' * number}")
            assert told() == true()
            if chance.random() < 0.3:
                write()
                assert kept() >= set(true())

        write()

        assert told() == true()

    def test_writes_nothing_a_second_time(self):
        full_service()

        assert (write(), write()) == (1, 0)

    def test_writes_again_what_other_code_wrote(self):
        full_service()
        write()
        OpenText.objects.update(form="older", body="{}")

        assert told() == true()
        assert (write(), kept()) == (1, set(true()))

    def test_keeps_no_text_of_what_is_private_or_gone(self):
        private, gone = ServiceFactory(), ServiceFactory()
        write()
        Service.objects.filter(pk=private.pk).update(is_private=True)
        gone.delete()

        assert told() == []
        write()
        assert kept() == set()

    def test_needs_no_more_than_the_texts_once_they_are_written(self, client):
        full_service()
        ServiceFactory()
        write()

        with CaptureQueriesContext(connection) as queries:
            client.get("/open-referral/services?full=true")

        assert len(queries) == 2

    @pytest.mark.parametrize("which", [slice(4, 5), slice(1, None, 4), slice(None)])
    def test_what_is_due_here_and_there_is_written_together_where_all_is_read(
        self, which, monkeypatch
    ):
        monkeypatch.setattr(open_texts, "PIECE", 2)
        keys = sorted(str(ServiceFactory().pk) for _ in range(12))
        write()
        Service.objects.filter(pk__in=keys[which]).update(name="Changed")
        Service.objects.filter(pk=keys[1]).update(is_private=True)

        with CaptureQueriesContext(connection) as queries:
            pieces = list(TEXTS.every(open_services()))

        texts = [text for piece in pieces for text in piece]
        assert sorted(texts) == sorted(true())
        assert len(texts) == 11
        trips = [query for query in queries if "providers_listingcontact" in query["sql"]]
        assert len(trips) == 1

    def test_the_first_piece_waits_for_no_text_but_its_own(self, monkeypatch):
        monkeypatch.setattr(open_texts, "SOON", 2)
        ServiceFactory.create_batch(5, status="active")
        written: list[str] = []
        texts = open_texts.OpenTexts(TEXTS.form, lambda row: written.append(row.name) or row.name)

        first = next(texts.every(open_services()))

        assert sorted(first) == sorted(written)  # in whatever order they were written
        assert len(written) == 2

    def test_every_table_that_a_text_reads_is_watched(self):
        full_service()
        with CaptureQueriesContext(connection) as queries:
            list(in_full(open_services()))
        read = {
            table
            for query in queries
            for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', query["sql"])
        }
        # Whose licence is open is asked of each reading anew.
        read -= {"providers_directorysource"}
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgname ~ '_told'"
            )
            watched = {name for (name,) in cursor.fetchall()}

        assert len(read) > 10
        assert read <= watched


@pytest.mark.django_db(transaction=True)
class TestWhileSomebodyEdits:
    def test_a_change_that_is_kept_after_the_text_was_written_is_still_told(self):
        service = full_service()
        write()
        changed, written = Event(), Event()

        def edit() -> None:
            try:
                with transaction.atomic():
                    Service.objects.filter(pk=service.pk).update(name="Changed late")
                    changed.set()
                    written.wait(10)
            finally:
                connection.close()

        thread = Thread(target=edit)
        thread.start()
        changed.wait(10)
        OpenTextDue.objects.create(service_id=service.pk)
        write()
        written.set()
        thread.join()

        assert "Changed late" in told()[0]
        assert told() == true()
