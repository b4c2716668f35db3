"""What is said of services, of money and of those who work there."""

from django.utils.translation import gettext as _

from evaluation.dashboards.selectors.figures import figure, middle, plain
from evaluation.dashboards.selectors.tables import Table

FULL = 100
ALL = "all"  # the row of all listings; releases of before have none


def by_thousand(table: Table) -> str:
    """Say where there is least for so many people, and where most; these are no samples."""
    rates = zip(table.column("per_1000"), table.lines, strict=True)
    known = [(float(rate), line.name) for rate, line in rates if rate]
    if not known:
        return _("No population figure is loaded, so nothing is said of 1,000 people.")
    (low, least), (high, most) = min(known), max(known)
    words = {"least": least, "l": plain(low), "most": most, "h": plain(high)}
    return (
        _("Services for 1,000 people: fewest in %(least)s, %(l)s; most in %(most)s, %(h)s.") % words
    )


def money_ends(table: Table) -> str:
    """Say when most people go where money ends."""
    if not any(table.column("lines")):
        return _("No money is recorded to end in the year after.")
    people = [
        (middle(cell) or 0, line.name)
        for cell, line in zip(table.column(table.drawn), table.lines, strict=True)
    ]
    number, when = max(people, key=lambda each: each[0])
    if not number:
        return _("Few people, or nobody, go where money ends.")
    words = {"number": figure(int(number)), "when": when}
    return _("Most people go where money ends in %(when)s: %(number)s.") % words


def awarded(table: Table) -> str:
    """Say what is awarded in the first year that is shown."""
    money, rate = table.column("money")[0], table.column("pounds_per_1000")[0]
    words = {"money": figure(money), "year": table.lines[0].name, "rate": rate}
    if not rate:
        return _("£%(money)s in %(year)s.") % words
    return _("£%(money)s in %(year)s, which is £%(rate)s for 1,000 people who live here.") % words


def against_need(table: Table) -> str:
    """Say what was awarded for what was missing most."""
    unmet = [middle(cell) or 0 for cell in table.column("unmet")]
    most = max(unmet)
    if not most:
        return _("No need was unmet for enough people to say so.")
    place = unmet.index(most)
    words = {"need": table.lines[place].name, "unmet": figure(int(most))}
    money = table.column("money")[place]
    if not money:
        return _("Most often unmet: %(need)s (%(unmet)s). No money was awarded for it.") % words
    said = _("Most often unmet: %(need)s (%(unmet)s). £%(money)s was awarded for it in the year.")
    return said % (words | {"money": figure(money)})


def carried(table: Table) -> str:
    """Say where more is carried than agreed, and where supervision is behind (barrier 4-1)."""
    known = [
        (middle(cell), line.name)
        for cell, line in zip(table.column(table.drawn), table.lines, strict=True)
    ]
    if all(load is None for load, _name in known):
        return ""
    over = [name for load, name in known if load is not None and load > FULL]
    said = _("No scheme carries more than its link workers agreed to.")
    if over:
        said = _("More than link workers agreed to carry: %(names)s.") % {"names": "; ".join(over)}
    behind = [
        f"{line.name} {figure(cell, '%')}"
        for cell, line in zip(table.column("supervised"), table.lines, strict=True)
        if (middle(cell) if cell else FULL) != FULL
    ]
    if not behind:
        return said
    words = _("Supervision in time, of all link workers: %(names)s.")
    return f"{said} {words % {'names': '; '.join(behind)}}"


def verified(table: Table) -> str:
    """Say how many listings were verified, and for how many needs none was."""
    rows = zip(
        table.column("need"), table.column("verified"), table.column("listings"), strict=True
    )
    found = {need: (fresh, listings) for need, fresh, listings in rows}
    fresh, listings = found.pop(ALL, (None, None))
    said = []
    if listings is not None:
        words = {"fresh": figure(fresh), "listings": figure(listings)}
        said.append(_("Of %(listings)s listings, %(fresh)s were verified within 90 days.") % words)
    without = sum(listings > 0 and not fresh for fresh, listings in found.values())
    words = {"without": figure(without), "of": figure(len(found))}
    said.append(
        _("For %(without)s of %(of)s needs, no listing was verified within 90 days.") % words
    )
    return " ".join(said)
