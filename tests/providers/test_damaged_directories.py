"""Directory files that somebody damaged, and files of anything at all: words, never a traceback."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from providers.adapters.formats import FORMATS
from providers.models import Service
from spcore.loading.report import Unusable
from tests.providers.adapters.real import DIRECTORIES, MANCHESTER
from tests.providers.test_load_directory import REAL, assert_nothing_was_written, load

pytestmark = pytest.mark.django_db

# Each makes a good file bad. Those that leave nothing usable must fail.
HOPELESS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda raw: b"",
    "blank": lambda raw: b" \r\n\t ",
    "only a byte order mark": lambda raw: b"\xef\xbb\xbf",
    "all NULs": lambda raw: b"\x00" * 1000,
    "a picture": lambda raw: b"\x89PNG\r\n\x1a\n\x81\x8d" + bytes(range(256)),
    "a web page": lambda raw: b"<!DOCTYPE html><html><body>Sign in</body></html>",
    "an archive": lambda raw: b"PK\x03\x04" + raw[:200],
    "backwards": lambda raw: raw[::-1],
    "a number": lambda raw: b"42",
    "an empty list": lambda raw: b"[]" if raw[:1] in b"[{" else b"a,b\n",
    "other columns": lambda raw: b'{"a": [1]}' if raw[:1] in b"[{" else b"a,b\n1,2\n",
    "10,000 columns": lambda raw: b",".join(b"c%d" % number for number in range(10_000)) + b"\n1",
    "homoglyphs": lambda raw: (
        raw.replace(b"a", "а".encode())  # Cyrillic
        if raw[:1] not in b"[{"
        else raw.replace(b'"', "”".encode())
    ),
    "nesting without end": lambda raw: b"[" * 50_000,
}
DUBIOUS: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda raw: raw[: len(raw) * 2 // 3],
    "UTF-16": lambda raw: raw.decode("utf-8-sig").encode("utf-16"),
    "UTF-16 without a mark": lambda raw: raw.decode("utf-8-sig").encode("utf-16-le"),
    "a byte order mark": lambda raw: b"\xef\xbb\xbf" + raw,
    "Windows-1252": lambda raw: raw.decode("utf-8-sig").encode("cp1252", "ignore"),
    "mixed encodings": lambda raw: raw[:500] + b"\x93mixed\x94\xe9" + raw[500:],
    "a NUL": lambda raw: raw[:800] + b"\x00" + raw[800:],
    "a lone quote": lambda raw: raw[:900] + b'"' + raw[900:],
    "a comma too many": lambda raw: raw[:700] + b",,," + raw[700:],
    "Mac line ends": lambda raw: raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r"),
    "semicolons": lambda raw: raw.replace(b",", b";"),
    "a megabyte in a field": lambda raw: raw.replace(b"a", b"a" * 1_000_000, 1),
    "formulas": lambda raw: raw.replace(b"a", b"=cmd|' /C calc'!A0", 5),
    "emoji and right-to-left": lambda raw: raw.replace(b"e", "💙\u202e".encode(), 40),
    "numbers as words": lambda raw: raw.replace(b"1", b"one").replace(b"2", b"two"),
    "nulls": lambda raw: raw.replace(b'"name"', b'"eman"').replace(b": {", b": null, "),
    "true everywhere": lambda raw: raw.replace(b"[", b"[true, ").replace(b"null", b"NaN"),
    "surrogates": lambda raw: raw.replace(b"a", b"\\ud800", 20),
    "twice": lambda raw: raw + raw,
}
FILES = {
    **{name: DIRECTORIES / paths[0] for name, paths in REAL.items()},
    "libraries": DIRECTORIES / "libraries/lancashire_county_council.csv",
    "streetsupport day": DIRECTORIES / REAL["streetsupport"][1],
    "oruk": DIRECTORIES / "oruk_v3_mock_feed_test/service_full.json",
    "gm": MANCHESTER / "sports_facilities.csv",
    "gm clubs": MANCHESTER / "sports_clubs.csv",
    "foodbanks csv": MANCHESTER / "gm_food_banks.csv",
}


def damaged(tmp_path: Path, file: str, damage: Callable[[bytes], bytes]) -> tuple[str, Path]:
    """Write a damaged copy of a real file, and return its format and path."""
    original = FILES[file]
    path = tmp_path / original.name
    raw = original.read_bytes()
    if path.suffix == ".csv":
        raw = b"\n".join(raw.split(b"\n")[:30])
    path.write_bytes(damage(raw))
    return file.split(maxsplit=1)[0], path


@pytest.mark.shared_data
class TestADamagedFile:
    @pytest.mark.parametrize("damage", HOPELESS)
    @pytest.mark.parametrize("file", FILES)
    def test_that_is_hopeless_loads_nothing_and_says_why(self, tmp_path, file, damage):
        format_, path = damaged(tmp_path, file, HOPELESS[damage])

        with pytest.raises(CommandError) as failure:
            load(format_, path)

        assert str(failure.value).endswith("Nothing was loaded.")
        assert_nothing_was_written()

    @pytest.mark.parametrize("damage", DUBIOUS)
    @pytest.mark.parametrize("file", FILES)
    def test_that_is_dubious_never_ends_in_a_traceback(self, tmp_path, file, damage):
        format_, path = damaged(tmp_path, file, DUBIOUS[damage])

        try:
            report = load(format_, path)
        except CommandError:
            assert_nothing_was_written()
        else:
            assert report["created"] == Service.objects.count()
            assert all(each["problem"] for each in report["refused"] + report["warnings"])


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


FEW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
TEXT = st.text(max_size=400).map(lambda text: text.encode("utf-8", "ignore"))


class TestAnythingAtAll:
    @pytest.mark.parametrize("format_", FORMATS)
    @FEW
    @given(raw=st.binary(max_size=400) | TEXT)
    def test_read_as_a_file_is_refused_in_words(self, tmp_path, format_, raw):
        for suffix in (".csv", ".json"):
            path = tmp_path / f"file{suffix}"
            path.write_bytes(raw)

            found = _read(format_, path)

            assert not found

    @pytest.mark.shared_data
    @pytest.mark.parametrize("file", [name for name in FILES if FILES[name].suffix == ".json"])
    @FEW
    @given(data=st.data())
    def test_in_the_place_of_a_value_is_told_and_never_fatal(self, tmp_path, file, data):
        body = _shortened(json.loads(FILES[file].read_text()))
        holder, key = _somewhere(body, data)
        holder[key] = data.draw(JSON)
        path = tmp_path / FILES[file].name
        path.write_text(json.dumps(body))

        found = _read(file.split()[0], path)

        assert all(each is not None for each in found)


def _read(format_: str, path: Path) -> list:
    """Return what a format makes of a file; nothing when it says that it is unusable."""
    try:
        return list(FORMATS[format_].read([path]))
    except Unusable:
        return []


def _shortened(body):
    """Return a body with at most three records in each of its lists."""
    if isinstance(body, dict):
        return {key: _shortened(value) for key, value in body.items()}
    return [_shortened(each) for each in body[:3]] if isinstance(body, list) else body


def _somewhere(body, data):
    """Return a container within `body` and a key of it, drawn at random on the way down."""
    holder, key = body, next(iter(body)) if isinstance(body, dict) else 0
    for _depth in range(data.draw(st.integers(1, 8))):
        if not isinstance(body, list | dict) or not body:
            break
        keys = sorted(body) if isinstance(body, dict) else list(range(len(body)))
        holder, key = body, data.draw(st.sampled_from(keys))
        body = body[key]
    return holder, key
