"""One scheme under one ICB, a stranger under another, and the settings of a real service."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from spcore.accounts.models import Organisation, OrganisationKind
from tests.factories.accounts import OrganisationFactory

Kind = OrganisationKind


@dataclass(frozen=True)
class World:
    """An organisation of each kind within the scheme's reach, by kind; and others beyond it."""

    near: dict[str, Organisation]
    far: dict[str, Organisation]

    def __getattr__(self, name: str) -> Organisation:
        return self.near[name.upper()]


def organisations() -> dict[str, Organisation]:
    """Return an organisation of each kind, under an ICB of their own."""
    icb = OrganisationFactory(kind=Kind.ICB)
    sub_icb = OrganisationFactory(kind=Kind.SUB_ICB, parent=icb)
    scheme = OrganisationFactory(kind=Kind.SCHEME, parent=icb)
    parents = {Kind.PRACTICE: sub_icb, Kind.PCN: sub_icb, Kind.TEAM: scheme}
    others = {
        kind: OrganisationFactory(kind=kind, parent=parents.get(kind))
        for kind in Kind
        if kind not in (Kind.ICB, Kind.SUB_ICB, Kind.SCHEME)
    }
    return {Kind.ICB: icb, Kind.SUB_ICB: sub_icb, Kind.SCHEME: scheme, **others}


@pytest.fixture
def world(db: None) -> World:
    """Two schemes in two ICBs."""
    return World(near=organisations(), far=organisations())


@pytest.fixture
def real(settings: Any, password_alone_will_do: None) -> None:
    """A service that is not a demo: a second factor is asked of everybody."""
    settings.DEMO = False


@pytest.fixture
def now() -> datetime:
    """The moment of the test."""
    return timezone.now()


@pytest.fixture(autouse=True)
def password_alone_will_do(settings: Any) -> None:
    """Ask for no second factor, whatever the environment says; `real` asks again."""
    settings.DEMO = True
    settings.NOTIFY_CHANNEL = "record"
