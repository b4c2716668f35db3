"""A draft passed to the desk with a file on it, and a letter that waits in the intake."""

from datetime import datetime, timedelta

from referrals import services
from referrals.models import AttachmentKind, ConsentHow, Person, Referral
from referrals.states import Status
from spcore.accounts.actor import Actor
from spcore.demo.cast import Cast
from spcore.files.kinds import Checked, FileKind
from spcore.nhs_number import format_nhs_number

NOTE = "Please ring them: do they agree to be referred, and which phone is safe to use?"
SUMMARY = "Summary of the record (made up)\nProblems: asthma, low back pain\nMedicines: inhaler"


def add_papers(cast: Cast, *, at: datetime) -> None:
    """Pass one draft of the demo's GP on, attach a summary to it, and take a letter in."""
    practice = cast.teams[0].practices[0]
    gp = cast.referrers[practice.pk]
    drafts = Referral.objects.filter(
        referring_organisation=practice, status=Status.DRAFT, person__isnull=False
    )
    draft = drafts.exclude(needs=[]).order_by("reference").first()
    if draft is not None:
        _pass_on(draft, gp, at)
    people = Person.objects.filter(practice=practice).exclude(nhs_number=None)
    person = people.order_by("-folded_name", "pk").first()
    if person is not None:
        letter = _file("Referral letter.pdf", _letter(person))
        services.keep_intake(
            new=letter, practice_id=practice.pk, actor=gp, at=at - timedelta(minutes=40)
        )


def _pass_on(draft: Referral, gp: Actor, at: datetime) -> None:
    services.add_attachment(
        referral_id=draft.pk,
        new=_file("Summary.pdf", SUMMARY),
        described=services.Described(AttachmentKind.SUMMARY, ConsentHow.SPOKEN),
        actor=gp,
        at=at - timedelta(minutes=50),
    )
    services.pass_draft(referral_id=draft.pk, words=NOTE, actor=gp, at=at - timedelta(minutes=45))


def _letter(person: Person) -> str:
    born, number = person.birth_date, format_nhs_number(person.nhs_number or "")
    return (
        f"Name: {person.family_name.upper()}, {person.given_name}\nDOB: {born:%d-%b-%Y}\n"
        f"NHS No: {number}\nTel: {person.phone}\n\n"
        "Dear colleague, thank you for seeing this person, who is lonely since moving here."
    )


def _file(name: str, text: str) -> services.NewFile:
    return services.NewFile(name, Checked(FileKind.PDF, letter_pdf(text), text))


def letter_pdf(text: str) -> bytes:
    """Return a PDF of one page with these lines, the same bytes every time."""
    plain = text.replace("\\", "").replace("(", "\\(").replace(")", "\\)").split("\n")
    shown = " T* ".join(f"({line}) Tj" for line in plain)
    stream = f"BT /F1 12 Tf 16 TL 50 780 Td {shown} ET"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<</Size {count}/Root 1 0 R>>\n"
    return f"{body}{end}startxref\n{len(body)}\n%%EOF\n".encode("latin-1", "replace")
