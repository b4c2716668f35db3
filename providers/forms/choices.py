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
WAYS = (
    ("in_person", _("In person")),
    ("at_home", _("At home")),
    ("online", _("Online")),
    ("by_phone", _("By phone")),
)
SIZES = (
    ("one_to_one", _("One to one")),
    ("small_group", _("Small group")),
    ("large_group", _("Large group")),
)
DAYS = (
    ("MO", _("Monday")),
    ("TU", _("Tuesday")),
    ("WE", _("Wednesday")),
    ("TH", _("Thursday")),
    ("FR", _("Friday")),
    ("SA", _("Saturday")),
    ("SU", _("Sunday")),
)
PARTS_OF_DAY = (
    ("", _("Any time")),
    ("morning", _("Morning")),
    ("afternoon", _("Afternoon")),
    ("evening", _("Evening, from 5pm")),
)
