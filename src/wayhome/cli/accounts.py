"""`wayhome accounts`: the first account of an installation, and a way back in for whoever forgot.

Everybody else's account is opened by an administrator in the workspace.
"""

from typing import Annotated

import typer
from rich.console import Console

from wayhome.workspace.config.start import make_ready

accounts = typer.Typer(help="Open the first account, or let somebody in again.")

Email = Annotated[str, typer.Argument(help="The address they sign in with.")]
Role = Annotated[str, typer.Option(help="What they may do, such as administrator.")]
Agency = Annotated[str, typer.Option(help="The code of their agency in the register.")]
Name = Annotated[str, typer.Option(help="Their name; without it, as the address has it.")]
End = Annotated[bool, typer.Option("--end", help="End the token instead of giving one.")]
Ask = Annotated[bool, typer.Option("--ask", help="Ask for their password; else one is printed.")]


@accounts.callback()
def about() -> None:
    """Accounts are looked after in the workspace; these commands need the machine it runs on."""


@accounts.command("open")
def open_(email: Email, role: Role, agency: Agency, name: Name = "", ask: Ask = False) -> None:
    """Open an account: their own password is asked for, or a one-time one is printed once."""
    make_ready()
    # Late: models exist only once Django is ready.
    from wayhome.workspace.accounts.opening import opened

    asked = typer.prompt("Password", hide_input=True, confirmation_prompt=True) if ask else ""
    name = name or email.partition("@")[0].replace(".", " ").title()
    account, printed = opened(email=email, name=name, agency=agency, role=role, password=asked)
    _say(f"An account is open for {account.email}.", printed)


@accounts.command()
def token(email: Email, end: End = False) -> None:
    """Give a program a token that speaks as this account, printed once; the one before ends."""
    make_ready()
    from wayhome.workspace.accounts.opening import token_for, without_token

    console = Console(highlight=False)
    if end:
        console.print(f"The token of {without_token(email).email} has ended.")
        return
    account, printed = token_for(email)
    console.print(f"A program that sends this speaks as {account.email}. Shown this once:")
    console.print(f"  {printed}")
    if account.one_time:
        console.print("It is refused until the account has chosen a password of its own.")


@accounts.command()
def password(email: Email) -> None:
    """Give somebody a one-time password, printed once; their old one ends."""
    make_ready()
    from wayhome.workspace.accounts.opening import let_in

    account, printed = let_in(email)
    _say(f"The old password of {account.email} has ended.", printed)


def _say(done: str, printed: str) -> None:
    console = Console(highlight=False)
    console.print(done)
    if printed:
        console.print("Their one-time password, shown this once; they choose their own with it:")
        console.print(f"  {printed}")
