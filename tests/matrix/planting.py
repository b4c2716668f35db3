"""Puts mark-up that would run into every text column that somebody writes and another reads."""

from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import cycle

from django.db import connection, models

from spcore.disclosure import document
from tests.architecture.test_access import our_models

# Each element carries the mark by which it is found, should it ever become one.
MARK = "data-planted"
RUN = "window.planted=1"
PAYLOADS = (
    f"<script {MARK}>{RUN}</script>",
    f'<img {MARK} src=x onerror="{RUN}">',
    f'"><svg {MARK} onload={RUN}>',
    f"'><b {MARK} onmouseover={RUN}>x</b>",
    f"</title><script {MARK}>{RUN}</script>",
    f"</textarea><script {MARK}>{RUN}</script>",
    f'</script><script {MARK}>alert("x")</script>',
    f"--><iframe {MARK} srcdoc='<script>parent.{RUN}</script>'>",
    f"<details {MARK} open ontoggle={RUN}>",
    f"<input {MARK} autofocus onfocus={RUN}>",
    f'<a {MARK} href="javascript:{RUN}">x</a>',
    f"<scr<script {MARK}>ipt>{RUN}</script>",
    f"<math {MARK}><mtext><style></math><img {MARK} src onerror={RUN}>",
    "{{ 6|add:36 }}planted{% now 'Y' %}",
)
LEAST = max(len(payload) for payload in PAYLOADS)
OPEN_TO_TYPING = {"directory", "settings"}
NOT_TYPED = {"setting", "code", "folded_name"}  # names of ours, and what is made from others


def plant() -> int:
    """Plant them in every row there is, and return into how many columns."""
    payloads, number = cycle(PAYLOADS), 0
    with connection.cursor() as cursor:  # history is never changed otherwise
        cursor.execute("SET session_replication_role = replica")
    for model in our_models():
        for name in _columns(model):
            for key in list(model._base_manager.values_list("pk", flat=True)):
                model._base_manager.filter(pk=key).update(**{name: next(payloads)})
            number += 1
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = origin")
    return number


def _columns(model: type[models.Model]) -> Iterator[str]:
    classes = document()["fields"][model._meta.label]
    typed = {*document()["matrix"], *OPEN_TO_TYPING} & set(classes)
    named = {name for one in typed for name in classes[one]}
    for field in model._meta.concrete_fields:
        is_text = type(field) in {models.CharField, models.TextField}
        is_long = field.max_length is None or field.max_length >= LEAST
        is_typed = field.name in named - NOT_TYPED
        if is_typed and is_text and is_long and not (field.choices or field.unique):
            yield field.name


class Planted(HTMLParser):
    """Finds what became an element, a handler or an address of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that is ours, and an attribute that would run."""
        for name, value in attrs:
            runs = name.startswith("on") or (value or "").strip().startswith("javascript:")
            if name == MARK or runs:
                self.found.append(f"<{tag} {name}={value}>")


def planted_in(page: str) -> list[str]:
    """Return what of the planted became more than text."""
    reader = Planted()
    reader.feed(page)
    return reader.found + (["a template ran"] if "42planted" in page else [])
