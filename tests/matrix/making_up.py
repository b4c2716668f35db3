"""A row for a table that nobody has filled in a world: made up from what its columns ask for."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db import models
from django.utils import timezone

from spcore.accounts.roles import Role
from tests.architecture.test_access import narrowing_tables

Model = type[models.Model]


def counted() -> dict[Model, int]:
    """Return how many rows each table has that narrows itself."""
    return {model: model._base_manager.count() for model in narrowing_tables()}


def make_up_what_is_missing(world: Any, before: dict[Model, int]) -> None:
    """Add a row to every table that has no more of them than `before`."""
    for model, number in counted().items():
        if number == before[model]:
            make_up(world, model)


def make_up(world: Any, model: Model) -> models.Model:
    """Return a new row of this world. Where its constraints ask for more, `filling` adds it."""
    values = {
        field.name: _value(world, field)
        for field in model._meta.concrete_fields
        if not (field.null or field.has_default() or field.blank or _is_numbered(field))
    }
    return model._base_manager.create(**values)


def _is_numbered(field: models.Field) -> bool:
    return isinstance(field, models.AutoField)


def _value(world: Any, field: models.Field) -> Any:
    if isinstance(field, models.ForeignKey):
        return _of(world, field.related_model)
    if field.choices:
        return field.choices[0][0]
    now = timezone.now()
    made = {
        models.DateTimeField: now,
        models.DateField: now.date(),
        models.TimeField: now.time(),
        models.DurationField: timedelta(days=1),
        models.BooleanField: False,
        models.UUIDField: uuid4(),
        models.JSONField: {},
        models.CharField: f"made up {world.mark}"[: field.max_length],
        models.TextField: f"made up {world.mark}",
    }
    return next((made[kind] for kind in type(field).__mro__ if kind in made), 1)


def _of(world: Any, model: Model) -> models.Model:
    """Return this world's row of a table that another points at."""
    known = {
        "referrals.Referral": world.ids["referral_id"],
        "referrals.Person": world.people[0].pk,
        "referrals.Concern": world.ids["concern_id"],
        "referrals.OnwardReferral": world.ids["onward_id"],
        "referrals.Scheme": world.scheme.pk,
        "providers.Provider": world.organisations["provider"].pk,
        "accounts.User": world.actors[Role.LINK_WORKER].user_id,
        "accounts.Organisation": world.organisations["team"].pk,
        "providers.Service": world.ids["service_id"],
        "providers.Group": world.ids["group_id"],
        "linkworkers.CaseloadImport": world.ids["import_id"],
    }
    key = known.get(model._meta.label)
    return make_up(world, model) if key is None else model._base_manager.get(pk=key)
