"""Fail when tests with the given markers were skipped, or when there were none at all."""

import sys
import xml.etree.ElementTree as ET
from collections import Counter


def counts(report: str) -> dict[str, Counter[str]]:
    """Return, per marker, how many test cases of a JUnit report ran and how many were skipped."""
    found: dict[str, Counter[str]] = {}
    for case in ET.parse(report).getroot().iter("testcase"):  # noqa: S314  our own report
        marked = [p.get("value", "") for p in case.iter("property") if p.get("name") == "markers"]
        verdict = "skipped" if case.find("skipped") is not None else "ran"
        for marker in ",".join(marked).split(","):
            found.setdefault(marker, Counter())[verdict] += 1
    return found


def main(report: str, *markers: str) -> int:
    """Say for each marker what ran; return 1 when something did not."""
    found = counts(report)
    failed = 0
    for marker in markers:
        number = found.get(marker, Counter())
        print(f"{marker}: {number['ran']} ran, {number['skipped']} skipped")
        if not number["ran"] or number["skipped"]:
            print(f"FAILED: tests marked {marker} did not (all) run; the summary above says why.")
            failed = 1
    return failed


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
