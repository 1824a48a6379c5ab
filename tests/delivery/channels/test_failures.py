"""What the log tells a host whose mail server cannot be reached: one sentence, without a word of the server's."""

import smtplib
import ssl

import pytest

from our2souls.delivery.channels import failures

SAYS = "5.7.8 ana@example.org is not welcome"


@pytest.mark.parametrize(
    ("failure", "says"),
    [
        (ssl.SSLCertVerificationError(1, "self-signed certificate"), "does not trust the mail server’s certificate"),
        (ssl.SSLError(1, "WRONG_VERSION_NUMBER"), "use smtps:// for TLS from the start"),
        (smtplib.SMTPAuthenticationError(535, SAYS.encode()), "correct OUR2SOULS_SMTP_URL"),
        (smtplib.SMTPNotSupportedError(SAYS), "offers no STARTTLS"),
        (ConnectionRefusedError(111, "Connection refused"), "does not answer"),
        (TimeoutError(SAYS), "does not answer"),
    ],
)
def test_each_mail_failure_has_one_sentence_for_the_operator(failure: Exception, says: str) -> None:
    sentence = failures.advice(failure)
    assert says in sentence
    assert "ana@example.org" not in sentence
    assert "\n" not in sentence
