"""The mails around accounts: kept in a request, and brought by the worker's next quick round."""

from typing import Any

from django.core import mail

from our2souls.delivery.worker import run


def post() -> list[Any]:
    """Let the worker bring the account mails that wait; every mail so far, newest last."""
    run.deliver_account_mail()
    return mail.outbox
