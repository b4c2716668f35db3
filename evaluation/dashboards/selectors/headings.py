"""What tables are called, and their columns where one word for all of them would mislead."""

from django.utils.translation import gettext_lazy as lazy

from evaluation.dashboards.selectors.words import COLUMNS

HEADINGS = {
    "flow": lazy("How far referrals came"),
    "uptake": lazy("How far people came with services"),
    "waits": lazy("Days until it happened"),
    "waits.curve_first_contact": lazy("Share that waits still for a first contact"),
    "waits.curve_helped": lazy("Share that waits still for first real help"),
    "demand": lazy("Month by month"),
    "capacity": lazy("Services and people by place"),
    "outcomes": lazy("Change in people’s answers"),
    "needs": lazy("What people needed help with"),
    "needs.why": lazy("Why there was nothing suitable"),
    "needs.map": lazy("Unmet needs, as on the map"),
    "needs.gaps": lazy("Gaps: unmet needs by place"),
    "needs.scheme": lazy("Unmet needs by scheme"),
    "directory": lazy("Listings by need"),
    "funding": lazy("Money that ends in the year after"),
    "funding.awards": lazy("Money awarded here, by financial year"),
    "funding.themes": lazy("Money awarded here, against need"),
    "workforce": lazy("Link workers by scheme"),
    "quality": lazy("Promises kept, by scheme"),
    "quality.soon": lazy("First contact within 15 working days, team by team"),
    "quality.helped": lazy("First real help, team by team"),
    "appropriateness": lazy("Referrals sent back or to another door"),
    "cohorts": lazy("How far the people of each year came"),
    "cohorts.outcomes": lazy("How the answers of each year’s people changed"),
    "gp_use": lazy("Contacts in six months, before and after"),
}
BYS = {
    "pcn": lazy("Primary care network"),
    "practice": lazy("Practice"),
    "place": lazy("Place people live in"),
    "source": lazy("Who referred"),
    "deprivation": lazy("Deprivation, in tenths"),
    "age": lazy("Age"),
    "sex": lazy("Sex"),
    "ethnicity": lazy("Ethnic group"),
    "rural": lazy("Town or rural area"),
    "language": lazy("Language"),
    "disability": lazy("Disability"),
}
# What is broken down, and by what: a table says both, wherever it is read.
OF = {
    "flow": lazy("How far referrals came, %(by)s"),
    "waits": lazy("Days until a first contact, %(by)s"),
    "outcomes": lazy("Change in life satisfaction (ONS4, 0 to 10), %(by)s"),
    "equity": lazy("Who is referred and who starts, %(by)s"),
    "needs": lazy("Needs that were not met, %(by)s"),
}
BROKEN_DOWN = {
    "pcn": lazy("by primary care network"),
    "practice": lazy("by practice"),
    "place": lazy("by the place people live in"),
    "source": lazy("by who referred"),
    "deprivation": lazy("by deprivation, in tenths"),
    "age": lazy("by age"),
    "sex": lazy("by sex"),
    "ethnicity": lazy("by ethnic group"),
    "rural": lazy("by town or rural area"),
    "language": lazy("by language"),
    "disability": lazy("by disability"),
}
REFERRED = lazy("Referred")
WITH_IT = lazy("Referred with it")
# By table, or by all tables of a topic: which people a column counts.
PEOPLE = {
    "waits": lazy("Had it"),
    "waits.": REFERRED,
    "capacity": REFERRED,
    "needs": WITH_IT,
    "needs.place": REFERRED,
    "funding": lazy("People who go there"),
    "funding.themes": WITH_IT,
    "quality": REFERRED,
    "quality.": REFERRED,
    "appropriateness": REFERRED,
}


def heading_of(key: str) -> str:
    """Return what a table is called."""
    topic, _dot, by = key.partition(".")
    if key in HEADINGS or by not in BROKEN_DOWN:
        return str(HEADINGS.get(key, key))
    return str(OF[topic]) % {"by": BROKEN_DOWN[by]}


def column_of(key: str, column: str) -> str:
    """Return what a column of a table is called."""
    topic = f"{key.partition('.')[0]}."
    said = {"people": PEOPLE.get(key) or (PEOPLE.get(topic) if "." in key else None)}
    return str(said.get(column) or COLUMNS[column][0])
