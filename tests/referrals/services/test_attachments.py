"""Files with a referral: added once, within the quota, described, removed, scanned."""

from uuid import uuid4

import pytest
from django.db import IntegrityError
from django.utils import timezone

from referrals import handlers, selectors, services
from referrals.models import Attachment, AttachmentKind, ScanState
from referrals.selectors import attachments as reading
from spcore.accounts.roles import Role
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible, Unavailable
from spcore.files.kinds import Checked, FileKind
from spcore.outbox.models import OutboxMessage
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.files import pdf
from tests.factories.referrals import PersonFactory, small_world
from tests.referrals.attaching import file_on, in_intake

pytestmark = pytest.mark.django_db
LETTER = services.Described(AttachmentKind.LETTER)


def new_file(text: str = "Letter", name: str = "letter.pdf") -> services.NewFile:
    return services.NewFile(name, Checked(FileKind.PDF, pdf(text), text))


def attach(world, referral, actor=None, described=LETTER, **options):
    return services.add_attachment(
        referral_id=referral.pk,
        new=options.get("new") or new_file(),
        described=described,
        actor=actor or world.gp,
        at=timezone.now(),
    )


class TestAdding:
    def test_keeps_the_file_and_says_so_on_the_timeline(self):
        world = small_world()
        draft = world.referral()

        row = attach(world, draft)

        assert bytes(row.content) == pdf("Letter")
        assert (row.scan, row.referral_id) == (ScanState.NOT_SCANNED, draft.pk)
        line = draft.timeline.get()
        assert (line.label, line.field_class) == (
            "Attached: A referral letter or form",
            "background",
        )

    def test_the_same_file_twice_is_one(self):
        world = small_world()
        draft = world.referral()

        rows = [attach(world, draft) for _click in range(2)]

        assert rows[0].pk == rows[1].pk

    def test_a_summary_needs_to_be_agreed_to(self):
        world = small_world()
        draft = world.referral()

        for agreed in ("", "no"):
            with pytest.raises(Invalid):
                attach(world, draft, described=services.Described("summary", agreed))
        with pytest.raises(IntegrityError):
            file_on(draft, world.gp, kind="summary")

    def test_how_the_person_agreed_is_kept(self):
        world = small_world()
        draft = world.referral()

        row = attach(world, draft, described=services.Described("summary", "phone"))

        assert row.agreed_how == "phone"
        assert "Agreed: Said it on the phone" in draft.timeline.get().label

    @pytest.mark.parametrize("status", ["submitted", "active"])
    def test_nothing_is_added_once_it_was_sent(self, status):
        world = small_world()
        sent = world.referral(**{status: True})

        with pytest.raises(NotPermitted):
            attach(world, sent)

    def test_nobody_of_another_practice_adds_anything(self):
        world = small_world()
        stranger = actor_in(Role.REFERRER_CLINICIAN, OrganisationFactory())

        with pytest.raises(NotVisible):
            attach(world, world.referral(), actor=stranger)

    def test_holds_the_quota(self, monkeypatch):
        world = small_world()
        draft = world.referral()
        monkeypatch.setattr(reading, "MOST_FILES", 2)

        attach(world, draft, new=new_file("one"))
        attach(world, draft, new=new_file("two"))
        with pytest.raises(Invalid, match="10 at most"):
            attach(world, draft, new=new_file("three"))
        monkeypatch.setattr(reading, "MOST_FILES", 10)
        monkeypatch.setattr(reading, "MOST_BYTES", len(pdf("one")) * 2 + 20)
        with pytest.raises(Invalid, match="25 MB"):
            attach(world, draft, new=new_file("three"))

    def test_a_name_is_only_ever_shown(self):
        world = small_world()
        new = new_file(name="C:\\Users\\gp\\..\\\u202eletter\n.pdf")

        assert attach(world, world.referral(), new=new).name == "letter.pdf"


class TestRemoving:
    def test_empties_the_file_and_keeps_that_it_was_there(self):
        world = small_world()
        draft = world.referral()
        row = attach(world, draft)

        services.remove_attachment(attachment_id=row.pk, actor=world.gp, at=timezone.now())

        row.refresh_from_db()
        assert bytes(row.content) == b""
        assert row.removed_by_id == world.gp.user_id
        assert selectors.attachments_of(actor=world.gp, referral=draft, at=timezone.now()) == []

    def test_not_without_a_reason_once_it_was_sent(self):
        world = small_world()
        row = file_on(world.referral(submitted=True), world.gp)

        with pytest.raises(Invalid):
            services.remove_attachment(attachment_id=row.pk, actor=world.gp, at=timezone.now())


class TestDescribing:
    def test_says_what_a_file_is_and_that_the_person_agreed(self):
        world = small_world()
        row = file_on(world.referral(), world.gp)
        described = services.Described(AttachmentKind.SUMMARY, "written")

        services.describe_attachment(
            attachment_id=row.pk, described=described, actor=world.gp, at=timezone.now()
        )

        row.refresh_from_db()
        assert (row.kind, row.agreed_how) == ("summary", "written")
        assert "Agreed: In writing" in row.case.timeline.get().label

    def test_a_file_with_a_referral_is_of_some_kind(self):
        world = small_world()

        with pytest.raises(IntegrityError):
            file_on(world.referral(), world.gp, kind="")


