"""Word documents: a packed folder, looked at before anything of it is unpacked."""

import stat
import zipfile
from io import BytesIO

from defusedxml import ElementTree
from django.utils.translation import gettext as _

from spcore.errors import Invalid

MAXIMUM_UNPACKED = 50 * 1024 * 1024
MAXIMUM_RATIO = 100
MAXIMUM_ENTRIES = 1000
MAXIMUM_PART = 5 * 1024 * 1024
NESTED = (".zip", ".docx", ".docm", ".xlsx", ".xlsm", ".gz", ".7z", ".rar", ".exe", ".js", ".bin")
# Links to the outside that a reader follows by itself when the document is opened.
HARMLESS_OUTSIDE = ("/hyperlink",)


def check_docx(content: bytes) -> None:
    """Refuse one with macros, with files inside, or that unpacks too far. :raises Invalid:"""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check(archive)
    except Invalid:
        raise
    except Exception as error:
        # A damaged archive makes zipfile, zlib and the parser raise many things.
        raise _refusal(_("This document is damaged and cannot be opened")) from error


def _check(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > MAXIMUM_ENTRIES or sum(e.file_size for e in entries) > MAXIMUM_UNPACKED:
        raise _refusal(_("This document unpacks to far more than a letter"))
    for entry in entries:
        _check_entry(entry)
    names = {entry.filename for entry in entries}
    if len(names) != len(entries) or "word/document.xml" not in names:
        raise _refusal(_("This is not a Word document"))
    for name in sorted(names):
        if name == "[Content_Types].xml" or name.endswith(".rels"):
            _check_part(archive, name)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename.lower()
    if entry.file_size > MAXIMUM_RATIO * max(entry.compress_size, 100):
        raise _refusal(_("This document unpacks to far more than a letter"))
    if entry.flag_bits & 1:
        raise _refusal(_("This document needs a password. Save it without one"))
    if "vbaproject" in name or "vbadata" in name or "activex" in name:
        raise _refusal(_("This document contains macros. Save it as PDF"))
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    is_astray = ".." in name.split("/") or name.startswith("/") or "\\" in name
    if is_link or is_astray or "embeddings/" in name or name.endswith(NESTED):
        raise _refusal(_("This document has other files inside. Save it as PDF"))


def _check_part(archive: zipfile.ZipFile, name: str) -> None:
    if archive.getinfo(name).file_size > MAXIMUM_PART:
        raise _refusal(_("This document unpacks to far more than a letter"))
    for node in ElementTree.fromstring(archive.read(name), forbid_dtd=True).iter():
        kind = f"{node.get('Type', '')} {node.get('ContentType', '')}"
        if "macroEnabled" in kind or "vba" in kind.lower():
            raise _refusal(_("This document contains macros. Save it as PDF"))
        is_outside = node.get("TargetMode", "").lower() == "external"
        if is_outside and not node.get("Type", "").endswith(HARMLESS_OUTSIDE):
            raise _refusal(_("This document fetches something from elsewhere. Save it as PDF"))


def _refusal(words: str) -> Invalid:
    return Invalid(words, field="file")
