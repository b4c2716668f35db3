"""What was published before as lists of words becomes tables; nothing is counted again."""

from django.db import migrations


def number(figure):
    return figure if figure == "*" else int(figure.replace(",", ""))


def days(wait):
    return None if wait == "–" else [float(wait), None, None]


def table(columns, rows):
    return {"columns": columns, "rows": rows}


def as_tables(old):
    rows = {
        name: [[key, number(figure), days(wait)] for key, figure, wait in old.get(name, [])]
        for name in ("pcns", "deprivation")
    }
    pairs = {name: [[key, number(n)] for key, n in old.get(name, [])] for name in ("flow", "needs")}
    return {
        "flow": table(["stage", "people"], pairs["flow"]),
        "needs": table(["need", "people"], pairs["needs"]),
        "waits.pcn": table(["group", "people", "p50"], rows["pcns"]),
        "waits.deprivation": table(["group", "people", "p50"], rows["deprivation"]),
    }


def convert(apps, schema_editor):
    organisations = apps.get_model("accounts", "Organisation").objects
    for release in apps.get_model("facts", "Release").objects.iterator():
        if "tables" in release.figures:
            continue
        ids = [key for key, *_rest in release.figures.get("pcns", []) if key]
        named = organisations.filter(pk__in=ids).values_list("pk", "name")
        release.figures = {
            "tables": as_tables(release.figures),
            "names": {str(pk): name for pk, name in named},
            "hidden": None,
        }
        release.save(update_fields=["figures"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("facts", "0002_what_dashboards_count"),
    ]

    operations = [migrations.RunPython(convert, migrations.RunPython.noop)]
