"""Texts kept once they were translated: a page has hundreds, and each is looked up in a row."""

from functools import lru_cache

from django.conf import settings
from django.utils.translation import trans_real

MOST = 8192  # more texts than the product has


def keep_translations() -> None:
    """
    Keep what each language's catalogues answered. Called once, when the apps are ready.

    British English has an empty "en" catalogue of every Django app behind its own, and a text that
    none of them holds was looked for in each: a third of what a page did.
    """
    for language, _name in settings.LANGUAGES:
        texts = trans_real.translation(language)
        texts.gettext = lru_cache(maxsize=MOST)(texts.gettext)
        texts.ngettext = lru_cache(maxsize=MOST)(texts.ngettext)
