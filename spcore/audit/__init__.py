"""Who did what, and who looked: `record()` is all that other code may use of it."""

from spcore.audit.recording import Action, AuditUnavailable, record, source_of

__all__ = ["Action", "AuditUnavailable", "record", "source_of"]
