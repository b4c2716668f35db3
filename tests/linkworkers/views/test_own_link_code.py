"""Asking for the code that opens a shortlist."""

import pytest
from django.test import Client

from spcore.outbox.models import OutboxMessage
from tests.factories.referrals import small_world
from tests.linkworkers.shortlisting import link_to_list, opened

pytestmark = pytest.mark.django_db


class TestOwnLinkCode:
    def test_promises_one_and_says_the_same_whatever_it_did(self):
        client = opened(link_to_list(small_world()))

        answers = [client.post("/choices/code/") for _click in range(2)]
        stranger = Client().post("/choices/code/")

        assert {answer.url for answer in [*answers, stranger]} == {"/choices/"}
        assert OutboxMessage.objects.filter(topic="shortlist.code").count() == 1

    def test_none_where_they_chose_a_word(self):
        opened(link_to_list(small_world(), word="bluebell")).post("/choices/code/")

        assert not OutboxMessage.objects.filter(topic="shortlist.code").exists()
