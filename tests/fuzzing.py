"""Runs schemathesis against a server, all phases, and counts what it reached."""

import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

# Left out: more than JSON Schema can say makes a referral acceptable, like a real NHS number.
WITHOUT = "positive_data_acceptance"
# For the same reason a share of what the schema allows is refused; every other warning fails.
CONFIG = """
[warnings]
display = [
  "missing_auth", "missing_test_data", "base_url_mismatch", "missing_deserializer",
  "unused_openapi_auth", "unsupported_regex", "method_not_allowed", "constants_extraction",
  "unmatched_filter", "unresolvable_reference", "rate_limited", "dictionary_mismatch"
]
fail-on = true
"""
TOKENS = """
[auth.openapi.token]
bearer = "{token}"
[auth.openapi.credentials]
username = "{client}"
password = "{secret}"
"""


@dataclass
class Fuzzed:
    """What came of a run. `reached` is the share of operations with at least one success."""

    code: int
    output: str
    requests: int = 0
    server_errors: list[str] = field(default_factory=list)
    successes: set[str] = field(default_factory=set)
    unreached: list[str] = field(default_factory=list)
    reached: float = 0.0

    @property
    def summary(self) -> str:
        """Return the counts in one line."""
        return (
            f"{self.requests} requests, {len(self.server_errors)} server errors, "
            f"{self.reached:.0%} of operations reached a success; schemathesis exit {self.code}"
        )


def fuzz(
    document: dict[str, Any],
    *,
    base: str,
    folder: Path,
    examples: int,
    token: str = "",
    credentials: tuple[str, str] = ("", ""),
    phases: str = "examples,coverage,fuzzing",
) -> Fuzzed:
    """Fuzz every operation of an OpenAPI document with this many examples each."""
    schema, har = folder / "openapi.json", folder / "run.har"
    schema.write_text(json.dumps(document))
    tokens = TOKENS.format(token=token, client=credentials[0], secret=credentials[1])
    (folder / "schemathesis.toml").write_text(CONFIG + (tokens if token else ""))
    command = [
        *(str(Path(sys.executable).with_name("st")), "run", str(schema), "--url", base),
        *("--phases", phases, "--exclude-checks", WITHOUT),
        *("--max-examples", str(examples), "--continue-on-failure", "--seed", "2026"),
        *("--report", "har", "--report-har-path", str(har), "--no-color"),
        *("--suppress-health-check", "all"),
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    found = Fuzzed(done.returncode, done.stdout + done.stderr)
    _count(found, document, json.loads(har.read_text()) if har.exists() else {})
    return found


def _count(found: Fuzzed, document: dict[str, Any], har: dict[str, Any]) -> None:
    operations = {
        f"{method.upper()} {path}": re.compile(
            "^" + re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)) + "$"
        )
        for path, methods in document["paths"].items()
        for method in methods
    }
    entries = har.get("log", {}).get("entries", [])
    found.requests = len(entries)
    for entry in entries:
        method, path = entry["request"]["method"], urlsplit(entry["request"]["url"]).path
        status = entry["response"]["status"]
        if status >= 500:
            found.server_errors.append(f"{method} {path}: {status}")
        if 200 <= status < 300:
            names = (
                n for n, p in operations.items() if n.startswith(method + " ") and p.match(path)
            )
            found.successes |= set(names)
    found.unreached = sorted(set(operations) - found.successes)
    found.reached = 1 - len(found.unreached) / len(operations)
