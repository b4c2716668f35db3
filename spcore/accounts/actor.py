"""Who is asking: one person, in one role, for one organisation."""

from dataclasses import dataclass
from uuid import UUID

from spcore.accounts.roles import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """The one thing the domain knows of whoever asks. Read afresh from the database per request."""

    role: Role | None
    user_id: UUID | None = None
    organisation_id: UUID | None = None
    membership_id: UUID | None = None
    name: str = ""
    organisation_name: str = ""
    may_approve: bool = False

    @property
    def is_known(self) -> bool:
        """Tell whether somebody with a live role is asking."""
        return self.role is not None


NOBODY = Actor(role=None)
UNDECIDED = Actor(role=None)  # holds roles, and has to say which; told by `is`
SYSTEM = Actor(role=Role.SYSTEM, name="System")
