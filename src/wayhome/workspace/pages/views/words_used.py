"""The page of the words used here: the glossary, for everybody who is signed in."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wayhome.governance.roles import Act
from wayhome.lexicon.glossary import Entry, glossary
from wayhome.workspace.gate.views import gated


@gated(task=Act.READ_WORDS)
def words_used(request: HttpRequest) -> HttpResponse:
    """Every word under its letter. It opens no release: it is read before the first build too."""
    return render(request, "words_used.html", {"letters": by_letter(glossary())})


def by_letter(entries: tuple[Entry, ...]) -> list[tuple[str, list[Entry]]]:
    """In the order given, which is the alphabet's."""
    return [(letter, list(held)) for letter, held in groupby(entries, lambda one: one.letter)]
