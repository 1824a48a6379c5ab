"""What a mail that could not be sent tells: whether to try again, when, and what may be said about it.

A mail server that is down, hangs or answers "not now" (4xx) is asked again for three days, with pauses that grow. A "no" to
one mail (5xx to its recipient or its words) holds for good. A "no" to this house (sign-in, sender, greeting) is a setting
to mend, and counts like a server that is down: otherwise one wrong password would end every mail.
"""

import smtplib
import ssl
from datetime import timedelta

PATIENCE = timedelta(days=3)
FEWEST_TRIES = 12
"""A mail is not given up before: a machine that was off, or a clock that jumped, has not tried for three days."""
FIRST_PAUSE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=2)
REFUSED_FOR_GOOD = 500
CLOSING = 421


class NoAddress(Exception):
    """What a mail is addressed to is no address that mail can be sent to."""


def pause(tries: int, first: timedelta = FIRST_PAUSE) -> timedelta:
    """How long to wait after so many failed tries (1 or more): `first`, then twice as long each time, two hours at most."""
    doubled: int = 2 ** min(tries - 1, 20)
    return min(first * doubled, LONGEST_PAUSE)


def is_for_good(failure: Exception) -> bool:
    """Whether the same mail would fail again, however often it is tried."""
    if isinstance(failure, (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)):
        return all(code >= REFUSED_FOR_GOOD for code in _codes(failure))
    return isinstance(failure, NoAddress)


def ends_the_connection(failure: Exception) -> bool:
    """Whether nothing more can be sent over the connection on which this happened."""
    if isinstance(failure, smtplib.SMTPServerDisconnected) or CLOSING in _codes(failure):
        return True
    return isinstance(failure, OSError) and not isinstance(failure, smtplib.SMTPException)


def error_name(failure: Exception) -> str:
    """The failure by kind and number, at most 60 characters: a server's own words quote addresses."""
    codes = _codes(failure)
    return f"{type(failure).__name__} {codes[0]}".strip()[:60] if codes else type(failure).__name__[:60]


def advice(failure: Exception) -> str:
    """What the host can do about a mail server that cannot be reached, in one sentence of our own."""
    if isinstance(failure, ssl.SSLCertVerificationError):
        return (
            "This machine does not trust the mail server’s certificate; give the server one from a public authority, or add"
            " its own authority to this machine’s (update-ca-certificates, or SSL_CERT_FILE)."
        )
    if isinstance(failure, ssl.SSLError):
        return "The mail server speaks TLS otherwise than asked; use smtps:// for TLS from the start, smtp:// for STARTTLS."
    if isinstance(failure, smtplib.SMTPAuthenticationError):
        return "The mail server does not take this user or password; correct OUR2SOULS_SMTP_URL."
    if isinstance(failure, smtplib.SMTPNotSupportedError):
        return "The mail server offers no STARTTLS; use smtps://, or smtp://…?tls=no for one on the same machine."
    return "The mail server of OUR2SOULS_SMTP_URL does not answer; start it or correct the address. Mail waits for three days."


def _codes(failure: Exception) -> list[int]:
    if isinstance(failure, smtplib.SMTPRecipientsRefused):
        return [code for code, _words in failure.recipients.values()]
    if isinstance(failure, smtplib.SMTPResponseException):
        return [failure.smtp_code]
    return []
