"""What a GP system may hand over when it opens the referral page."""

from django import forms

# Each parameter, and the label it gets in the block that is read like a pasted one.
PARAMETERS = {
    "nhs_number": "NHS Number",
    "family_name": "Family name",
    "given_name": "First name",
    "preferred_name": "Preferred name",
    "birth_date": "Date of birth",
    "address": "Address",
    "postcode": "Postcode",
    "phone": "Telephone",
    "email": "Email",
}
FREE = "text"


class ReferralLaunchForm(forms.Form):
    """Single parameters, or one block of text, or both. What is not named here is dropped."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        for name in PARAMETERS:
            self.fields[name] = forms.CharField(max_length=400, required=False)
        self.fields[FREE] = forms.CharField(max_length=10_000, required=False)

    def block(self) -> str:
        """Return everything as one labelled block; empty where nothing came."""
        given = self.cleaned_data
        lines = [
            f"{label}: {' '.join(given[name].split())}"
            for name, label in PARAMETERS.items()
            if given.get(name)
        ]
        return "\n".join([*lines, given.get(FREE, "")]).strip()
