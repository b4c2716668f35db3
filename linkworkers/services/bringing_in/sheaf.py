"""New rows as lines of COPY: an object of its model for each would cost more than all the rest."""

import json
from collections import defaultdict
from functools import cache
from typing import Any

from django.db import models

from referrals.models import Person, Referral
from spcore.loading import copying

# Kept aside until every row of the file is judged, lest a later row meets them.
ASIDE = (Person, Referral)
Model = type[models.Model]


class Sheaf:
    """Rows that wait to be written together."""

    def __init__(self) -> None:
        self.rows: dict[Model, list[str]] = defaultdict(list)

    def add(self, model: Model, **values: Any) -> None:
        """Add a row of these values, by the names of the columns; the others have their default."""
        places, cells = _places(model), _blank(model).copy()
        try:
            for name, value in values.items():
                cells[places[name]] = copying.encode(value)
        except KeyError as error:
            raise TypeError(f"{model.__name__} has no {error}") from error
        self.rows[model].append("\t".join(cells))

    def write(self) -> None:
        """Write them, each kind in one statement; people and cases only aside."""
        for model, rows in self.rows.items():
            write = copying.stage if model in ASIDE else copying.insert
            write(model, _names(model), rows)
        self.rows.clear()


def write_aside() -> None:
    """Write the people and cases that were kept aside."""
    for model in ASIDE:
        copying.stage(model, _names(model), [])  # where no row came in
        copying.insert_staged(model, _names(model))


def as_json(value: Any) -> str:
    """Return what a JSON column takes."""
    return json.dumps(value)


@cache
def _fields(model: Model) -> list[models.Field]:
    """Return the columns that the database does not number by itself."""
    fields = model._meta.concrete_fields
    return [each for each in fields if not isinstance(each, models.BigAutoField)]


@cache
def _names(model: Model) -> list[str]:
    return [each.name for each in _fields(model)]


@cache
def _places(model: Model) -> dict[str, int]:
    return {each.attname: place for place, each in enumerate(_fields(model))}


@cache
def _blank(model: Model) -> list[str]:
    """Return the defaults as COPY writes them; a key and a moment must be given for each row."""
    return [
        copying.encode(None if each.primary_key else each.get_default()) for each in _fields(model)
    ]
