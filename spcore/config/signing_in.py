"""How sign-in behaves: how many guesses and launches, and the forms that replace allauth's own."""

FORMS = "spcore.accounts.forms"

# Guesses at a password: per account, and per source. A browser that signed in with the address
# before has its own count, so that a stranger cannot shut the owner out.
RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "10/5m/key,50/5m/ip",
    "login_failed_known_device": "10/5m/key",
    "invitation": "10/5m/ip",
    "join": "10/h/ip",
    # Opening the referral page from a GP system: a whole town may come from one address.
    "launch": "300/m/ip",
    # The public form: a library or a hostel is one source, one phone may be a family's.
    "asking": "10/5m/ip",
    "check_in": "10/5m/ip",
    "choices": "10/5m/ip",
    "answer": "10/5m/ip",
    "event": "10/5m/ip",
    "listings": "10/5m/ip",
    "sheet": "120/h/ip",
    "suggestion": "20/h/ip",
    "self_referral_look": "120/h/ip",
    "self_referral_send": "30/h/ip",
    "self_referral_phone": "3/d/key",
}
ACCOUNT_FORMS = {
    "login": f"{FORMS}.signing_in.SignInForm",
    "reset_password": f"{FORMS}.signing_in.PasswordForgottenForm",
    "reset_password_from_key": f"{FORMS}.signing_in.NewPasswordForm",
    "change_password": f"{FORMS}.signing_in.PasswordChangeForm",
    "reauthenticate": f"{FORMS}.signing_in.PasswordAgainForm",
}
MFA_FORMS = {
    "authenticate": f"{FORMS}.second_factor.CodeForm",
    "reauthenticate": f"{FORMS}.second_factor.CodeAgainForm",
    "activate_totp": f"{FORMS}.second_factor.AppForm",
}
PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
]
