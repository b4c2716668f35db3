"""Files made for tests: PDF, pictures and Word documents, good and bad."""

import zipfile
from io import BytesIO

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
# The test string every scanner knows (eicar.org); written apart, so that none takes this file.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def pdf_writer(text: str = "Referral letter") -> PdfWriter:
    """Return a writer with one page that says `text`, line by line."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    plain = text.replace("\\", "").replace("(", "\\(").replace(")", "\\)")
    lines = plain.split("\n")
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 14 TL 40 800 Td {shown} ET".encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(stream)
    return writer


def written(writer: PdfWriter) -> bytes:
    """Return the file a writer makes."""
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def pdf(text: str = "Referral letter") -> bytes:
    """Return a harmless PDF that says `text`."""
    return written(pdf_writer(text))


def scan() -> bytes:
    """Return a PDF of one page without any text, as a scanner makes it."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    return written(writer)


def picture(kind: str = "JPEG", *, exif: bool = False, size: tuple[int, int] = (40, 30)) -> bytes:
    """Return a picture, with a camera's name and a place in it if wanted."""
    file = BytesIO()
    options = {}
    if exif:
        data = Image.Exif()
        data[0x010F] = "SECRET-CAMERA"
        data[0x0112] = 6  # turned by a quarter
        options["exif"] = data
    Image.new("RGB", size, (10, 120, 90)).save(file, kind, **options)
    return file.getvalue()


def docx(parts: dict[str, bytes | str] | None = None, *, relations: str = "") -> bytes:
    """Return a small Word document; `parts` adds to it or replaces what is in it."""
    held: dict[str, bytes | str] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS.format(""),
        "word/document.xml": "<w:document/>",
        "word/_rels/document.xml.rels": RELATIONS.format(relations),
    }
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**held, **(parts or {})}.items():
            archive.writestr(name, content)
    return file.getvalue()
