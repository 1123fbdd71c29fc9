"""`wayhome check`: who may this be, and whom to ring; what the page Found says, in a terminal."""

import json
from collections.abc import Iterator
from typing import Annotated, Any

import typer
from rich.console import Console

from wayhome.workspace.config.start import make_ready

As = Annotated[str, typer.Option("--as", help="The account that asks; it is kept on the trail.")]
Given = Annotated[str, typer.Option(help="First name, as heard.")]
Family = Annotated[str, typer.Option(help="Family name.")]
Nickname = Annotated[str, typer.Option(help="Nickname or street name.")]
Age = Annotated[str, typer.Option(help="Age, or about.")]
Born = Annotated[str, typer.Option(help="Date of birth, as known: 2010-03-12, 2010-03, --03-12.")]
Phone = Annotated[str, typer.Option(help="A telephone number, or the end of one.")]
Lives = Annotated[str, typer.Option("--home", help="Street or postcode where they live.")]
Number = Annotated[str, typer.Option(help="NHS, pupil or Police National Computer number.")]
Sex = Annotated[str, typer.Option(help="female or male, where that helps.")]
FoundAt = Annotated[str, typer.Option(help="Postcode of where they are now.")]
AsJson = Annotated[bool, typer.Option("--json", help="For a program: the answer as JSON.")]


def check(
    as_: As, given: Given = "", family: Family = "", nickname: Nickname = "", age: Age = "",
    born: Born = "", phone: Phone = "", home: Lives = "", number: Number = "", sex: Sex = "",
    found_at: FoundAt = "", as_json: AsJson = False,
) -> None:  # fmt: skip
    """Who may this be, by what little is known? It is kept on the trail, as on the page."""
    sent = {
        "given": given, "family": family, "nickname": nickname, "age": age, "born": born,
        "phone": phone, "home": home, "number": number, "sex": sex, "found_at": found_at,
    }  # fmt: skip
    make_ready()
    # Late: models exist only once Django is ready.
    from wayhome.workspace.found.by_hand import asked_as

    answer = asked_as(as_, sent)
    console = Console(highlight=False, markup=False, soft_wrap=True)
    if as_json:
        console.print(json.dumps(answer, indent=1, ensure_ascii=False))
        return
    for line in in_words(answer):
        console.print(line)


def in_words(answer: dict[str, Any]) -> Iterator[str]:
    """The answer as lines to read."""
    for one in answer["people"]:
        yield from _person(one)
    for one in answer["entered"]:
        yield f"{one['likelihood']}: {one['name']}, found before; not in the records yet"
        yield from _reasons(one)
        yield f"  entered by {one['agency']} on {one['entered_on']}; ring {one['ring_back']}"
    for one in answer["came"]:
        yield f"{one['likelihood']}: {_aged(one)}"
        yield f"  {one['where']}"
        yield from _reasons(one)
        yield from (f"  ring {_ring(each)}" for each in one["ring"])
    if not answer["people"]:
        yield "Not known to any agency that supplies Wayhome."
    if answer["not_supplied"]:
        yield f"These have not supplied anything: {', '.join(answer['not_supplied'])}."
    for one in answer["not_lately"]:
        yield f"Nothing new for over a month: {one['agency']}, {one['feed']}, last {one['newest']}."
    if answer["ring"]:
        yield "If it is none of these, ring:" if answer["people"] else "Do not wait. Ring:"
        yield from (f"  {_ring(one)}" for one in answer["ring"])
    yield from answer["not_looked_at"]
    yield "Ask before they leave where they are:"
    yield from (f"  {one['question']}" for one in answer["ask_at_once"])
    yield "What you can see yourself:"
    yield from (f"  {one['question']}" for one in answer["look_for"])
    yield answer["note"]


def _person(one: dict[str, Any]) -> Iterator[str]:
    born = f", born {one['born']}" if one["born"] else ""
    yield f"{one['likelihood']}: {_aged(one)}{born} ({one['person']})"
    yield from _reasons(one)
    yield from (f"  ring {_ring(each)}" for each in one["ring"])
    for each in one["entered"]:
        yield f"  found before: entered by {each['agency']} on {each['entered_on']}"


def _aged(one: dict[str, Any]) -> str:
    return str(one["name"]) if one["age"] is None else f"{one['name']}, {one['age']}"


def _reasons(one: dict[str, Any]) -> Iterator[str]:
    for each in one["reasons"]:
        yield f"  {each['field']}: {each['says']} ({each['strength']}, {each['bits']:+} bits)"
    yield from (f"  {words}" for words in one["also"])


def _ring(one: dict[str, Any]) -> str:
    home = ", the council where they live" if one["home_council"] else ""
    why = f" ({one['why'].lower()})" if one["why"] else ""
    role = f", {one['role']}" if one["role"] else ""
    numbers = [one["phone"], one["out_of_hours"] and f"nights and weekends {one['out_of_hours']}"]
    said = "; ".join(filter(None, numbers)) or "no number in the register"
    return f"{one['agency']}{home}{why}{role}: {said}"
