"""A kept file handed to a browser: to be put away, never to be shown or run by it.

Keeps: the file was proven whole before its first byte is given; the browser is told what it is and
not to guess, and that nothing in it may run in the name of Wayhome.
"""

from django.http import FileResponse

from wayhome.workspace.attachments.sealed import PIECE, Unsealed

# Whoever opens it in the browser all the same opens it nowhere: no script, no form, no origin.
NOWHERE = "default-src 'none'; sandbox"


def handed_over(file: Unsealed, name: str, content: str) -> FileResponse:
    """The file as an answer, which closes it. Its name is written as RFC 6266 has it."""
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=content)
    answer.block_size = PIECE
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = NOWHERE
    answer["Cache-Control"] = "no-store"
    return answer
