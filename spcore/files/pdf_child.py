"""Reads one PDF from standard input and says in JSON what is in it. Run alone, within limits."""

import json
import logging
import resource
import sys
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

CPU_SECONDS = 5
MEMORY = 700 * 1024 * 1024
OBJECTS = 30_000
DEEPEST = 20
PAGES = 10
LETTERS = 20_000
ACTIONS = {
    *("/JavaScript", "/Launch", "/ImportData", "/SubmitForm"),
    *("/GoToE", "/Rendition", "/RichMediaExecute"),
}
KEYS = {"/JS", "/JavaScript", "/EF", "/EmbeddedFiles", "/XFA", "/RichMediaContent"}
TYPES = {"/EmbeddedFile", "/RichMedia", "/FileAttachment", "/Movie", "/Sound", "/3D"}


def main() -> None:
    """Answer with `is_locked`, `is_active` or `text`; with nothing when it cannot be read."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    logging.disable()
    sys.stdout.write(json.dumps(look(sys.stdin.buffer.read())))


def look(content: bytes) -> dict[str, object]:
    """Return what the file is."""
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        return {"is_locked": True}
    if is_active(reader):
        return {"is_active": True}
    texts = [page.extract_text() or "" for page in reader.pages[:PAGES]]
    return {"text": "\n".join(texts).replace("\x00", "")[:LETTERS].strip()}


def is_active(reader: PdfReader) -> bool:
    """Tell whether any object runs, sends, or carries something."""
    numbers = {number for found in reader.xref.values() for number in found}
    numbers |= set(reader.xref_objStm)
    if len(numbers) > OBJECTS:
        raise ValueError("too many objects")
    if is_bad(reader.trailer, 0):
        return True
    return any(is_bad(_object(reader, number), 0) for number in sorted(numbers))


def _object(reader: PdfReader, number: int) -> object:
    generations = [found for found, held in reader.xref.items() if number in held]
    generation = generations[0] if generations else 0
    return reader.get_object(IndirectObject(number, generation, reader))


def is_bad(thing: object, depth: int) -> bool:
    """Tell whether an object, or one inside it, is of a kind that is refused."""
    if depth > DEEPEST:
        raise ValueError("too deep")
    if isinstance(thing, ArrayObject):
        return any(is_bad(item, depth + 1) for item in list.__iter__(thing))
    if not isinstance(thing, DictionaryObject):
        return False
    raw = {str(key): value for key, value in dict.items(thing)}
    if KEYS & raw.keys() or str(raw.get("/S")) in ACTIONS:
        return True
    if {str(raw.get("/Type")), str(raw.get("/Subtype"))} & TYPES:
        return True
    return any(is_bad(value, depth + 1) for value in raw.values())


if __name__ == "__main__":
    main()
