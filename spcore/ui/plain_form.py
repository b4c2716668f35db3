"""The form to start from: what is missing is asked for in plain words, field by field."""

from functools import cache, lru_cache
from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from spcore.ui.bound import ShownLater
from spcore.ui.copies import Fields
from spcore.ui.options import declared_choices, share_choices

CHOICES = (forms.ChoiceField, forms.ModelChoiceField)
OWN_ARTICLE = ("your ", "the ", "a ", "an ", "what ", "who ", "how ", "why ", "when ", "where ")
REQUIRED = forms.Field.default_error_messages["required"]
PlainFieldsets = tuple[tuple[Any, tuple[str, ...]], ...]  # legend, names of fields


class PlainErrors(forms.BaseForm):
    """
    For forms whose missing answers read "Enter the full name", and which says how it is laid out.

    - `missing = {"name": _("Enter the person's full name")}` is the best message; without one it
      is made from the label.
    - `fieldsets = ((_("About the person"), ("name", "born")), ...)` groups fields under legends.
    - `reveals = {"contact": {"phone": ("phone_number",)}}` shows fields under a radio or checkbox.
    - `folds = ((_("Add background"), ("background",)), ...)` closes optional fields behind a line
      to press, in the place of the first; they are open when one is filled in or has an error.
    - `sometimes_needed = frozenset({"licence"})`: another answer makes these needed, so that none
      of them is called optional.
    - `option_hints = {"urgency": {"soon": _("within a week")}}` explains single options.
    """

    missing: ClassVar[dict[str, Any]] = {}
    fieldsets: ClassVar[PlainFieldsets] = ()
    reveals: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {}
    folds: ClassVar[PlainFieldsets] = ()
    sometimes_needed: ClassVar[frozenset[str]] = frozenset()
    option_hints: ClassVar[dict[str, dict[str, Any]]] = {}
    bound_field_class = ShownLater

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        _share(type(self))
        super().__init__(*args, **options)
        self.declared = declared_choices(self.fields)
        language = get_language() or ""
        for name, field in self.fields.items():
            if name in self.base_fields:  # type: ignore[attr-defined]
                words = messages_of(type(self), name, language)
            else:  # added as the form was made: the sign-in form's own
                words = worded(type(self), name, field)
            field.error_messages.update(words)


@cache
def _share(form: type[PlainErrors]) -> None:
    """Let the forms of a class share what they need not copy."""
    share_choices(form)
    form.base_fields = Fields(form.base_fields)  # type: ignore[attr-defined]


@lru_cache(maxsize=4096)
def messages_of(form: type[PlainErrors], name: str, _language: str) -> dict[str, Any]:
    """Return a declared field's messages in plain words: they are made once for each language."""
    return worded(form, name, form.base_fields[name])  # type: ignore[attr-defined]


def worded(form: type[PlainErrors], name: str, field: forms.Field) -> dict[str, Any]:
    """Return a field's messages in plain words."""
    found = plain_messages(field)
    if name in form.missing:
        found["required"] = form.missing[name]
    elif field.error_messages.get("required") == REQUIRED:
        found["required"] = ask_for(name, field)
    return found


class PlainForm(PlainErrors, forms.Form):
    """The plain form; for a model form write `class X(PlainErrors, forms.ModelForm)`."""


def ask_for(name: str, field: forms.Field) -> Any:
    """Return the message for a field left empty, made from its label."""
    label = field.label or name.replace("_", " ")
    if str(label).endswith("?"):
        return _("Answer “%(question)s”") % {"question": label}
    if isinstance(field, forms.BooleanField):
        return _("Tick “%(words)s”") % {"words": label}
    words = str(label)
    words = words if words[1:2].isupper() else words[:1].lower() + words[1:]
    what = words if words.startswith(OWN_ARTICLE) else _("the %(what)s") % {"what": words}
    verb = _("Select %(what)s") if isinstance(field, CHOICES) else _("Enter %(what)s")
    return verb % {"what": what}


def plain_messages(field: forms.Field) -> dict[str, Any]:
    """Return plain words for what Django says with "Ensure this value", by error code."""
    name = str(field.label or _("This")).replace("%", "%%").rstrip("?")
    if isinstance(field, forms.EmailField):
        address = _("Enter an email address in the right form, like name@example.org")
        return {"invalid": address, "max_length": address}
    if isinstance(field, forms.IntegerField):
        return {
            "invalid": name + _(" must be a number"),
            "min_value": name + _(" must be %(limit_value)s or more"),
            "max_value": name + _(" must be %(limit_value)s or less"),
        }
    if isinstance(field, forms.CharField):
        return {
            "max_length": name + _(" must be %(limit_value)s characters or fewer"),
            "min_length": name + _(" must be %(limit_value)s characters or more"),
        }
    return {}
