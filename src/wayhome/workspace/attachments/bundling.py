"""A bundle made: the chosen papers and files with an index and a manifest, in one sealed zip.

    index.pdf       what is in it, for whom, until when
    manifest.json   the same for programs, as every export has it, with the hash of each file
    001.pdf …       entries as PDF, files as they were attached

Keeps: each file is proven before it is copied, and copied in pieces; the zip is sealed as it is
written and kept, so that what was handed over can be shown later, byte by byte.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from shutil import copyfileobj
from typing import Any, cast

from django.utils import timezone

from wayhome.casework.attachments.disclosing import IN, Choice, Item, going
from wayhome.interchange.handling import Handling
from wayhome.interchange.package import MANIFEST, manifest_of, number
from wayhome.interchange.reducing import Profile
from wayhome.lexicon.dates import in_words
from wayhome.lexicon.home import home
from wayhome.lexicon.marking import Marking
from wayhome.workspace.accounts.models import User
from wayhome.workspace.attachments.attached import usable
from wayhome.workspace.attachments.keeping import Arriving
from wayhome.workspace.attachments.keeping import opened as unsealed
from wayhome.workspace.attachments.life_told import Year, items_of
from wayhome.workspace.attachments.models import Attachment
from wayhome.workspace.attachments.sealed import PIECE
from wayhome.workspace.cases import showing
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.cases.papers import in_words as answers_in_words
from wayhome.workspace.cases.standing import present
from wayhome.workspace.documents.as_pdf import as_pdf
from wayhome.workspace.documents.paper import Paper, Section
from wayhome.workspace.pages.words import count, moment

INDEX = "index.pdf"
PURPOSE = "Disclosure in proceedings"
BASIS = (
    "Disclosure that the law asks for (Criminal Procedure and Investigations Act 1996); legal "
    "claims and judicial acts (UK GDPR article 9(2)(f)). To be checked with a lawyer."
)
OF_THE_CHILD = "It is about the child whose proceedings these are."
NOT_IN_IT = frozenset({"bundle"})  # what was said of other bundles goes into none


@dataclass(frozen=True)
class Wish:
    """What is wished for. `recipient`: in words; `others`: who else is named, or nothing."""

    recipient: str
    decided: str
    expires: date
    others: str
    chosen: Mapping[str, Choice]


@dataclass(frozen=True)
class Things:
    """What can go into a bundle: entries that stand, files that can be opened, and years of the
    chronology."""

    items: Sequence[Item]
    papers: Mapping[str, showing.ShownEntry]
    files: Mapping[str, Attachment]
    years: Mapping[str, Year] = field(default_factory=dict)

    def records(self, chosen: Mapping[str, Choice]) -> list[str]:
        """Those on which what goes in rests, so that the register can say what left of them."""
        kept = (one for code, one in self.years.items() if chosen[code].goes == IN)
        return [record for one in kept for record in one.records]


@dataclass(frozen=True)
class Made:
    """A bundle that is sealed and not kept yet, and its manifest."""

    arriving: Arriving
    manifest: Mapping[str, Any]
    files: Sequence[tuple[str, Item]]


def things(
    found: Opened, names: Names, beside: Sequence[Opened] = (),
    years: Mapping[str, Year] | None = None,
) -> Things:  # fmt: skip
    """All that can be chosen: of the case, in the order in which it came, then of referrals about
    the same with their decisions (`beside`), section by section, then files and the chronology."""
    own = {f"E{one.entry.place}": one for one in _stands(found, names)}
    referred = {
        f"R{n}E{one.entry.place}": one
        for n, each in enumerate(beside)
        for one in _stands(each, names)
    }
    papers, files = {**own, **referred}, {one.number: one for one in usable(found.row)}
    items = [
        *(Item(code, _entry_title(one), ".pdf", _text(one)) for code, one in own.items()),
        *(
            Item(code, f"Referral: {_entry_title(one)}", ".pdf", _text(one))
            for code, one in referred.items()
        ),
        *(
            Item(code, f"File: {one.shows} ({one.name})", one.is_a.endings[0])
            for code, one in files.items()
        ),
        *items_of(years or {}),
    ]
    return Things(items, papers, files, years or {})


def made(found: Opened, of: Things, wish: Wish, release: str, called: str, by: User) -> Made:
    """The zip, sealed. Damaged where a file is not as it was kept; nothing is left then."""
    handling = _handling(wish, release, by)
    chosen = going(of.items, wish.chosen)
    marked = _watermark(handling)
    papers = {
        name: as_pdf(_written(of, one, called, marked))
        for name, one in chosen
        if one.code not in of.files
    }
    listed = [_listed(name, one, papers, of) for name, one in chosen]
    index = as_pdf(_index(handling, wish, found, chosen, listed, called))
    manifest = manifest_of(handling, marked, [_proof(INDEX, index), *listed])
    arriving = Arriving(home())
    try:
        with zipfile.ZipFile(cast(Any, arriving.sealer), "w") as archive:
            archive.writestr(_entry(INDEX), index)
            archive.writestr(_entry(MANIFEST), json.dumps(manifest, ensure_ascii=False, indent=1))
            for name, one in chosen:
                _add(archive, name, papers.get(name), of.files.get(one.code))
        arriving.finish()
    except BaseException:
        arriving.let_go()
        raise
    return Made(arriving, manifest, chosen)


def _stands(found: Opened, names: Names) -> list[showing.ShownEntry]:
    shown = showing.entries(found.told.pathway, found.entries, names)[::-1]
    return [one for one in shown if one.back is None and one.entry.code not in NOT_IN_IT]


def _handling(wish: Wish, release: str, by: User) -> Handling:
    return Handling(
        number=number(),
        marking=Marking.RESTRICTED,  # for the recipient alone, and the register keeps it close
        recipient=wish.recipient,
        purpose=PURPOSE,
        basis=BASIS,
        expires=wish.expires,
        made_at=timezone.localtime().replace(tzinfo=None, microsecond=0),
        by=by.email,
        release=release,
        profile=Profile.NAMED,
        why_named=f"{OF_THE_CHILD} {wish.others}".strip()[:400],
    )


def _watermark(of: Handling) -> str:
    return (
        f"{of.marking.upper()}. Bundle {of.number}, made on {in_words(of.made_at.date())} by "
        f"{of.by} for {of.recipient}: {of.purpose}. Delete by {in_words(of.expires)}. For these "
        "proceedings alone; not to be passed on otherwise."
    )


def _entry_title(one: showing.ShownEntry) -> str:
    return f"{one.title}, written down {moment(one.entry.said_at)}"


def _text(one: showing.ShownEntry) -> str:
    return "\n".join(answer for _, answer in answers_in_words(one.answers))


def _written(of: Things, one: Item, called: str, marked: str) -> Paper:
    if one.code in of.years:
        return of.years[one.code].paper(called, in_words(timezone.localdate(present())), marked)
    return _paper(of.papers[one.code], called, marked)


def _paper(one: showing.ShownEntry, called: str, marked: str) -> Paper:
    said = f"{one.entry.by.name}, {one.agency}, {moment(one.entry.said_at)}"
    section = Section(one.title, answers_in_words(one.answers), said=said)
    return Paper(f"{called}: {one.title}", "", sections=[section], marking=marked)


def _index(
    of: Handling, wish: Wish, found: Opened, chosen: Sequence[tuple[str, Item]],
    listed: Sequence[Mapping[str, Any]], called: str,
) -> Paper:  # fmt: skip
    lead = [
        f"For {of.recipient}. {of.purpose}.",
        f"Decided by {wish.decided}. Made on {moment(of.made_at)}, out of case {found.row.number}.",
        f"To be deleted by {in_words(of.expires)}.",
    ]
    held = [f"{name}: {one.title}" for name, one in chosen]
    proofs = [f"{one['file']}: {one['sha256']}" for one in listed]
    sections = [
        Section(f"What is in it: {count(len(held), 'file')}", lines=held),
        Section("By which each can be known (SHA-256)", lines=proofs),
    ]
    return Paper(f"Bundle {of.number}: {called}", "", lead, sections, _watermark(of))


def _listed(name: str, one: Item, papers: Mapping[str, bytes], of: Things) -> dict[str, Any]:
    if name in papers:
        return _proof(name, papers[name])
    file = of.files[one.code]
    return {"file": name, "form": file.kind, "bytes": file.size, "sha256": file.sha256}


def _proof(name: str, held: bytes) -> dict[str, Any]:
    return {
        "file": name, "form": "pdf", "bytes": len(held),
        "sha256": hashlib.sha256(held).hexdigest(),
    }  # fmt: skip


def _add(archive: zipfile.ZipFile, name: str, paper: bytes | None, file: Attachment | None) -> None:
    if paper is not None or file is None:
        return archive.writestr(_entry(name), paper or b"")
    entry = _entry(name)
    entry.file_size = file.size
    with unsealed(file.file, file.sha256) as plain, archive.open(entry, "w") as out:
        copyfileobj(plain, out, PIECE)


def _entry(name: str) -> zipfile.ZipInfo:
    """Without the owner and the rights of a file, and of this moment."""
    now = timezone.localtime().timetuple()[:6]
    return zipfile.ZipInfo(name, now)


def as_lines(pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    """One line a thing, as the case keeps it."""
    return (f"{one}: {other}" for one, other in pairs)


def given_at(now: datetime) -> str:
    """The moment as a form of the case has it."""
    return f"{timezone.localtime(now):%Y-%m-%dT%H:%M}"
