"""The small process beside web, worker and beat that moves promises on."""

import signal
import threading
from types import FrameType
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, InterfaceError, close_old_connections

from spcore.celery import app
from spcore.outbox.models import Lane
from spcore.outbox.relay import BATCH, Relay

POLL_SECONDS = 1.0
DATABASE_REST_SECONDS = 5.0


def publish(message_ids: list[UUID], lane: Lane) -> None:
    """Hand ids to the broker, once, in the lane's own queue. Raises whatever the broker raises."""
    app.send_task(
        "spcore.outbox.tasks.deliver_batch",
        kwargs={"message_ids": [str(message_id) for message_id in message_ids]},
        queue=lane.lower(),
        retry=False,
    )


class Command(BaseCommand):
    """Poll the outbox every second until told to stop."""

    help = "Hand due outbox messages to the worker; send safety messages itself without a broker."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add `--once`."""
        parser.add_argument("--once", action="store_true", help="Poll once and stop.")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Poll. SIGTERM and SIGINT end the process after the present turn."""
        relay, stop = Relay(publish), threading.Event()
        if options["once"]:
            relay.turn()
            return

        def ask_to_stop(_number: int, _frame: FrameType | None) -> None:
            stop.set()

        signal.signal(signal.SIGTERM, ask_to_stop)
        signal.signal(signal.SIGINT, ask_to_stop)
        self.stdout.write("The relay polls the outbox.")
        while not stop.is_set():
            stop.wait(self._turn(relay))

    def _turn(self, relay: Relay) -> float:
        """Poll once. Return the seconds to rest: none while there is a backlog."""
        try:
            moved = relay.turn()
        except (DatabaseError, InterfaceError) as error:
            self.stderr.write(f"The database does not answer: {type(error).__name__}")
            close_old_connections()
            return DATABASE_REST_SECONDS
        return 0 if moved >= BATCH else POLL_SECONDS
