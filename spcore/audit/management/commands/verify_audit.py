"""Has anybody changed the trail?"""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from spcore.audit import anchors, verifying


class Command(BaseCommand):
    """Check every seal against its entry, the one before it, and the anchors."""

    help = "Find edits, deletions, swaps and cut-off ends in the audit trail. Exit 1 on any."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print each fault and a last line. :raises CommandError: when there is one."""
        started = time.monotonic()
        read, faults = verifying.verify(anchors=anchors.anchors(settings.AUDIT_ANCHOR_FILE))
        waiting = verifying.unsealed(at=timezone.now())
        for fault in faults:
            self.stdout.write(f"{fault.chain} number {fault.number}: {fault.what}")
        if waiting:
            self.stdout.write(f"{waiting} entries are not sealed yet: is the worker running?")
        seconds = time.monotonic() - started
        if faults or waiting:
            raise CommandError(f"{len(faults)} faults in {read} entries ({seconds:.1f} s).")
        self.stdout.write(f"No fault in {read} entries ({seconds:.1f} s).")
