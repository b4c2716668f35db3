"""
Objects of models made in one go: as Django makes them, without asking each column what it may be.

Django's `__init__` serves models of every kind, and takes as long for a wide row as the database
takes to find it. A model that makes its objects in a way of its own is left to do so.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from django.db.models import Model
from django.db.models.base import ModelState
from django.db.models.signals import post_init, pre_init  # noqa: TID251 asks if there are any

Row = TypeVar("Row", bound=Model)
Make = Callable[[Sequence[Any]], Any]


def maker(model: type[Row], names: Sequence[str], *, alias: str) -> Make:
    """
    Return what `from_db` does for these columns: other columns are asked for when they are read.

    The names are those of attributes, in the order of the values it is given.
    """
    if not _is_plain(model):
        return lambda values: model.from_db(alias, names, values)
    names = tuple(names)

    def make(values: Sequence[Any]) -> Row:
        row = model.__new__(model)
        row._state = state = ModelState()
        state.adding, state.db = False, alias
        row.__dict__.update(zip(names, values, strict=True))
        return row

    return make


def new(model: type[Row], **values: Any) -> Row:
    """Return a row that is not written yet, as `model(**values)` does. :raises TypeError:"""
    if not _is_plain(model):
        return model(**values)
    plan = _plan(model)
    row = model.__new__(model)
    row._state = ModelState()
    held = row.__dict__
    held.update(plan.constants)
    for name, default in plan.made:
        if name not in values:
            held[name] = default()
    for name, value in values.items():
        if name in plan.columns:
            held[name] = value
        elif name in plan.relations:
            setattr(row, name, value)
        else:
            raise TypeError(f"{model.__name__} has no field {name}")
    return row


@dataclass(frozen=True, slots=True)
class _Plan:
    """The columns of a model, those with one default for all, and what makes the others'."""

    columns: frozenset[str]
    relations: frozenset[str]
    constants: dict[str, Any]
    made: tuple[tuple[str, Callable[[], Any]], ...]


@cache
def _plan(model: type[Model]) -> _Plan:
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    made = {
        field.attname: field.get_default
        for field in fields
        if callable(field.default) or field.has_db_default()
    }
    return _Plan(
        columns=frozenset(field.attname for field in fields),
        relations=frozenset(field.name for field in fields if field.is_relation),
        constants={
            field.attname: field.get_default() for field in fields if field.attname not in made
        },
        made=tuple(made.items()),
    )


@cache
def _is_plain(model: type[Model]) -> bool:
    """Tell whether nobody does anything of their own as an object is made."""
    own = (
        model.__init__ is not Model.__init__ or model.from_db.__func__ is not Model.from_db.__func__
    )  # type: ignore[attr-defined]
    return not (own or pre_init.has_listeners(model) or post_init.has_listeners(model))
