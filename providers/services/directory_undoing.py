"""Taking a list back while nobody has changed what it brought."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from providers import policies
from providers.models import (
    DirectoryImport,
    DirectorySource,
    ListedAs,
    ListState,
    Location,
    Provider,
    Service,
)
from providers.policies import Action
from providers.selectors.directory_imports import changed_since, import_for, taken_back_until
from providers.services.directory_keeping import put_back
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.errors import Conflict
from spcore.loading.copying import lift_timeout


@transaction.atomic
def undo_import(*, import_id: UUID, actor: Actor, at: datetime) -> None:
    """
    Take back what a list brought: new listings go, changed ones say again what they said.

    :raises NotPermitted, NotVisible:
    :raises Conflict: once one of its listings was changed, or is used.
    """
    policies.check(actor, Action.IMPORT)
    batch = import_for(actor=actor, import_id=import_id, is_locked=True)
    if batch.state != ListState.DONE:
        raise Conflict(_("This list was taken back already"))
    until = taken_back_until(batch)
    if until is None or at >= until:
        raise Conflict(_("What these listings said before is not kept any more"))
    lift_timeout()
    keys = batch.rows.exclude(service_key=None).values("service_key")
    list(Service.objects.filter(pk__in=keys).order_by("pk").select_for_update().values_list("pk"))
    if changed_since(batch):
        raise Conflict(_("Some of these listings were changed or are used. Nothing was taken back"))
    _take_back(batch, at)
    batch.rows.update(before=None, after="", service_key=None)
    batch.state = ListState.UNDONE
    batch.save(update_fields=["state"])
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="providers:directory_import_undo",
        object_id=batch.pk,
    )


def _take_back(batch: DirectoryImport, at: datetime) -> None:
    made = batch.rows.filter(verdict=ListedAs.CREATED).values("service_key")
    Service.objects.filter(pk__in=made).delete()
    rows = batch.rows.exclude(before=None).values_list("service_key", "before")
    put_back({key: said for key, said in rows if key and said}, at=at)
    ours = Provider.objects.filter(source=batch.slug)
    places = Location.objects.filter(provider__in=ours, services=None)
    places.exclude(source_id="").delete()
    empty = ours.filter(pk__in=batch.made, services=None).values_list("pk", flat=True)
    Organisation.objects.filter(pk__in=list(empty)).delete()
    if not Service.objects.filter(source=batch.slug).exists():
        DirectorySource.objects.filter(slug=batch.slug).delete()
