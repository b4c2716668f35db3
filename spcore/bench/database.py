"""A database of its own for the measurements: made, migrated, and dropped again."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from spcore.bench.scales import Scale
from spcore.config.database import PLANNING

GIGABYTE = 1024**3
# Nobody waits for the disk at a commit: that wait is the same for a page and its floor, and hides
# how they differ.
OPTIONS = {**PLANNING, "synchronous_commit": "off", "maintenance_work_mem": "256MB"}


class NoRoom(Exception):
    """The disk has not enough room for this scale."""


class NotKept(Exception):
    """There is no such database that an earlier measurement of this scale left."""


@contextmanager
def own_database(scale: Scale, *, keep: bool = False) -> Iterator[str]:
    """
    Point Django at a new, migrated, empty database for a while, and yield its name.

    :raises NoRoom: when the server's disk is the machine's, and is too full.
    """
    _check_room(scale)
    name = f"{_stem(scale)}{secrets.token_hex(4)}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    try:
        with _pointed_at(name):
            yield name
    finally:
        if not keep:
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def kept_database(scale: Scale, name: str) -> Iterator[str]:
    """
    Point Django for a while at a filled database that `own_database` left, and leave it there.

    :raises NotKept: when there is none, or it is of another scale: others are not written to.
    """
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not (name.startswith(_stem(scale)) and cursor.fetchone()):
            raise NotKept(f"{name} was not left by a measurement of the scale {scale.name}")
    with _pointed_at(name):
        yield name


def _stem(scale: Scale) -> str:
    return f"sp_bench_{scale.name}_"


@contextmanager
def _pointed_at(name: str) -> Iterator[None]:
    """Point Django at a database, and bring its tables up to date."""
    before = dict(connection.settings_dict)
    _point_at({"NAME": name, "OPTIONS": _options(before), "CONN_HEALTH_CHECKS": False})
    try:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        yield
    finally:
        _point_at(before)


def _options(before: dict[str, Any]) -> dict[str, Any]:
    """Return the same way to connect as the database's owner, without time limits."""
    settings_of = " ".join(f"-c {name}={value}" for name, value in OPTIONS.items())
    return {**before.get("OPTIONS", {}), "options": settings_of}


def _point_at(changes: dict[str, Any]) -> None:
    connections.close_all()
    settings.DATABASES["default"].update(changes)
    connection.settings_dict.update(changes)


def _check_room(scale: Scale) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW data_directory")
        folder = Path(cursor.fetchone()[0])
    folder = folder if folder.exists() else Path(settings.BASE_DIR)
    free = shutil.disk_usage(folder).free / GIGABYTE
    if free < scale.gigabytes * 1.2:
        raise NoRoom(f"{scale.name} takes {scale.gigabytes} GB, and {free:.1f} GB are free")
