"""Texts that come in: taken once, from a folder or from GOV.UK Notify."""

from datetime import UTC, datetime

import pytest

from spcore.notify import incoming, texts
from spcore.notify.models import IncomingText

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken(monkeypatch):
    """Return what a taker of our own was given; it takes what begins with "ours"."""
    found = []

    def take(text):
        found.append(text)
        return text.words.startswith("ours")

    monkeypatch.setattr(incoming, "_TAKERS", {"ours": take})
    return found


class TestReadTexts:
    def test_reads_a_folder_once_and_leaves_nothing_in_it(self, settings, tmp_path, taken):
        settings.TEXTS = {**settings.TEXTS, "channel": "folder", "inbox": str(tmp_path)}
        (tmp_path / "one.txt").write_text("07700 900123\nours: hello\nthere")
        (tmp_path / "two.txt").write_text("07700 900124\nelse")
        (tmp_path / ".half.txt").write_text("0770")

        numbers = [incoming.read_texts(), incoming.read_texts()]

        assert numbers == [2, 0]
        assert {(one.number, one.words) for one in taken} == {
            ("+447700900123", "ours: hello\nthere"),
            ("+447700900124", "else"),
        }
        by = dict(IncomingText.objects.values_list("source_id", "taken_by"))
        assert by == {"one.txt": "ours", "two.txt": ""}
        assert [file.name for file in tmp_path.iterdir()] == [".half.txt"]

    def test_takes_a_text_the_database_would_refuse_so_that_it_keeps_no_later_one(
        self, settings, tmp_path, taken
    ):
        settings.TEXTS = {**settings.TEXTS, "channel": "folder", "inbox": str(tmp_path)}
        (tmp_path / "one.txt").write_bytes(b"07700 900123\nours: \x00not \xffsafe\x00")
        (tmp_path / "two.txt").write_text("07700 900124\nours: later")

        incoming.read_texts()

        assert sorted(one.words for one in taken) == ["ours: later", "ours: not \ufffdsafe"]

    def test_asks_last_whoever_takes_what_is_left_and_them_alone_without_a_number(
        self, settings, tmp_path, monkeypatch
    ):
        settings.TEXTS = {**settings.TEXTS, "channel": "folder", "inbox": str(tmp_path)}
        (tmp_path / "one.txt").write_text("PARCELS\nhello")
        (tmp_path / "two.txt").write_text("07700 900123\nhello")
        asked: dict[str, list[str]] = {"rest": [], "ours": []}
        monkeypatch.setattr(incoming, "_TAKERS", {})
        monkeypatch.setattr(incoming, "_LAST", set())
        for name, is_last in (("rest", True), ("ours", False)):
            take = asked[name].append
            incoming.takes_texts(name, is_last=is_last)(
                lambda text, take=take: take(text.sender) is None
            )

        incoming.read_texts()

        assert asked == {"rest": ["PARCELS"], "ours": ["07700 900123"]}
        by = dict(IncomingText.objects.values_list("source_id", "taken_by"))
        assert by == {"one.txt": "rest", "two.txt": "ours"}

    def test_takes_again_what_broke_off_half_way(self, settings, tmp_path, monkeypatch):
        settings.TEXTS = {**settings.TEXTS, "channel": "folder", "inbox": str(tmp_path)}
        (tmp_path / "one.txt").write_text("07700 900123\nhello")
        calls = []

        def breaks_once(_text):
            calls.append(1)
            if len(calls) == 1:
                raise RuntimeError
            return True

        monkeypatch.setattr(incoming, "_TAKERS", {"ours": breaks_once})
        with pytest.raises(RuntimeError):
            incoming.read_texts()
        between = IncomingText.objects.count()

        incoming.read_texts()

        assert (between, IncomingText.objects.get().taken_by) == (0, "ours")

    def test_reads_what_govuk_notify_lists_the_oldest_first(self, settings, monkeypatch, taken):
        settings.TEXTS = {**settings.TEXTS, "channel": "govuk"}
        rows = [
            {
                "id": f"n-{day}",
                "user_number": "447700900123",
                "content": f"ours {day}",
                "created_at": f"2026-11-0{day}T10:00:00.000000Z",
            }
            for day in (2, 1)
        ]
        monkeypatch.setattr(texts, "_ask", lambda *_: {"received_text_messages": rows})

        numbers = [incoming.read_texts(), incoming.read_texts()]

        assert numbers == [2, 0]
        assert [one.words for one in taken] == ["ours 1", "ours 2"]
        assert taken[0].at == datetime(2026, 11, 1, 10, tzinfo=UTC)
        assert taken[0].number == "+447700900123"

    def test_an_installation_without_texts_reads_none(self, settings):
        settings.TEXTS = {**settings.TEXTS, "channel": ""}

        assert incoming.read_texts() == 0
