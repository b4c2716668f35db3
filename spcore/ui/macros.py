"""The NHS Jinja macros, called with plain keywords; for leaves of a page, never for rows."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.utils.safestring import SafeString
from jinja2 import ChainableUndefined, Environment, PackageLoader


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("nhsuk_frontend_jinja"),
        undefined=ChainableUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _macro(component: str) -> Callable[[dict[str, Any]], str]:
    first, *rest = component.split("-")
    name = first + "".join(word.title() for word in rest)
    template = _environment().get_template(f"nhsuk/components/{component}/macro.jinja")
    macro: Callable[[dict[str, Any]], str] = getattr(template.module, name)
    return macro


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.title() for word in rest)


def nested(flat: dict[str, Any]) -> dict[str, Any]:
    """Return `{"label__is_big": 1}` as the macros want it: `{"label": {"isBig": 1}}`."""
    tree: dict[str, Any] = {}
    for path, value in flat.items():
        *branches, leaf = path.split("__")
        place = tree
        for branch in branches:
            place = place.setdefault(_camel(branch), {})
        place[_camel(leaf)] = str(value) if hasattr(value, "_proxy____args") else value
    return tree


def render_macro(component: str, params: dict[str, Any]) -> SafeString:
    """Return the mark-up of `component` ("date-input"); `params` as its macro documents them."""
    return SafeString(_macro(component)(params).strip())
