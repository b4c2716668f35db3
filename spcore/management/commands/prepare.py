"""From an empty or older database to one that can serve, in one process."""

from io import StringIO
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connection


class Command(BaseCommand):
    """Migrate, load reference data and, in the demo, the demo world; safe to run again."""

    help = "Migrate, make the cache table and the serving role, load reference data (and the demo)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Let the demo's data stay out."""
        parser.add_argument("--without-demo", action="store_true", help="load no demo data")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run the steps in order; each is idempotent."""
        self._say("Migrations")
        self._migrate()
        self._say("Reference data")
        call_command("load_reference", stdout=self.stdout, stderr=self.stderr)
        call_command("grant_app_role", stdout=self.stdout, stderr=self.stderr)
        if settings.DEMO and not options["without_demo"]:
            self._load_demo()

    def _migrate(self) -> None:
        """Migrate, and refuse the demo on real people. :raises CommandError: without a database."""
        try:
            connection.ensure_connection()
        except OperationalError as error:
            raise CommandError(
                f"The database does not answer: {str(error).strip()}\n"
                "Check DATABASE_URL, and that the database is there: createdb NAME."
            ) from error
        call_command("migrate", interactive=False, verbosity=0)
        call_command("check", tags=["database"], databases=["default"], stdout=StringIO())
        call_command("createcachetable", verbosity=0)

    def _load_demo(self) -> None:
        """Load the demo world into an empty database, and remember until then that it is not."""
        if self._has_people():
            self._say("Demo data is there already")
            return
        unfinished = settings.RUN_DIR / "demo-unfinished"
        unfinished.touch()
        self._say("Demo data")
        call_command("load_demo", stdout=self.stdout, stderr=self.stderr)
        unfinished.unlink(missing_ok=True)

    def _has_people(self) -> bool:
        """Tell whether anybody can sign in yet."""
        model = apps.get_model(settings.AUTH_USER_MODEL)
        return bool(model._default_manager.exists())

    def _say(self, text: str) -> None:
        self.stdout.write(f"  {text}")
        self.stdout.flush()
