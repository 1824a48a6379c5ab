"""Mails that were given up: shown to the operator without words, and sent again by one command."""

from uuid import uuid4

import pytest
from django.core.management import CommandError
from django.urls import reverse

from our2souls.delivery.worker import run
from tests.cast import CastMember
from tests.factories.delivery import Tea, ask_for_code, given_up_mails, send_again
from tests.smtp import Receiver

pytestmark = pytest.mark.usefixtures("noon")


def test_dead_letters_are_shown_without_words_and_sent_again(
    ana: CastMember, ben: CastMember, tea: Tea, server: Receiver
) -> None:
    assert given_up_mails() == "No mail was given up.\n"
    server.says["RCPT"] = "554 5.7.1 <ana@example.org>: relay access denied"
    for member in (ana, ben):
        tea.notify(member)
    ask_for_code("ana@example.org")
    ana.client.post(
        reverse("account_change_password"),
        {"oldpassword": "a short sentence works", "password1": "a longer sentence works"},
    )
    run.run_due()
    run.deliver_account_mail()
    listed = given_up_mails()
    assert len(listed.splitlines()) == 4
    for line in ("tea  a…@e….org  SMTPRecipientsRefused 554", "tea  b…@e….org", "password_changed  a…@e….org"):
        assert line in listed
    for words in ("ana@", "relay", "Ana"):
        assert words not in listed
    server.says.clear()
    first = next(line.split()[0] for line in listed.splitlines() if "b…@" in line)
    assert send_again(first) == "1 will be sent again.\n"
    assert run.run_due().mails == 1
    assert send_again("--all") == "3 will be sent again.\n"
    assert (run.run_due().mails, run.deliver_account_mail()) == (1, 2)
    assert given_up_mails() == "No mail was given up.\n"
    assert sorted(mail["To"] for mail in server.letters) == ["ana@example.org"] * 3 + ["ben@example.org"]


def test_for_somebody_who_is_gone_a_dead_letter_names_nobody(ana: CastMember, tea: Tea, server: Receiver) -> None:
    server.says["RCPT"] = "550 no"
    tea.notify(ana)
    run.run_due()
    type(ana.person).objects.filter(pk=ana.id).update(is_active=False)
    assert "nobody any more" in given_up_mails()


@pytest.mark.parametrize("said", [[], [str(uuid4()), "--all"]])
def test_mail_again_asks_for_ids_or_all(db: None, said: list[str]) -> None:
    with pytest.raises(CommandError, match="by their ids"):
        send_again(*said)


def test_mail_again_refuses_an_id_of_no_dead_letter(db: None) -> None:
    with pytest.raises(CommandError, match="our2souls mail dead lists"):
        send_again(str(uuid4()))
