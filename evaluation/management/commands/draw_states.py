"""`manage.py draw_states`: docs/states.md, drawn from the state tables."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from evaluation.fund import policies as fund_policies
from evaluation.fund import states as fund_states
from referrals import onward_states, policies, states
from referrals.states import Transition

PATH = settings.BASE_DIR / "docs" / "states.md"
HEAD = """# States

Drawn by `manage.py draw_states` from `referrals/states.py`, `referrals/onward_states.py` and
`evaluation/fund/states.py`. Do not edit: change the table, then draw again. A reason is asked for
where an action is marked with *.
"""


class Command(BaseCommand):
    """Write the diagrams, or with `--check` say whether they are as the tables are."""

    help = "Draw the state tables as docs/states.md; --check only compares."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take `--check`."""
        parser.add_argument(
            "--check", action="store_true", help="only compare; fail if they differ"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, or compare."""
        drawn = document()
        if not options["check"]:
            PATH.write_text(drawn, encoding="utf-8")
            self.stdout.write(f"wrote {PATH.relative_to(settings.BASE_DIR)}")
            return
        if not PATH.exists() or PATH.read_text(encoding="utf-8") != drawn:
            raise CommandError("docs/states.md is not what the tables say: run draw_states")


def document() -> str:
    """Return the whole page."""
    parts = [
        HEAD,
        "## Referral\n",
        diagram(states.TRANSITIONS, first=states.Status.DRAFT),
        table(states.TRANSITIONS, policies.WHO_MAY),
        "## Onward referral\n",
        diagram(onward_states.TRANSITIONS, first=onward_states.Status.OFFERED),
        table(onward_states.TRANSITIONS, policies.WHO_MAY_ONWARD),
        "## Round of the community investment fund\n",
        diagram(fund_states.ROUND, first=fund_states.RoundStatus.DRAFT),
        table(fund_states.ROUND, fund_policies.WHO_MAY),
        "## Application to the fund\n",
        diagram(fund_states.APPLICATION, first=fund_states.ApplicationStatus.DRAFT),
        table(fund_states.APPLICATION, fund_policies.WHO_MAY_APPLICATION),
        "## Award of the fund\n",
        diagram(fund_states.AWARD, first=fund_states.AwardStatus.PREPARED),
        table(fund_states.AWARD, fund_policies.WHO_MAY_AWARD),
    ]
    return "\n".join(parts)


def diagram(transitions: Mapping[Any, Transition], *, first: Any) -> str:
    """Return one table as a Mermaid state diagram, in the table's order."""
    return "\n".join(["```mermaid", "stateDiagram-v2", *_lines(transitions, first), "```", ""])


def _lines(transitions: Mapping[Any, Transition], first: Any) -> Iterator[str]:
    status = type(first)
    yield f"    [*] --> {first.value}"
    for action, row in transitions.items():
        mark = "*" if row.needs_reason else ""
        for source in (source for source in status if source in row.sources):
            yield f"    {source.value} --> {row.target.value}: {action.value}{mark}"
    left = {source for row in transitions.values() for source in row.sources}
    for end in (end for end in status if end not in left):
        yield f"    {end.value} --> [*]"


def table(transitions: Mapping[Any, Transition], who_may: Mapping[Any, frozenset[Any]]) -> str:
    """Return who may take each action, and who must act next."""
    lines = ["| action | leads to | whose move then | who may |", "|---|---|---|---|"]
    for action, row in transitions.items():
        who = ", ".join(sorted(role.value for role in who_may[action]))
        mark = "*" if row.needs_reason else ""
        lines.append(f"| {action.value}{mark} | {row.target.value} | {row.move.value} | {who} |")
    return "\n".join([*lines, ""])
