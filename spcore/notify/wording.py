"""The words of a message: its template, and the few facts that one may take."""

import re
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

TEMPLATES = settings.BASE_DIR / "templates" / "messages"
# What a message may say besides its fixed text. Nothing here is about a person who is referred.
ALWAYS = frozenset({"service_name", "sign_in_address", "is_repeat"})
ALLOWED = frozenset({"reference", "count", "to_do", "days", "link", "code", "when", "phone"})
_SHORT = 200
_VARIABLE = re.compile(r"{{\s*([^}]*?)\s*}}")
_TAG = re.compile(r"{%\s*(\w+)\s*(.*?)\s*%}")
_TEXT = re.compile(r"\"[^\"]*\"|'[^']*'")
_WORD = re.compile(r"\b(?!not\b|and\b|or\b|trimmed\b|n=)[a-z_]+\b")
_PLAIN_TAGS = frozenset(
    {"load", "autoescape", "endautoescape", "else", "endif", "plural", "endblocktranslate"}
)
_TAGS_WITH_WORDS = frozenset({"if", "translate", "blocktranslate"})


def checked(template: str, context: Mapping[str, object]) -> dict[str, object]:
    """Return the context. :raises ValueError: when it holds what no message may say."""
    unknown = set(context) - ALLOWED
    if unknown:
        raise ValueError(f"{template}: no message may take {', '.join(sorted(unknown))}")
    if any(len(str(value)) > _SHORT for value in context.values()):
        raise ValueError(f"{template}: a value is longer than {_SHORT} characters")
    return dict(context)


def without_links(context: Mapping[str, object]) -> dict[str, object]:
    """Return what may be kept of a context: a link or a code works for whoever reads it."""
    hidden = {"link": _("(a private link, not kept here)"), "code": _("(a code, not kept here)")}
    return {name: hidden.get(name, value) for name, value in context.items()}


def render(template: str, context: Mapping[str, object], *, is_repeat: bool) -> tuple[str, str]:
    """Return subject and body: the template's first line, and the rest."""
    words = {
        **context,
        "service_name": settings.SERVICE_NAME,
        "sign_in_address": f"{settings.SITE_ADDRESS.rstrip('/')}{settings.LOGIN_URL}",
        "is_repeat": is_repeat,
    }
    subject, _newline, body = render_to_string(f"messages/{template}.txt", words).partition("\n")
    if not is_repeat:
        return subject.strip(), body.strip()
    label = _("This may be a repeat: the first attempt was cut off before we knew it had arrived.")
    return _("Repeat: %s") % subject.strip(), f"{label}\n\n{body.strip()}"


def strange_words(template: Path) -> list[str]:
    """Return what a template takes that no message may say; a tag not known here counts too."""
    text = template.read_text()
    taken = {variable.split("|")[0] for variable in _VARIABLE.findall(text)} - {"n"}
    for tag, rest in _TAG.findall(text):
        if tag in _TAGS_WITH_WORDS:
            taken |= set(_WORD.findall(_TEXT.sub("", rest)))
        elif tag not in _PLAIN_TAGS:
            taken.add(f"{{% {tag} %}}")
    return sorted(taken - ALLOWED - ALWAYS)
