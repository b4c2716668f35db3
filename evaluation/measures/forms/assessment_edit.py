"""An assessment that was typed in wrongly, with why it is corrected."""

from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluation.measures.forms.assessment_add import AssessmentAddForm
from evaluation.measures.models import Assessment, Occasion
from evaluation.measures.selectors.days import refusal_of_day


class AssessmentEditForm(AssessmentAddForm):
    """The same questions with the answers that stand there."""

    def __init__(self, *args: Any, assessment: Assessment, **options: Any) -> None:
        words = {
            item.code if item.is_words else f"{item.code}_words": assessment.words[item.code]
            for item in assessment.instrument.questions()
            if item.code in assessment.words
        }
        initial = {
            "answered_on": assessment.answered_on,
            "collected": assessment.collected,
            "version": assessment.corrections.count(),
            **{code: str(answer) for code, answer in assessment.answers.items()},
            **words,
        }
        refuse = partial(
            refusal_of_day,
            assessment.referral,
            assessment.instrument.family,
            Occasion(assessment.occasion),
            but=assessment.pk,
        )
        super().__init__(
            *args,
            instrument=assessment.instrument,
            initial=initial,
            refuse=lambda day: refuse(on=day),
            **options,
        )
        self.fields["why"] = forms.CharField(
            label=_("Why is it corrected?"),
            help_text=_("For example: the third answer was read wrongly from the sheet"),
            max_length=200,
            error_messages={"required": _("Say why it is corrected")},
        )
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput)
