"""Which files are kept: kind by name and content, nothing active, nothing that explodes."""

import time
import zipfile
import zlib
from io import BytesIO

import pytest
from PIL import Image
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

from spcore.errors import Invalid
from spcore.files.checking import check_file
from spcore.files.kinds import MAXIMUM_BYTES, FileKind
from tests.factories.files import EICAR, docx, pdf, pdf_writer, picture, scan, written

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
HTML = b"<!DOCTYPE html><script>alert(1)</script>"
OUTSIDE = (
    '<Relationship Id="r1" TargetMode="External" Target="http://elsewhere.example/t.dotm"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"/>'
)


def why(name: str, content: bytes) -> str:
    """Return why a file is refused."""
    with pytest.raises(Invalid) as refused:
        check_file(name=name, content=content)
    assert refused.value.field == "file"
    return str(refused.value)


def zipped(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def pdf_with(key: str, value: object) -> bytes:
    """Return a PDF whose catalogue holds one more thing."""
    writer = pdf_writer()
    writer._root_object[NameObject(key)] = value
    return written(writer)


def action(kind: str) -> DictionaryObject:
    return DictionaryObject(
        {NameObject("/S"): NameObject(kind), NameObject("/F"): TextStringObject("x.exe")}
    )


def pdf_with_a_file() -> bytes:
    writer = pdf_writer()
    writer.add_attachment("evil.exe", b"MZ")
    return written(writer)


def pdf_with_script() -> bytes:
    script = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x()")}
    )
    return pdf_with("/OpenAction", script)


def pdf_locked() -> bytes:
    writer = pdf_writer()
    writer.encrypt("secret", algorithm="RC4-128")
    return written(writer)


def pdf_bomb() -> bytes:
    """Return a PDF whose one page unpacks to 126 MB."""
    writer = pdf_writer()
    stream = DecodedStreamObject()
    stream.set_data(b"")
    page = writer.pages[0]
    page[NameObject("/Contents")] = writer._add_object(stream)
    whole = written(writer)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"(a) Tj " * 100_000) for _time in range(180))
    packed += packer.flush()
    return whole.replace(
        b"<<\n/Length 0\n>>\nstream\n",
        b"<<\n/Length %d\n/Filter /FlateDecode\n>>\nstream\n" % len(packed) + packed,
    )


class TestKept:
    def test_a_pdf_and_its_text(self):
        content = pdf("Name: SMITH, John (Mr)\nDOB: 01-Jan-1950")

        checked = check_file(name="Letter.PDF", content=content)

        assert (checked.kind, checked.content) == (FileKind.PDF, content)
        assert "SMITH, John (Mr)" in checked.text

    def test_a_scan_has_no_text(self):
        assert check_file(name="scan.pdf", content=scan()).text == ""

    def test_a_word_document_with_a_link(self):
        content = docx(relations=OUTSIDE.format("hyperlink"))

        assert check_file(name="letter.docx", content=content).content == content

    @pytest.mark.parametrize(
        ("name", "kind"), [("a.jpg", "JPEG"), ("a.jpeg", "JPEG"), ("a.png", "PNG")]
    )
    def test_a_picture_is_drawn_afresh(self, name, kind):
        content = picture(kind)

        checked = check_file(name=name, content=content + b"<script>alert(1)</script>")

        assert b"<script>" not in checked.content
        assert Image.open(BytesIO(checked.content)).size == (40, 30)

    def test_a_photograph_loses_its_camera_and_stands_upright(self):
        checked = check_file(name="photo.jpg", content=picture(exif=True))

        assert b"SECRET-CAMERA" not in checked.content
        image = Image.open(BytesIO(checked.content))
        assert len(image.getexif()) == 0
        assert image.size == (30, 40)


