"""Starts a real scheme: `manage.py start_scheme --name ... --email ... --admin-name ...`."""

from argparse import ArgumentParser
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone

from spcore.accounts import services
from spcore.accounts.handlers import address_of_invitation
from spcore.accounts.models import Organisation, OrganisationKind
from spcore.errors import Conflict


class Command(BaseCommand):
    """Make the scheme's organisation and its first administrator; print a one-time link."""

    help = "Make a scheme and its first administrator, and print a private link to set a password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the scheme's name and who administers it."""
        parser.add_argument("--name", required=True, help="the scheme's name")
        parser.add_argument("--email", required=True, help="the first administrator's address")
        parser.add_argument("--admin-name", required=True, help="the first administrator's name")
        parser.add_argument("--icb", help="ODS code of the scheme's integrated care board")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; run again, it makes nothing twice and prints a new link."""
        try:
            validate_email(options["email"])
            started = services.start_scheme(
                name=options["name"],
                email=options["email"],
                admin_name=options["admin_name"],
                icb=self._icb(options["icb"]),
                at=timezone.now(),
            )
        except (Conflict, ValidationError) as error:
            raise CommandError(getattr(error, "message", str(error))) from error
        # The scheme's settings live above the kernel, which imports nothing from there.
        scheme = apps.get_model("referrals", "Scheme")
        scheme.objects.get_or_create(organisation=started.organisation)
        self._say(started)

    def _icb(self, code: str | None) -> Organisation | None:
        if code is None:
            return None
        rows = Organisation.objects.filter(kind=OrganisationKind.ICB, ods_code=code.upper())
        icb: Organisation | None = rows.first()
        if icb is None:
            raise CommandError(f"No ICB with the code {code}: run load_organisations first")
        return icb

    def _say(self, started: Any) -> None:
        done = "Made" if started.was_made else "Found"
        self.stdout.write(f"{done} the scheme {started.organisation.name}.")
        if started.token is None:
            self.stdout.write("Its administrator has an account already: sign in.")
            return
        self.stdout.write("Give this link to its administrator alone. It works once, for 7 days:")
        self.stdout.write(address_of_invitation(started.token))
