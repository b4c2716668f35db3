"""Where letters go besides email, and how texts leave: from the environment alone."""

from typing import Any


def mesh(env: Any) -> dict[str, str]:
    """Return how to reach MESH; an empty url: not by MESH. The files are PEM."""
    return {
        "url": env.str("MESH_URL", default=""),
        "mailbox": env.str("MESH_MAILBOX", default=""),
        "password": env.str("MESH_PASSWORD", default=""),
        "shared_key": env.str("MESH_SHARED_KEY", default=""),
        "workflow": env.str("MESH_WORKFLOW", default=""),
        "cert_file": env.str("MESH_CERT_FILE", default=""),
        "key_file": env.str("MESH_KEY_FILE", default=""),
        "ca_file": env.str("MESH_CA_FILE", default=""),
    }


def texts(env: Any, *, default: str) -> dict[str, str]:
    """
    Return how text messages leave: by "govuk", into a "folder", "record" (the demo), or not at all.

    Those that come in are fetched from the same partner, or read from the folder `inbox`.
    `template` is the id of a template at GOV.UK Notify whose whole text is ((words)).
    """
    return {
        "channel": env.str("TEXT_CHANNEL", default=default),
        "folder": env.str("TEXT_DROP_DIR", default=""),
        "inbox": env.str("TEXT_INBOX_DIR", default=""),
        "url": env.str("GOVUK_NOTIFY_URL", default="https://api.notifications.service.gov.uk"),
        "key": env.str("GOVUK_NOTIFY_KEY", default=""),
        "template": env.str("GOVUK_NOTIFY_TEXT_TEMPLATE", default=""),
    }
