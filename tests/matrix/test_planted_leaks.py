"""The matrix is worth something only if it finds a leak that was put there (security.md A9)."""

import sys

import pytest

from linkworkers.models.caseload_import import ImportQuerySet
from linkworkers.models.querysets import ReminderQuerySet
from referrals import selectors
from referrals.models.attachment import AttachmentQuerySet
from referrals.models.concern_querysets import ConcernQuerySet
from referrals.models.must_read import MustReadQuerySet
from referrals.models.querysets import MergeQuerySet, OnwardReferralQuerySet, ReferralQuerySet
from spcore import responses
from spcore.accounts.roles import Role
from spcore.disclosure import document
from tests.matrix.sweeping import client_for, sweep_away, sweep_home
from tests.matrix.world import build_world

pytestmark = [pytest.mark.django_db, pytest.mark.matrix]


def everything(rows, *_args, **_options):
    """Stand where a row rule stood."""
    return rows


OURS = ("spcore", "providers", "referrals", "linkworkers", "evaluation")


def forget_statements() -> None:
    """Forget all that is kept by `cache`: statements have the rule written into them."""
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] in OURS:
            for each in list(vars(module).values()):
                if hasattr(each, "cache_clear"):
                    each.cache_clear()


@pytest.fixture(autouse=True)
def _nothing_broken_is_kept():
    """Keep no statement that was written out while a rule was broken."""
    yield
    forget_statements()


def about(*words: str):
    """Return a filter of pages by their names."""
    return lambda page: any(word in page.name for word in words)


# What is broken, whom it lets in, and on which pages. Rows that a page reaches only through a case
# are held by the rule of the case there; test_every_table.py opens the rule of every table.
ROW_RULES = [
    (ReferralQuerySet, "visible_to", Role.REFERRER_CLINICIAN, "referral"),
    (ReferralQuerySet, "visible_to", Role.SUPERVISOR, "triage"),
    (ReferralQuerySet, "readable_by", Role.LINK_WORKER, "case"),
    (OnwardReferralQuerySet, "visible_to", Role.PROVIDER, "inbox"),
    (ConcernQuerySet, "visible_to", Role.SAFEGUARDING_LEAD, "concern"),
    (ConcernQuerySet, "visible_to", Role.LINK_WORKER, "concern"),
    (AttachmentQuerySet, "visible_to", Role.REFERRER_ADMIN, "intake"),
    (MergeQuerySet, "visible_to", Role.SUPERVISOR, "duplicate_list"),
    (MustReadQuerySet, "visible_to", Role.LINK_WORKER, "must_read"),
    (ReminderQuerySet, "visible_to", Role.LINK_WORKER, "reminder"),
    (ImportQuerySet, "visible_to", Role.SUPERVISOR, "import_detail"),
]


class TestRowRules:
    @pytest.mark.parametrize(("rows", "rule", "role", "pages"), ROW_RULES)
    def test_the_sweep_sees_that_one_is_gone(self, monkeypatch, rows, rule, role, pages):
        world, other = build_world("A"), build_world("B")
        asked = {"only": about(pages)}
        assert sweep_away(world, other, role, **asked) == []
        monkeypatch.setattr(rows, rule, everything)
        forget_statements()

        assert sweep_away(world, other, role, **asked) != []


class TestFieldRules:
    def test_the_sweep_sees_a_class_too_many(self, monkeypatch):
        world = build_world("A")
        all_classes = frozenset(document()["matrix"])
        for place in ("cases", "disclosure", "feedback", "readiness"):
            module = getattr(selectors, place, None)
            if module is not None and hasattr(module, "classes_for"):
                monkeypatch.setattr(module, "classes_for", lambda *a, **k: all_classes)
        monkeypatch.setattr(selectors, "classes_for", lambda *a, **k: all_classes)

        problems, _seen, _asked = sweep_home(
            world, Role.TEAM_ADMIN, client_for(world, Role.TEAM_ADMIN)
        )

        assert any("leaks" in problem for problem in problems)


class TestTrail:
    def test_the_sweep_sees_a_page_that_is_not_in_the_trail(self, monkeypatch):
        world = build_world("A")
        monkeypatch.setattr(responses.audit, "record", lambda **_fields: None)

        problems, _seen, _asked = sweep_home(
            world, Role.SUPERVISOR, client_for(world, Role.SUPERVISOR)
        )

        assert any("not in the trail" in problem for problem in problems)
