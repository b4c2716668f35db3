"""What the pages that set a scheme share: show the form, save it by version, lead back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from referrals import services
from referrals.forms.settings import SettingsForm
from referrals.selectors import schemes, ways_in


def set_scheme(request: HttpRequest, form_class: type[SettingsForm], template: str) -> HttpResponse:
    """Show and save one form of the actor's scheme; a version changed meanwhile shows both."""
    scheme = schemes.own_scheme(actor=request.actor)
    form = form_class(
        request.POST if request.method == "POST" else None,
        saved={name: getattr(scheme, name) for name in form_class.base_fields},
    )
    if form.is_bound and form.is_valid():
        services.save_scheme(
            values=form.values,
            changed=form.changed(),
            version=form.cleaned_data["version"],
            actor=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Saved. It holds from now on"))
        return redirect("referrals:scheme_detail")
    context = {"form": form, "scheme": scheme, "hours": ways_in.hours_words(scheme.hours)}
    return render(request, template, context)
