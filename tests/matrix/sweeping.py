"""Sweeps every address as one role, and says what is wrong with the answers."""

from collections.abc import Callable

from django.test import Client

from spcore.access import ANYBODY, SIGNED_IN, roles_of
from spcore.accounts.roles import Role
from spcore.disclosure import Relation, readable
from tests.architecture.urls import Page
from tests.matrix.asking import Answer, addresses, ask, pages, sign_in
from tests.matrix.world import World

# 403 too: the role may open the page, and the rule of the row says not now.
FINE = {200, 204, 301, 302, 303, 400, 403, 404, 405, 409, 422, 428, 503}
RELATION = {
    Role.REFERRER_ADMIN: Relation.PRACTICE_ADMIN,
    Role.REFERRER_CLINICIAN: Relation.PRACTICE_CLINICIAN,
    Role.OTHER_REFERRER: Relation.OTHER_REFERRER,
    Role.LINK_WORKER: Relation.LINK_WORKER,
    Role.TEAM_ADMIN: Relation.TEAM_ADMIN,
    Role.SUPERVISOR: Relation.SUPERVISOR,
    Role.SAFEGUARDING_LEAD: Relation.SAFEGUARDING_LEAD,
    Role.PROVIDER: Relation.PROVIDER,
}


# What an address of somebody else's case may answer, whoever asks in whatever way.
NOT_THERE = {403, 404, 405}
OF_A_PERSON = (
    "attachment_id",
    "intake_id",
    "referral_id",
    "onward_id",
    "concern_id",
    "consent_id",
    "goal_id",
    "holding_id",
    "shortlisted_id",
    "trip_id",
    "unmet_need_id",
    "plan_action_id",
    "plan_version_id",
    "picture_id",
    "contact_id",
    "reminder_id",
    "appointment_id",
    "step_id",
    "assessment_id",
)


def may_open(page: Page, role: Role | None) -> bool:
    declared = roles_of(page.view)
    return ANYBODY in declared or (role is not None and (SIGNED_IN in declared or role in declared))


def client_for(world: World, role: Role | None) -> Client:
    client = Client(raise_request_exception=True)
    if role is not None:
        sign_in(client, world.actors[role].user_id)
    return client


def problems_at_home(world: World, role: Role | None, what: str, answer: Answer) -> list[str]:
    shown = answer.classes_in(world)
    leaked = shown - readable(RELATION.get(role)) if role else shown
    problems = [f"{what}: {answer.status}"] if answer.status not in FINE else []
    problems += [f"{what}: leaks {sorted(leaked)}"] if leaked else []
    unseen = {"name", "nhs_number"} & shown and world.people[0].pk not in answer.audited
    return problems + ([f"{what}: shows the person, not in the trail"] if unseen else [])


def sweep_home(world: World, role: Role | None, client: Client) -> tuple[list[str], set[str], int]:
    """Ask everything at home; return the problems, the classes shown, and how much was asked."""
    problems, seen, asked = set(), set(), 0
    for page in pages():
        for address in addresses(page, world):
            for method in ("GET", "POST"):
                answer = ask(client, method, address)
                asked += 1
                what = f"{method} {page.name} as {role}"
                if may_open(page, role):
                    problems |= set(problems_at_home(world, role, what, answer))
                    seen |= answer.classes_in(world) | answer.canaries_in(world)
                else:
                    problems |= set(_problems_of_refusal(world, role, what, answer))
    return sorted(problems), seen, asked


def _problems_of_refusal(world: World, role: Role | None, what: str, answer: Answer) -> list[str]:
    refused = {401, 403, 405} if role else {302, 401, 403, 405}  # 405: no such method, to anybody
    problems = [] if answer.status in refused else [f"{what}: opened with {answer.status}"]
    return problems + ([f"{what}: a refusal shows a person"] if answer.classes_in(world) else [])


def sweep_away(
    world: World, other: World, role: Role, only: Callable[[Page], bool] = lambda page: True
) -> list[str]:
    """Ask for everything of one world as somebody of the other; return what was found of it."""
    client = client_for(other, role)
    problems = set()
    for page in filter(only, pages()):
        if not may_open(page, role):
            continue
        for address in addresses(page, world):
            for method in ("GET", "POST"):
                answer = ask(client, method, address)
                what = f"{method} {page.name} as {role}"
                if answer.classes_in(world):
                    problems.add(f"{what}: shows {sorted(answer.classes_in(world))}")
                if answer.status not in (NOT_THERE if _is_about_a_person(page) else FINE):
                    problems.add(f"{what}: {answer.status}")
    return sorted(problems)


def _is_about_a_person(page: Page) -> bool:
    """Tell whether the address names a row of somebody's case."""
    return any(f":{name}>" in page.pattern for name in OF_A_PERSON)
