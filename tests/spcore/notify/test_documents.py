"""Letters to a system: into a folder or over MESH, once, and what is kept names nobody."""

import json
import os
import socket
import subprocess
import sys
import time
from uuid import uuid4

import pytest
import requests
from mesh_client import MeshClient, MeshError

from spcore import notify
from spcore.errors import Unavailable
from spcore.notify import Document
from spcore.notify.models import SentMessage
from spcore.outbox.registry import Uncertain

pytestmark = pytest.mark.django_db
LETTER = Document("letter-SP-1.json", b'{"family": "Hargreaves"}', "application/fhir+json")
PAPER = Document("letter-SP-1.pdf", b"%PDF Hargreaves", "application/pdf")
OURS, THEIRS = "X26ABC1", "X26ABC2"
WORKFLOW = "TEST_WORKFLOW"
START = 60  # seconds that the sandbox may take on a busy machine


def send(message_id=None, channel="FILE", address="P81001", documents=(LETTER, PAPER)):
    notify.send_document(
        message_id=message_id or uuid4(),
        channel=channel,
        address=address,
        documents=list(documents),
        reference="SP-1",
    )


class TestFolder:
    @pytest.fixture(autouse=True)
    def folder(self, settings, tmp_path):
        settings.NOTIFY_CHANNEL, settings.FEEDBACK_DROP_DIR = "smtp", str(tmp_path / "letters")
        return tmp_path / "letters"

    def test_gets_both_files_whole_under_a_name_that_says_nothing(self, folder):
        message_id = uuid4()

        send(message_id)

        found = {path.name: path.read_bytes() for path in (folder / "P81001").iterdir()}
        assert found == {f"{message_id}.json": LETTER.content, f"{message_id}.pdf": PAPER.content}

    def test_gets_them_once_and_what_is_kept_names_nobody(self, folder):
        message_id = uuid4()

        send(message_id)
        (folder / "P81001" / f"{message_id}.pdf").unlink()  # their system has taken it
        send(message_id)

        kept = SentMessage.objects.get()
        assert (kept.channel, kept.recipient) == ("FILE", "P81001")
        assert "Hargreaves" not in kept.subject + kept.body
        assert len(list((folder / "P81001").iterdir())) == 1

    def test_that_cannot_be_written_is_tried_later(self, settings, tmp_path):
        (tmp_path / "letters").write_text("a file where the folder should be")

        with pytest.raises(Unavailable):
            send()
        assert not SentMessage.objects.exists()

    def test_that_is_not_set_up_is_said_so(self, settings):
        settings.FEEDBACK_DROP_DIR = ""

        with pytest.raises(LookupError):
            send()


class TestDemo:
    def test_sends_nothing_and_shows_that_it_would(self, settings, tmp_path):
        settings.NOTIFY_CHANNEL, settings.FEEDBACK_DROP_DIR = "record", str(tmp_path / "no")

        send(channel="MESH", address=THEIRS)

        assert SentMessage.objects.get().channel == "MESH"
        assert not (tmp_path / "no").exists()


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory):
    """Run NHS England's MESH sandbox as a process of its own, and give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("mesh")
    settings = {
        "AUTH_MODE": "full",
        "SHARED_KEY": "Banana",
        "STORE_MODE": "memory",
        "MAILBOXES_DATA_DIR": str(folder),
    }
    command = [sys.executable, "-W", "ignore", "-m", "uvicorn", "mesh_sandbox.api:app"]
    command += ["--host", "127.0.0.1", "--port", str(port), "--log-level", "error"]
    process = subprocess.Popen(command, env=os.environ | settings, cwd=folder)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/health", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    for _try in range(START * 5):
        assert process.poll() is None, "the sandbox has stopped"
        try:
            requests.get(url, timeout=5)
        except requests.ConnectionError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the sandbox did not start")


class TestMesh:
    @pytest.fixture(autouse=True)
    def _settings(self, settings, sandbox):
        settings.NOTIFY_CHANNEL = "smtp"
        settings.MESH = {
            "url": sandbox,
            "mailbox": OURS,
            "password": "password",
            "shared_key": "Banana",
            "workflow": WORKFLOW,
            "cert_file": "",
            "key_file": "",
            "ca_file": "",
        }

    def _inbox(self, sandbox):
        with MeshClient(sandbox, THEIRS, "password", shared_key=b"Banana") as client:
            found = []
            for message in client.iterate_all_messages():
                found.append((message.read(), message.local_id, message.workflow_id))
                message.acknowledge()
            return found

    def test_brings_the_document_to_the_practices_mailbox_once(self, sandbox):
        message_id = uuid4()

        for _delivery in range(2):
            send(message_id, channel="MESH", address=THEIRS)

        ((content, local_id, workflow),) = self._inbox(sandbox)
        assert json.loads(content) == {"family": "Hargreaves"}
        assert (local_id, workflow) == (str(message_id), WORKFLOW)
        assert SentMessage.objects.get().recipient == THEIRS

    def test_says_so_when_there_is_no_such_mailbox(self):
        with pytest.raises(MeshError):
            send(channel="MESH", address="NOBODY99")
        assert not SentMessage.objects.exists()

    def test_is_tried_later_when_we_are_refused_or_nobody_answers(self, settings):
        settings.MESH = settings.MESH | {"password": "wrong"}
        with pytest.raises(Unavailable):
            send(channel="MESH", address=THEIRS)

        settings.MESH = settings.MESH | {"url": "http://127.0.0.1:9"}
        with pytest.raises(Unavailable):
            send(channel="MESH", address=THEIRS)

    def test_is_uncertain_when_it_breaks_off_after_the_document_was_given(self, monkeypatch):
        def broken(*_args, **_options):
            raise requests.ReadTimeout

        monkeypatch.setattr(MeshClient, "send_message", broken)
        with pytest.raises(Uncertain):
            send(channel="MESH", address=THEIRS)
        assert not SentMessage.objects.exists()
