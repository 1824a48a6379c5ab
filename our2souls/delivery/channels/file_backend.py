"""Where letters go while no mail server is set up: into the data folder, and to the terminal that serves."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from our2souls.lib.clock import now

RULE = "─" * 60


class FileEmailBackend(BaseEmailBackend):
    """Keeps each message as a file that only the serving account may read, and prints its words.

    It holds codes that let somebody in: folder 0700, files 0600, whatever the umask.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep and print every message; raises OSError when the folder cannot be written."""
        folder = Path(settings.OUR2SOULS_DATA) / "mail"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        for message in email_messages:
            path = folder / f"{now():%Y%m%d-%H%M%S}-{uuid4().hex[:8]}.eml"
            self._keep(message, path)
            self._print(message, path)
        return len(email_messages)

    def _keep(self, message: EmailMessage, path: Path) -> None:
        """Whole or not at all: whoever looks into the folder meanwhile finds no half letter."""
        draft = path.with_suffix(".draft")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(message.message().as_bytes())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)

    def _print(self, message: EmailMessage, path: Path) -> None:
        lines = [
            RULE,
            f"To {', '.join(message.to)}: {message.subject}",
            "",
            str(message.body).strip(),
            "",
            f"({path})",
            RULE,
        ]
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()
