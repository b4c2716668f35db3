"""Words that mean the same, for those who keep them."""

from uuid import UUID

from providers.models import SynonymGroup
from spcore.errors import NotVisible


def synonym_groups() -> list[SynonymGroup]:
    """Return every group, in the order of its first word."""
    return sorted(SynonymGroup.objects.all(), key=lambda group: group.words[0].casefold())


def synonym_group_for(*, group_id: UUID) -> SynonymGroup:
    """Return one group. :raises NotVisible:"""
    group = SynonymGroup.objects.filter(pk=group_id).first()
    if group is None:
        raise NotVisible
    return group
