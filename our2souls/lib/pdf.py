"""PDFs from our own HTML, made by WeasyPrint in a process of its own.

That process has no network, opens no file but the fonts, and takes its memory with it when it ends: the server stays
small, and a page that WeasyPrint cannot draw costs one process and no more.
"""

import json
import subprocess
import sys

SECONDS = 40
"""A page that takes longer is given up."""


class PdfUnavailable(Exception):
    """No PDF could be made: WeasyPrint or its pango is missing, or it gave up. Printing from the browser goes on working."""


def pdf(html: str, css: str) -> bytes:
    """The bytes of a PDF. `html` is a whole document that refers to nothing outside itself (photos stand in it), `css` its style.

    Raises PdfUnavailable.
    """
    command = [sys.executable, "-m", __name__]
    sent = json.dumps({"html": html, "css": css}).encode()
    try:
        done = subprocess.run(command, input=sent, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603 - ourselves
    except (subprocess.SubprocessError, OSError):
        raise PdfUnavailable from None  # what it printed may hold somebody's words
    if not done.stdout.startswith(b"%PDF"):
        raise PdfUnavailable
    return done.stdout


def main() -> None:
    """Read a document from standard input, write its PDF to standard output."""
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher

    given = json.load(sys.stdin)
    page = HTML(string=given["html"], url_fetcher=URLFetcher(allowed_protocols=("data",)))
    sys.stdout.buffer.write(page.write_pdf(stylesheets=[CSS(string=given["css"])]))


if __name__ == "__main__":
    main()
