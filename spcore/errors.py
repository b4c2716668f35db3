"""Refusals of the domain. Their texts are shown to people, so none ever names a person."""


class DomainError(Exception):
    """A rule said no."""


class NotVisible(DomainError):
    """The row is not there for this actor; shown as 404, the same as a row that does not exist."""


class NotPermitted(DomainError):
    """The actor sees the row, and may not do this to it; shown as 403."""


class Conflict(DomainError):
    """Somebody else was first, or the row is in another state by now; shown as 409."""


class IllegalTransition(Conflict):
    """The action is not possible from the present status."""


class Invalid(DomainError):
    """What was entered breaks a rule of meaning. `field` names the form field to mend, if one."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class Unavailable(DomainError):
    """A partner outside (mail, a GP system) did not answer; try again later."""
