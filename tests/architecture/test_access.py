"""Denied by default: what is not declared fails here by itself."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from spcore.access import ANYBODY, SIGNED_IN, SYSTEMS, roles_of
from spcore.accounts.roles import Role
from spcore.disclosure import Relation, document
from tests.architecture.urls import Page, all_pages

# What only hangs on a row that has its own `visible_to`, and is only ever read through it.
REACHED_THROUGH = {
    "audit.AuditEntry": "the privacy officer's selector",
    "audit.AuditSeal": "AuditEntry",
    "notify.SentMessage": "the demo's page",
    "linkworkers.ReminderMessage": "the task that sends it, which says a number",
    "referrals.Consent": "Person",
    "referrals.Step": "Referral",
    "referrals.HandOver": "Referral",
    "referrals.ReceivedMessage": "Referral",
    "referrals.OnwardStep": "OnwardReferral",
    "referrals.TimelineEntry": "Referral",
    "referrals.CoverGrant": "Referral",
    "referrals.HarmDisclosure": "Referral",
    "linkworkers.Profile": "the team",
    "facts.ReferralFact": "suppression",
}
OURS = (
    "accounts",
    "audit",
    "outbox",
    "notify",
    "places",
    "providers",
    "referrals",
    "linkworkers",
    "measures",
    "facts",
    "fund",
)


def our_models():
    return [model for label in OURS for model in apps.get_app_config(label).get_models()]


def narrowing_tables():
    """Return the models whose rows narrow themselves to who asks."""
    return [one for one in our_models() if hasattr(one._default_manager.all(), "visible_to")]


def open_tables() -> list[str]:
    """Return the tables about people that do not narrow themselves to who asks."""
    sensitive = set(document()["matrix"])
    return [
        model._meta.label
        for model in our_models()
        if sensitive & set(document()["fields"][model._meta.label])
        and not hasattr(model._default_manager.all(), "visible_to")
        and model._meta.label not in REACHED_THROUGH
    ]


def columns_of(model) -> set[str]:
    return {field.name for field in model._meta.concrete_fields}


@pytest.mark.parametrize("page", all_pages(), ids=str)
class TestPages:
    def test_declares_who_may_open_it(self, page: Page):
        declared = roles_of(page.view)

        assert declared, f"{page.pattern} opens to nobody: declare its roles"
        assert declared <= set(Role) | {ANYBODY, SIGNED_IN, SYSTEMS}


class TestDisclosure:
    def test_every_field_has_one_class_and_no_class_has_a_field_that_is_gone(self):
        placed = document()["fields"]
        wrong = []
        for model in our_models():
            classes = placed.get(model._meta.label, {})
            named = [name for names in classes.values() for name in names]
            if sorted(named) != sorted(columns_of(model)):
                wrong.append((model._meta.label, set(named) ^ columns_of(model)))

        assert wrong == []

    def test_names_no_class_that_is_not_declared(self):
        known = set(document()["matrix"]) | set(document()["open"])

        used = {name for classes in document()["fields"].values() for name in classes}
        assert used <= known

    def test_the_matrix_speaks_of_known_relations_only(self):
        relations = {relation for row in document()["matrix"].values() for relation in row}

        assert relations <= set(Relation)

    def test_a_table_about_people_narrows_itself_to_who_asks(self):
        assert open_tables() == []

    def test_only_what_has_no_rule_of_its_own_is_reached_through_another(self):
        narrowed = {model._meta.label for model in narrowing_tables()}

        assert set(REACHED_THROUGH) & narrowed == set()


class TestRooms:
    def test_views_forms_and_api_never_ask_the_database_themselves(self):
        rooms = [
            path
            for room in ("views", "forms", "api")
            for path in Path(settings.BASE_DIR).glob(f"[pelrs]*/**/{room}/*.py")
            if "tests" not in path.parts
        ]
        asking = [str(path) for path in rooms if _asks(path)]

        assert len(rooms) > 30
        assert asking == []


def _asks(path: Path) -> bool:
    """Tell whether a module reaches for `.objects`."""
    tree = ast.parse(path.read_text())
    return any(
        isinstance(node, ast.Attribute) and node.attr == "objects" for node in ast.walk(tree)
    )
