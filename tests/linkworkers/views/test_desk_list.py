"""What waits at the desks of those who have no cases."""

from datetime import timedelta

import pytest
from django.utils import timezone

from evaluation.fund.models import Application, FundRound
from linkworkers.models import RuleKind, UnknownText
from linkworkers.services import reminders
from providers.models import Suggestion
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.factories.accounts import PASSWORD, actor_in
from tests.factories.referrals import small_world
from tests.linkworkers.services.reminders import test_desks as desks
from tests.referrals.signing import signed_in, text_of
from tests.spcore.accounts.signing import give_password

pytestmark = pytest.mark.django_db
PAGE = "/waiting/"
# What each is called: never by the words somebody sent, nor by whom money is for.
NAMED = {
    RuleKind.IMPORT_WAITS: "list.csv",
    RuleKind.LIST_WAITS: "List",
    RuleKind.PROPOSAL: "Service ",
    RuleKind.SUGGESTION: "Loneliness and social connection, Preston",
    RuleKind.FUND_DRAFT: "Quieter lunches",
    RuleKind.FUND_ROUND: "Autumn",
    RuleKind.FUND_ANSWER: "Quieter lunches",
    RuleKind.PAYMENT: "Choir, £42.50",
    RuleKind.STRANGER: "it may mean danger",
    RuleKind.NO_APPROVER: "Riverside Wards",
}


class TestDeskList:
    @pytest.mark.parametrize("kind", desks.MAKE)
    def test_leads_to_where_each_is_dealt_with(self, kind):
        _subject, owner = desks.MAKE[kind]()
        Suggestion.objects.update(words="CNRY", need="loneliness", area="Preston")
        UnknownText.objects.update(words="CNRY, I am not safe")
        Application.objects.update(title="Quieter lunches")
        FundRound.objects.update(title="Autumn")
        reminders.raise_reminders(at=timezone.now() + timedelta(days=60))
        client = signed_in(owner)

        page = client.get("/reminders/" if owner.role == Role.SUPERVISOR else PAGE)
        (row,) = page.context["desk" if owner.role == Role.SUPERVISOR else "rows"]

        assert f"{kind.label}: {NAMED[kind]}" in text_of(page)
        assert "CNRY" not in text_of(page)
        user = User.objects.get(pk=owner.user_id)
        user.set_password(PASSWORD)
        user.save()
        give_password(client, user)  # some pages ask for it first
        assert client.get(row.url).status_code == 200

    def test_says_so_when_nothing_waits(self):
        admin = actor_in(Role.SCHEME_ADMIN, small_world().scheme.organisation)

        assert "Nothing waits too long" in text_of(signed_in(admin).get(PAGE))
