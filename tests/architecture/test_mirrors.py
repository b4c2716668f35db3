"""One name runs through address, view, template and test (house.md, One name)."""

import inspect
from pathlib import Path

import pytest
from django.conf import settings

from tests.architecture.urls import Page, all_pages

BASE = Path(settings.BASE_DIR)
# Where a namespace lives, and where its tests do.
ROOM = {
    "accounts": ("spcore/accounts/views", "tests/spcore/accounts/views"),
    "referrals": ("referrals/views", "tests/referrals/views"),
    "linkworkers": ("linkworkers/views", "tests/linkworkers/views"),
    "providers": ("providers/views", "tests/providers/views"),
    "measures": ("evaluation/measures/views", "tests/evaluation/measures/views"),
    "dashboards": ("evaluation/dashboards/views", "tests/evaluation/dashboards/views"),
    "fund": ("evaluation/fund/views", "tests/evaluation/fund/views"),
}
PAGES = [page for page in all_pages() if page.name.partition(":")[0] in ROOM]


def room_of(page: Page, namespace: str) -> tuple[str, ...]:
    """Return where a page lives, and where its tests do: interfaces have the room `api`."""
    rooms = ROOM[namespace]
    if not hasattr(page.view, "cls"):
        return rooms
    return tuple(f"{room.removesuffix('views')}api" for room in rooms)


@pytest.mark.parametrize("page", PAGES, ids=str)
class TestMirror:
    def test_the_view_is_where_its_name_says(self, page: Page):
        namespace, _, name = page.name.partition(":")
        views, _tests = room_of(page, namespace)

        view = getattr(page.view, "cls", None) or inspect.unwrap(page.view)

        assert Path(inspect.getfile(view)).relative_to(BASE) == Path(views, f"{name}.py")

    def test_there_is_a_test_of_that_name(self, page: Page):
        namespace, _, name = page.name.partition(":")
        _views, tests = room_of(page, namespace)

        assert (BASE / tests / f"test_{name}.py").exists()
