"""
Every table that narrows itself holds for every role of another scheme (security.md A2, A9).

The tables are read from the models: a new one is tried without a line here. Each rule is then
opened, and taken away, to show that this would be found.
"""

from uuid import UUID

import pytest
from django.db import models

from providers.models.querysets import RINGERS
from spcore.accounts.roles import Role
from spcore.disclosure import document
from tests.architecture.test_access import narrowing_tables as tables
from tests.architecture.test_access import open_tables
from tests.matrix.world import World, build_world

pytestmark = pytest.mark.django_db
EVERYBODY = frozenset(Role)
# Whom a row of another scheme is shown to all the same, and why.
SHARED = {
    "providers.Provider": EVERYBODY,  # the directory is public
    "providers.Service": EVERYBODY,
    "providers.Assurance": {Role.DIRECTORY_EDITOR, Role.SCHEME_ADMIN},  # checked once for all
    "fund.FundRound": EVERYBODY,  # what is open, judged or decided is announced to all
    "fund.Criterion": EVERYBODY,
    # Whoever plans, and whoever rings services for people, does so beyond one scheme.
    "providers.Funding": {Role.DIRECTORY_EDITOR, Role.COMMISSIONER, Role.SCHEME_ADMIN},
    "providers.MonthlyPlaces": {
        *(Role.DIRECTORY_EDITOR, Role.COMMISSIONER, Role.SCHEME_ADMIN),
        *(Role.LINK_WORKER, Role.SUPERVISOR, Role.TEAM_ADMIN),
    },
    "providers.ListingContact": {
        Role.DIRECTORY_EDITOR,
        Role.LINK_WORKER,
        Role.SUPERVISOR,
        Role.TEAM_ADMIN,
    },
    "providers.ListingAsk": {Role.DIRECTORY_EDITOR, Role.SCHEME_ADMIN},
    # The directory is one for all schemes: whoever may ring a service reads what others heard.
    "providers.ListingCheck": set(RINGERS),
    "providers.ListingVersion": set(RINGERS),
    # The directory is one, and so are those who keep it.
    "providers.ListingProposal": {Role.DIRECTORY_EDITOR, Role.SCHEME_ADMIN},
    "providers.DirectoryImport": {Role.DIRECTORY_EDITOR, Role.SCHEME_ADMIN},
    "providers.DirectoryImportRow": {Role.DIRECTORY_EDITOR, Role.SCHEME_ADMIN},
    "providers.ListingPair": {Role.DIRECTORY_EDITOR},
    "providers.Suggestion": {Role.DIRECTORY_EDITOR, Role.SCHEME_ADMIN},
    "linkworkers.DeskReminder": {Role.DIRECTORY_EDITOR, Role.SCHEME_ADMIN},
    "linkworkers.UnknownText": {Role.SUPERVISOR},  # a stranger belongs to no scheme
    "outbox.OutboxMessage": {Role.SCHEME_ADMIN},  # ids alone; whoever runs the service sees to it
    # People of schools, services and the like, which refer to several schemes.
    "accounts.Membership": {Role.SCHEME_ADMIN, Role.PRIVACY_OFFICER},
    "accounts.User": {Role.SCHEME_ADMIN, Role.PRIVACY_OFFICER},
    "accounts.JoinRequest": {Role.SCHEME_ADMIN, Role.PRIVACY_OFFICER},
}


def everything(rows, *_args, **_options):
    """Stand where a row rule stood."""
    return rows


def about_people() -> list[str]:
    """Return those with a class of data about a person; others break without their rule."""
    classes, placed = set(document()["matrix"]), document()["fields"]
    return [one._meta.label for one in tables() if classes & set(placed[one._meta.label])]


def rule_of(model: type[models.Model]) -> type:
    """Return the class that the table's rule is written in."""
    rows = type(model._default_manager.all())
    return next(one for one in rows.__mro__ if "visible_to" in vars(one))


def keys() -> dict[type[models.Model], set[UUID]]:
    return {one: set(one._base_manager.values_list("pk", flat=True)) for one in tables()}


def seen_by(world: World, model: type[models.Model], rows: set[UUID]) -> set[Role]:
    """Return the roles of a world to whom one of the rows is visible."""
    seen = {
        role
        for role, actor in world.actors.items()
        if model._default_manager.visible_to(actor).filter(pk__in=rows).exists()
    }
    return seen - set(SHARED.get(model._meta.label, ()))


@pytest.fixture
def worlds():
    """Return two worlds, and the rows of the first by table."""
    before, world = keys(), build_world("A")
    after = keys()
    return world, build_world("B"), {one: after[one] - before[one] for one in after}


class TestEveryTable:
    def test_shows_another_scheme_none_of_its_rows_and_its_own_at_least_one(self, worlds):
        world, other, rows = worlds

        empty = [one._meta.label for one in rows if not rows[one]]
        leaking = {one._meta.label: seen_by(other, one, rows[one]) for one in rows}
        unseen = [
            one._meta.label
            for one in rows
            if not (seen_by(world, one, rows[one]) or one._meta.label in SHARED)
        ]

        assert len(rows) > 30
        assert empty == []
        assert {label: roles for label, roles in leaking.items() if roles} == {}
        assert unseen == []

    def test_would_be_found_leaking_if_its_rule_were_opened(self, worlds, monkeypatch):
        _world, other, rows = worlds
        silent = []
        for model in tables():
            with monkeypatch.context() as patch:
                patch.setattr(rule_of(model), "visible_to", everything)
                if not (
                    seen_by(other, model, rows[model]) or SHARED.get(model._meta.label) == EVERYBODY
                ):
                    silent.append(model._meta.label)

        assert silent == []

    @pytest.mark.parametrize("label", about_people())
    def test_would_be_found_without_a_rule_if_it_were_taken_away(self, label, monkeypatch):
        model = next(one for one in tables() if one._meta.label == label)
        monkeypatch.delattr(rule_of(model), "visible_to")

        assert label in open_tables()
