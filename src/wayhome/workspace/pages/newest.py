"""How old is what a page rests on, in one sentence: the newest delivery and the oldest."""

from collections.abc import Sequence
from datetime import date, datetime

from wayhome.insight.freshness import Freshness
from wayhome.workspace.pages.words import ago, day, feed, lower_first


def newest_words(fresh: Sequence[Freshness], on: date, past: date | None = None) -> str:
    """Of these agencies. `past`: a day that is looked back to, from which age is then counted."""
    fed = [(one.newest, each.agency.name, one.feed) for each in fresh for one in each.feeds]
    if not fed:
        return f"Nothing {'had been supplied by then' if past else 'has been supplied'}."
    newest, oldest = max(fed), min(fed)
    names = {name for _, name, _ in fed}
    then = " by then" if past else ""
    if newest[0].date() == oldest[0].date():
        whose = names.pop() if len(names) == 1 else "each of these agencies"
        return f"Newest delivery of {whose}{then}: {_aged(newest[0], on, past)}."
    longest = f"{_age(oldest[0], on, past)}: {oldest[1]}, {lower_first(feed(oldest[2]))}"
    return f"Newest delivery{then}: {_aged(newest[0], on, past)}; the oldest {longest}."


def _aged(when: datetime, on: date, past: date | None) -> str:
    return f"{day(when)}, {_age(when, on, past)}"


def _age(when: datetime, on: date, past: date | None) -> str:
    said = ago(when, past or on)
    then = {"today": "that day", "yesterday": "the day before"}
    return then.get(said, said.replace(" ago", " before")) if past else said
