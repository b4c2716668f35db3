"""Load listings of services from a file, a folder or a feed of one of the known formats."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from django.apps import apps
from django.core.management.base import CommandParser
from django.db import connection
from django.utils import timezone
from django.utils.text import slugify

from providers import services
from providers.adapters import table
from providers.adapters.formats import FORMATS, Format
from providers.adapters.table_columns import read_mapping
from providers.services.directory_entry import Found, Source
from spcore.loading.command import LoadCommand, refuse_if_all_bad
from spcore.loading.report import Report, Unusable


class Command(LoadCommand):
    """Each format is read by its adapter into one record; one service writes them all."""

    help = "Load a directory: load_directory FORMAT PATH, or load_directory oruk https://..."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the format and where its files are."""
        super().add_arguments(parser)
        parser.add_argument("format", choices=sorted(FORMATS))
        parser.add_argument("path", nargs="*", help="files, a folder, or a feed's address (oruk)")
        parser.add_argument("--feed", help="the address of an Open Referral UK feed")
        parser.add_argument(
            "--licence",
            help="its licence, such as 'OGL v3': an open one lets /open-referral/ pass it on",
        )
        parser.add_argument("--source-slug", help="file the listings under another name")
        parser.add_argument(
            "--mapping",
            type=Path,
            help="what the columns of a table are: a JSON or YAML file (table)",
        )
        parser.add_argument(
            "--complete",
            action="store_true",
            help="listings of this source that are not in it any more are set to not running",
        )

    def prepare(self, options: dict) -> None:
        """Read everything first: no transaction waits for a network or a slow disk."""
        format_ = _format(options)
        self.source = _source(format_, options["source_slug"])
        if options["format"] == "table":
            format_ = _of_tables(format_, options["mapping"], self.source.slug)
        found = self._find(format_, options)
        self.found = list(self.progress(found, what=f"Reading {options['format']}"))
        if options["licence"]:
            self.source = replace(self.source, licence=options["licence"][:200])

    def load(self, options: dict) -> list[Report]:
        """Write what was read."""
        report = services.load_directory(
            source=self.source,
            found=self.found,
            at=timezone.now(),
            is_complete=options["complete"],
        )
        refuse_if_all_bad(report, name=options["feed"] or " ".join(options["path"]))
        _analyse(report.created + report.updated)
        return [report]

    def _find(self, format_: Format, options: dict) -> Iterator[Found]:
        paths: list[str] = options["path"]
        feeds = [each for each in (options["feed"], *paths) if each and "://" in each]
        if feeds and (format_.read_feed is None or len(feeds) > 1):
            raise Unusable("Only the format oruk is read from one feed.", "Name a file.")
        if feeds and format_.read_feed is not None:
            return format_.read_feed(feeds[0])
        if not paths:
            raise Unusable("There is nothing to read.", "Name a file or a folder.")
        return format_.read([Path(each) for each in paths])


def _format(options: dict) -> Format:
    """Return the format. :raises Unusable: when a mapping is given to another than tables."""
    if options["mapping"] is not None and options["format"] != "table":
        raise Unusable("Only the format table takes a mapping.", "Leave --mapping out.")
    return FORMATS[options["format"]]


def _of_tables(format_: Format, mapping: Path | None, slug: str) -> Format:
    """Return it told what the columns are, where that is known, and what was read before."""
    columns = read_mapping(mapping) if mapping else table.GUESSED
    known = services.known_records(slug)
    return replace(format_, read=partial(table.read, mapping=columns, known=known))


def _analyse(changed: int) -> None:
    """
    Let the database count the directory's tables now, where a tenth of them or more is new to it.

    Where it has seen them empty, it plans a search for empty tables, which takes half a minute at a
    few hundred services, until it counts by itself. What is less it needs not know at once.
    """
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = 'providers_service'::regclass")
        counted = cursor.fetchone()[0]  # less than nothing where it never was
        if not changed or changed * 10 < counted:
            return
        models = apps.get_app_config("providers").get_models()
        tables = ", ".join(quote(model._meta.db_table) for model in models)
        cursor.execute(f"ANALYZE {tables}")


def _source(format_: Format, slug: str | None) -> Source:
    if slug is None:
        return format_.source
    if slugify(slug) != slug or len(slug) > 40:
        raise Unusable(f"{slug!r} is no short name.", "Use small letters, digits and hyphens.")
    return replace(format_.source, slug=slug, name=f"{format_.source.name} ({slug})")
