"""Where letters go besides e-mail: a MESH mailbox of our own, and a folder."""

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
