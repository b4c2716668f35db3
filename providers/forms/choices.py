"""Options that the directory's forms share."""

from django.utils.translation import gettext_lazy as _

# The main languages of England beside English (2021 census, table TS024), and BSL.
LANGUAGES = (
    ("Arabic", _("Arabic")),
    ("Bengali", _("Bengali")),
    ("British Sign Language", _("British Sign Language")),
    ("Cantonese", _("Cantonese")),
    ("Farsi", _("Farsi")),
    ("French", _("French")),
    ("Gujarati", _("Gujarati")),
    ("Hindi", _("Hindi")),
    ("Italian", _("Italian")),
    ("Kurdish", _("Kurdish")),
    ("Mandarin", _("Mandarin")),
    ("Pashto", _("Pashto")),
    ("Polish", _("Polish")),
    ("Portuguese", _("Portuguese")),
    ("Punjabi", _("Punjabi")),
    ("Romanian", _("Romanian")),
    ("Somali", _("Somali")),
    ("Spanish", _("Spanish")),
    ("Tamil", _("Tamil")),
    ("Turkish", _("Turkish")),
    ("Ukrainian", _("Ukrainian")),
    ("Urdu", _("Urdu")),
    ("Welsh", _("Welsh")),
)
DISTANCES = (
    ("1", _("1 km (half a mile)")),
    ("3", _("3 km (2 miles)")),
    ("5", _("5 km (3 miles)")),
    ("8", _("8 km (5 miles)")),
    ("15", _("15 km (9 miles)")),
    ("30", _("30 km (19 miles)")),
    ("80", _("80 km (50 miles)")),
)