class TestIntake:
    def begin(self, world, row, **options):
        return services.start_draft_from_intake(
            intake_id=row.pk, nonce=options.pop("nonce", uuid4()), actor=world.gp,
            at=timezone.now(), **options,
        )  # fmt: skip

    def test_the_same_file_twice_waits_once(self):
        world = small_world()

        rows = [
            services.keep_intake(
                new=new_file(), practice_id=world.practice.pk, actor=world.gp, at=timezone.now()
            )
            for _time in range(2)
        ]

        assert rows[0].pk == rows[1].pk
        assert rows[0].text == "Letter"

    def test_goes_with_the_draft_begun_from_it_however_often_it_is_pressed(self):
        world = small_world()
        person, row, nonce = PersonFactory(practice=world.practice), in_intake(world.gp), uuid4()

        drafts = [self.begin(world, row, who=person.pk, nonce=nonce) for _click in range(2)]

        assert drafts[0].pk == drafts[1].pk
        row.refresh_from_db()
        assert (row.referral_id, row.kind, row.text) == (drafts[0].pk, "letter", "")
        assert selectors.intake_of(actor=world.gp) == []

    def test_two_drafts_cannot_come_of_one_file(self):
        world = small_world()
        person, row = PersonFactory(practice=world.practice), in_intake(world.gp)
        self.begin(world, row, who=person.pk)

        with pytest.raises(Conflict):
            self.begin(world, row, who=person.pk)

    def test_of_another_practice_is_not_there(self):
        world, other = small_world(), small_world()
        row = in_intake(other.gp)
        person = PersonFactory(practice=world.practice)

        with pytest.raises(NotVisible):
            self.begin(world, row, who=person.pk)
        assert selectors.intake_of(actor=world.gp) == []

    def keep(self, actor, practice):
        return services.keep_intake(
            new=new_file(), practice_id=practice.pk, actor=actor, at=timezone.now()
        )

    def test_holds_so_many_files_and_bytes_and_says_what_to_do_then(self, monkeypatch):
        world, other = small_world(), small_world()
        in_intake(other.gp)
        held = self.keep(world.gp, world.practice)
        limits = "referrals.selectors.attachments"
        for name, value in (("MOST_WAITING", 1), ("MOST_WAITING_BYTES", held.size)):
            with monkeypatch.context() as patched:
                patched.setattr(f"{limits}.{name}", value)
                taken = services.take_in(
                    files=[new_file(), new_file("Another")],
                    practice_id=world.practice.pk,
                    actor=world.gp,
                    at=timezone.now(),
                )
            assert [row.pk for row in taken.kept] == [held.pk]  # the same file again is no more
            assert "intake is full" in taken.refused[0][1]

    def test_a_link_worker_takes_nothing_in(self):
        world = small_world()

        with pytest.raises(NotPermitted):
            self.keep(world.worker, world.practice)

    def test_a_team_administrator_passes_a_letter_to_a_practice_of_the_team_alone(self):
        world, other = small_world(), small_world()
        admin = actor_in(Role.TEAM_ADMIN, world.team)

        row = self.keep(admin, world.practice)

        assert row.organisation_id == world.practice.pk
        assert [file.pk for file in selectors.intake_of(actor=world.gp)] == [row.pk]
        assert selectors.intake_of(actor=admin) == []
        with pytest.raises(NotVisible):
            self.keep(admin, other.practice)

    def test_a_practice_keeps_its_own_alone(self):
        world, other = small_world(), small_world()

        with pytest.raises(NotVisible):
            self.keep(world.gp, other.practice)


class TestScanning:
    @pytest.fixture
    def held(self, settings) -> Attachment:
        settings.CLAMD_ADDRESS = "tcp://127.0.0.1:1"
        world = small_world()
        return attach(world, world.referral())

    def scan(self, row: Attachment, monkeypatch, verdict: object) -> Attachment:
        def answer(_content: bytes) -> bool:
            if isinstance(verdict, Exception):
                raise verdict
            return bool(verdict)

        monkeypatch.setattr(handlers, "is_clean", answer)
        handlers.scan_attachment(row.pk, message_id=uuid4())
        row.refresh_from_db()
        return row

    def test_a_file_waits_for_a_scanner_that_is_configured(self, held):
        assert held.scan == ScanState.WAITING
        assert OutboxMessage.objects.filter(topic="attachment.add", subject_id=held.pk).exists()
        with pytest.raises(Conflict):
            selectors.content_of(held)

    def test_and_goes_on_waiting_while_it_is_down(self, held, monkeypatch):
        with pytest.raises(Unavailable):
            self.scan(held, monkeypatch, Unavailable("down"))

        held.refresh_from_db()
        assert held.scan == ScanState.WAITING

    def test_opens_when_nothing_was_found(self, held, monkeypatch):
        row = self.scan(held, monkeypatch, True)

        assert row.scan == ScanState.CLEAN
        assert selectors.content_of(row) == pdf("Letter")

    def test_is_emptied_when_something_was_found(self, held, monkeypatch):
        row = self.scan(held, monkeypatch, False)

        assert (row.scan, bytes(row.content)) == (ScanState.FOUND, b"")
        with pytest.raises(Conflict):
            selectors.content_of(row)
