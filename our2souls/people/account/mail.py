"""Mails around an account as allauth asks for them: composed in the request, kept with what it changes, sent by the worker.

An address that has an account and one that has none get the same answer for the same work: neither the page, nor the time
it takes, nor a mail server that is down tells them apart. Where allauth would do less for one of the two, as much is done
here and thrown away.
"""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.account.utils import setup_user_email
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from our2souls.delivery.channels import account_mail
from our2souls.people.models import Person

FOLDER = "account/email/"
UNKNOWN, RESET, TAKEN = FOLDER + "unknown_account", FOLDER + "password_reset_code", FOLDER + "account_already_exists"
NEW_ADDRESS, SIGN_UP = FOLDER + "email_confirmation", FOLDER + "email_confirmation_signup"
WENT = "account/messages/email_confirmation_sent.txt"
"""What allauth says after it has sent a code to an address, or would have."""
LIMITED = frozenset({RESET, TAKEN, NEW_ADDRESS, SIGN_UP})
"""Mails that anybody can ask for, for any address."""
ASKED = 4
"""How often allauth asks for the address of somebody new, on the way to their code. It asks for the person too: as we do here."""


class AccountMailMixin(DefaultAccountAdapter):
    """The part of allauth's adapter that writes mails."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Keep a mail, to be sent by the worker; for an address without an account one that is thrown away."""
        nobody = template_prefix == UNKNOWN
        if nobody:
            template_prefix, context = RESET, context | {"code": self.generate_password_reset_code()}
        language, discreet = self._reader(template_prefix, email, nobody=nobody)
        with translation.override(language):
            context = {"request": self.request, "email": email, "discreet": discreet} | context
            mail = self.render_mail(template_prefix, email, context)
            self._enqueue(template_prefix, email, mail, for_nobody=nobody, sender=_("Notes") if discreet else "")

    def send_account_already_exists_mail(self, email: str) -> None:
        """Tell whoever has the address that somebody wanted to sign up with it."""
        _work_as_for_somebody_new(self.request)
        reset, signup = (
            settings.OUR2SOULS_ORIGIN + reverse(f"account_{name}") for name in ("reset_password", "signup")
        )
        self.send_mail(TAKEN, email, {"password_reset_url": reset, "signup_url": signup})

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """As allauth says it. A code asked for once more at a taken address isn't sent: that costs as much as sending it."""
        if message_template == WENT and message_context and not hasattr(request, "account_mail_kept"):
            code = {"code": self.generate_email_verification_code(), "request": request}
            mail = self.render_mail(SIGN_UP, message_context["email"], code)
            self._enqueue(SIGN_UP, message_context["email"], mail, for_nobody=True)
        super().add_message(request, level, message_template, message_context, extra_tags, message)

    def _enqueue(self, template_prefix: str, to: str, mail: Any, *, for_nobody: bool, sender: str = "") -> None:
        self.request.account_mail_kept = True
        account_mail.enqueue(
            account_mail.AccountMessage(template_prefix.rpartition("/")[2], to, mail.subject, mail.body, sender),
            good_for=_good_for(template_prefix),
            limited=template_prefix in LIMITED,
            for_nobody=for_nobody,
        )

    def _reader(self, template_prefix: str, email: str, *, nobody: bool) -> tuple[str | None, bool]:
        """The language of a mail, and whether it says nothing of us.

        Whoever lost their password is written to in their own language; everybody else in that of the page.
        """
        if nobody or template_prefix == SIGN_UP:
            return translation.get_language(), False
        if self.request.user.is_authenticated:
            return translation.get_language(), self.request.user.discreet
        own = Person.objects.filter(email=email.lower()).values_list("language", "discreet").first()
        language, discreet = own or ("", False)
        return language if language and template_prefix == RESET else translation.get_language(), discreet


def _good_for(template_prefix: str) -> timedelta | None:
    """How long the code in a mail holds; None for one without."""
    seconds = {
        RESET: app_settings.PASSWORD_RESET_BY_CODE_TIMEOUT,
        NEW_ADDRESS: app_settings.EMAIL_VERIFICATION_BY_CODE_TIMEOUT,
        SIGN_UP: app_settings.EMAIL_VERIFICATION_BY_CODE_TIMEOUT,
    }
    return timedelta(seconds=seconds[template_prefix]) if template_prefix in seconds else None


def _work_as_for_somebody_new(request: HttpRequest) -> None:
    """Hash the password, make a person with their key and address, and take it all back."""
    somebody = Person(email=f"{uuid4().hex}@nowhere.invalid", name="")
    password = request.POST.get("password1")  # none with a passkey
    if password:
        somebody.set_password(password)
    with transaction.atomic(), transaction.atomic(using="keys"):
        somebody.save()
        setup_user_email(request, somebody, [])
        for _each in range(ASKED):
            EmailAddress.objects.filter(user_id=somebody.pk).first()
        transaction.set_rollback(True, using="keys")
        transaction.set_rollback(True)
