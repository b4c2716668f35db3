"""Attaching a file by its form."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from referrals.models import Attachment
from spcore.files import uploads
from tests.factories.files import picture
from tests.factories.referrals import small_world
from tests.referrals.attaching import upload
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def send(world, **data):
    draft = world.referral()
    address = f"/referrals/{draft.pk}/attachments/add/"
    return draft, signed_in(world.gp).post(address, {"file": upload(), "kind": "letter"} | data)


class TestAttachmentAdd:
    def test_attaches_and_shows_the_files(self):
        draft, response = send(small_world())

        assert response.url == f"/referrals/{draft.pk}/attachments/"
        assert Attachment.objects.get().referral_id == draft.pk

    def test_a_photograph_is_kept_without_its_camera(self):
        send(small_world(), file=upload("photo.jpg", picture(exif=True)))

        assert b"SECRET-CAMERA" not in bytes(Attachment.objects.get().content)

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"file": ""}, "Choose a file"),
            ({"file": SimpleUploadedFile("a.pdf", b"")}, "This file is empty"),
            ({"file": SimpleUploadedFile("a.pdf", b"<html>")}, "something else inside"),
            ({"file": SimpleUploadedFile("a.svg", b"<svg/>")}, "one of these kinds"),
            ({"kind": ""}, "Say what the file is"),
            ({"kind": "summary"}, "Say how the person agreed to it"),
            ({"kind": "summary", "agreed_how": "no"}, "Only attach what the person agrees to"),
        ],
    )
    def test_says_what_is_wrong_beside_its_cause(self, changes, words):
        _draft, response = send(small_world(), **changes)

        assert words in text_of(response)
        assert not Attachment.objects.exists()

    def test_says_when_there_is_no_room(self, monkeypatch):
        monkeypatch.setattr("referrals.selectors.attachments.MOST_FILES", 0)

        _draft, response = send(small_world())

        assert "Remove one first" in text_of(response)

    def test_a_request_beyond_all_bounds_is_refused_before_it_is_read(self, monkeypatch):
        monkeypatch.setattr(uploads, "MAXIMUM_REQUEST", 100)

        _draft, response = send(small_world())

        assert response.status_code == 400
        assert not Attachment.objects.exists()

    def test_is_closed_once_the_referral_was_sent(self):
        world = small_world()
        sent = world.referral(submitted=True)

        response = signed_in(world.gp).get(f"/referrals/{sent.pk}/attachments/add/")

        assert response.status_code == 409