class TestKinds:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("page.html", HTML),
            ("picture.svg", SVG),
            ("virus.com", EICAR),
            ("run.exe", b"MZ" + bytes(100)),
            ("letter.pdf.exe", pdf()),
            ("letter", pdf()),
            ("macro.docm", docx()),
            ("book.xlsx", docx()),
            ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
            ("picture.gif", b"GIF89a" + bytes(20)),
            ("picture.webp", b"RIFF\x00\x00\x00\x00WEBP"),
            ("pack.zip", zipped({"a": b"a"})),
        ],
    )
    def test_refuses_every_other_kind(self, name, content):
        assert "one of these kinds" in why(name, content)

    @pytest.mark.parametrize("name", ["x.pdf", "x.jpg", "x.png", "x.docx"])
    @pytest.mark.parametrize(
        "content",
        [HTML, SVG, EICAR, b"MZ" + bytes(500), b"GIF89a" + HTML, b"PK\x05\x06" + bytes(18)],
        ids=["html", "svg", "eicar", "exe", "gif", "zip"],
    )
    def test_refuses_what_is_renamed(self, name, content):
        assert "something else inside" in why(name, content)

    @pytest.mark.parametrize("start", [HTML, b"\n", b"\xef\xbb\xbf", b"MZ" + bytes(60), picture()])
    def test_refuses_a_pdf_that_begins_as_something_else(self, start):
        assert "something else inside" in why("x.pdf", start + pdf())

    def test_refuses_a_packed_folder_that_is_no_document(self):
        reason = why("x.docx", zipped({"a.txt": b"a" * 99, "b.txt": b"b"}))

        assert "not a Word document" in reason or "something else inside" in reason

    def test_refuses_nothing_and_too_much(self):
        assert why("x.pdf", b"") == "This file is empty"
        assert why("x.pdf", b"%PDF-" + bytes(MAXIMUM_BYTES)) == "This file is larger than 10 MB"

    def test_refuses_a_kind_that_this_page_does_not_take(self):
        with pytest.raises(Invalid, match="one of these kinds: PDF"):
            check_file(name="x.png", content=picture("PNG"), allowed=frozenset({FileKind.PDF}))


class TestPdf:
    @pytest.mark.parametrize(
        "content",
        [
            pdf_with_script(),
            pdf_with_a_file(),
            pdf_with("/OpenAction", action("/Launch")),
            pdf_with("/OpenAction", action("/SubmitForm")),
            pdf_with("/AA", DictionaryObject({NameObject("/WC"): action("/JavaScript")})),
            pdf_with("/AcroForm", DictionaryObject({NameObject("/XFA"): TextStringObject("x")})),
            pdf_with_script().replace(b"/JavaScript", b"/J#61vaScript"),
        ],
        ids=["script", "file", "launch", "submit", "event", "xfa", "escaped"],
    )
    def test_refuses_what_runs_sends_or_carries(self, content):
        assert "scripts or other files" in why("x.pdf", content)

    def test_takes_one_that_only_opens_at_a_page(self):
        content = pdf_with("/OpenAction", action("/GoTo"))

        assert check_file(name="x.pdf", content=content).text == "Referral letter"

    def test_refuses_one_with_a_password(self):
        assert "password" in why("x.pdf", pdf_locked())

    @pytest.mark.parametrize(
        "content",
        [pdf() + zipped({"a": b"a"}), pdf() + HTML * 100, pdf()[:200], b"%PDF-1.7\n%%EOF"],
        ids=["zip behind", "page behind", "cut", "nothing"],
    )
    def test_refuses_a_damaged_one_and_one_with_something_behind_it(self, content):
        assert "damaged" in why("x.pdf", content)

    def test_refuses_one_that_unpacks_without_end_within_seconds(self):
        began = time.monotonic()

        content = pdf_bomb()

        assert len(content) < MAXIMUM_BYTES
        assert "damaged or too large" in why("x.pdf", content)
        assert time.monotonic() - began < 60


class TestWord:
    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (docx({"word/vbaProject.bin": b"x"}), "macros"),
            (
                docx({"[Content_Types].xml": '<T><O ContentType="x.macroEnabled.main+xml"/></T>'}),
                "macros",
            ),
            (docx({"word/activeX/activeX1.xml": "<a/>"}), "macros"),
            (docx({"word/embeddings/sheet.xlsx": b"x"}), "other files"),
            (docx({"word/embeddings/oleObject1.bin": b"x"}), "other files"),
            (docx({"../../etc/passwd": b"x"}), "other files"),
            (docx({"inner.zip": b"x"}), "other files"),
            (docx(relations=OUTSIDE.format("attachedTemplate")), "from elsewhere"),
            (docx(relations=OUTSIDE.format("image")), "from elsewhere"),
            (docx({"word/a.xml": bytes(60 * 1024 * 1024)}), "unpacks"),
            (docx({"word/a.xml": bytes(5 * 1024 * 1024)}), "unpacks"),
            (docx({f"word/{number}.xml": "<a/>" for number in range(1001)}), "unpacks"),
            (docx({"_rels/.rels": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "damaged"),
            (docx()[:300], "damaged"),
        ],
    )
    def test_refuses_macros_files_inside_outside_templates_and_bombs(self, content, words):
        assert words in why("x.docx", content)


class TestPictures:
    @pytest.mark.parametrize("content", [picture()[:200], b"\xff\xd8\xff" + bytes(300)])
    def test_refuses_a_damaged_one(self, content):
        reason = why("x.jpg", content)

        assert "damaged" in reason or "something else inside" in reason

    def test_refuses_one_that_unpacks_to_a_field_of_pixels(self):
        file = BytesIO()
        Image.new("1", (8000, 6000)).save(file, "PNG")

        assert len(file.getvalue()) < 100_000
        assert "too large" in why("x.png", file.getvalue())
