"""Changing one rule for reminders."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.rule_edit import RuleEditForm
from linkworkers.models import RuleKind
from linkworkers.selectors import reminders
from linkworkers.services import reminders as services
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_RULES)
@require_http_methods(["GET", "POST"])
def rule_edit(request: HttpRequest, kind: str) -> HttpResponse:
    """Show and save one rule; a version somebody else changed meanwhile shows both."""
    rule = reminders.rule_for(actor=request.actor, kind=kind)
    what = RuleKind(rule.kind)
    form = RuleEditForm(
        request.POST if request.method == "POST" else None,
        kind=what,
        has_days=bool(rule.days),
        saved={name: getattr(rule, name) for name in RuleEditForm.base_fields},
    )
    if form.is_bound and form.is_valid():
        change = _change(rule.pk, form)
        changed = form.changed(prefix=f"{what.label}: ")
        services.save_rule(change=change, changed=changed, actor=request.actor, at=timezone.now())
        messages.success(request, _("Saved. It holds from the next quarter of an hour"))
        return redirect("linkworkers:rule_list")
    context = {"form": form, "what": what.label, "when": reminders.when_of(rule)}
    return render(request, "linkworkers/rule_edit.html", context)


def _change(rule_id: UUID, form: RuleEditForm) -> services.RuleChange:
    return services.RuleChange(rule_id=rule_id, version=form.cleaned_data["version"], **form.values)
