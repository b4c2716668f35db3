"""Documents over MESH, NHS England's mailbox service, by its own client."""

from typing import Any
from uuid import UUID

from django.conf import settings

from spcore.errors import Unavailable
from spcore.notify.document import Document
from spcore.outbox.registry import Uncertain

SECONDS = 30


def is_set_up() -> bool:
    """Tell whether this installation has a mailbox of its own."""
    return bool(settings.MESH["url"] and settings.MESH["mailbox"])


def send(*, message_id: UUID, mailbox: str, document: Document) -> None:
    """
    Send one document to one mailbox, with the outbox row's id as its local id.

    The handshake first: while it fails nothing has been handed over.
    :raises Unavailable: MESH does not answer, or refuses us.
    :raises Uncertain: it broke off after it was given the document.
    :raises mesh_client.MeshError: it will not take this document, for instance no such mailbox.
    """
    from requests import RequestException  # noqa: PLC0415  only who sends by MESH loads it

    with _client() as client:
        try:
            client.handshake()
        except RequestException as error:
            raise Unavailable("MESH does not answer") from error
        try:
            client.send_message(
                mailbox,
                document.content,
                workflow_id=settings.MESH["workflow"],
                filename=document.name,
                local_id=str(message_id),
                subject="Social prescribing",
                content_type=document.media_type,
            )
        except RequestException as error:
            raise Uncertain from error


def _client() -> Any:
    from mesh_client import MeshClient  # noqa: PLC0415  only who sends by MESH loads it

    mesh = settings.MESH
    pair = (mesh["cert_file"], mesh["key_file"]) if mesh["cert_file"] else None
    return MeshClient(
        mesh["url"],
        mesh["mailbox"],
        mesh["password"],
        shared_key=mesh["shared_key"].encode(),
        cert=pair,
        verify=mesh["ca_file"] or None,
        max_retries=0,  # the outbox tries again, and knows what is safe to repeat
        timeout=SECONDS,
    )
