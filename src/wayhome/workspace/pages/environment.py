"""What every template may say: dates in words, links by name, static files, the words of kinds.

The rule it keeps: nothing here looks anything up. A template shows what its view gave it.
"""

from typing import Any

from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined

from wayhome.casework.language import WORDINGS
from wayhome.workspace.disputing.told import Disputes
from wayhome.workspace.judging.forms import WHY_BACK
from wayhome.workspace.pages import sentences, words
from wayhome.workspace.pages.newest import newest_words
from wayhome.workspace.sealing import sealed


def environment(**options: Any) -> Environment:
    """Jinja2 for Django's backend; an undefined name fails loudly, never silently."""
    options["loader"] = ChoiceLoader(
        [
            options["loader"],
            PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    env = Environment(**{**options, "undefined": StrictUndefined, "trim_blocks": True})
    env.globals.update(static=static, url=_url, url_if_any=_url_if_any, get_messages=get_messages)
    env.globals.update(words.GLOBALS)
    env.globals["WHY_BACK"] = WHY_BACK
    env.globals["wordings"] = [[one.avoid, one.say, one.instead] for one in WORDINGS]
    env.filters.update(words.FILTERS)
    env.filters.update(
        about=sentences.about,
        how_long=sentences.how_long,
        sentences=sentences.sentences,
        newest_words=newest_words,
        sealed=sealed,
        disputed_words=_disputed_words,
    )
    return env


def _disputed_words(record_id: str, disputes: Disputes, person_id: str) -> str:
    return disputes.said(record_id, person_id)


def _url(name: str, *args: object, **kwargs: object) -> str:
    return reverse(name, args=args or None, kwargs=kwargs or None)


def _url_if_any(name: str, *args: object) -> str:
    """A link of another app, or nothing where that app is not installed."""
    try:
        return reverse(name, args=args or None)
    except NoReverseMatch:
        return ""
