"""Proves that a plain XML file is well formed, ten times faster than parsing it.

Plain: UTF-8, no comment, marked section, instruction, document type or numbered character, and
every '<' and '>' belongs to a tag. Nearly every return is. What is not plain, or not proved, goes
to a real parser; so a doubt costs time and never a wrong answer. A test holds it against expat.
"""

import re
from collections.abc import Iterator
from xml.parsers import expat

import numpy as np
import numpy.typing as npt

PIECE = 1 << 18
Ints = npt.NDArray[np.integer]
Small = npt.NDArray[np.integer]

DECLARATION = re.compile(
    rb"""(\xef\xbb\xbf)?(<\?xml version=["']1\.0["']"""
    rb"""( encoding=["'](utf-8|us-ascii)["'])?( standalone=["'](yes|no)["'])?\s?\?>)?\s*<[a-z_]""",
    re.IGNORECASE,
)
NAME = r"[A-Za-z_][A-Za-z0-9_.\-]*"
TAG = re.compile(rf"/{NAME}\s*|{NAME}\s*/?", re.ASCII)
ENTITY = re.compile(rb"&(?:amp|lt|gt|quot|apos);")
MOST_WITH_ATTRIBUTES = 50  # distinct tags; more cost more than parsing the file


def is_plain(data: bytes) -> bool:
    """What can be seen of the bytes without the tags."""
    head = DECLARATION.match(data)
    if not head or not data[-100:].rstrip().endswith(b">"):
        return False
    if b"&" in data and len(ENTITY.findall(data)) != data.count(b"&"):
        return False
    return all(map(_without_controls, pieces_of(data))) and _is_utf8(data)


def pieces_of(data: bytes) -> Iterator[npt.NDArray[np.uint8]]:
    """The bytes in pieces that fit into the processor's memory."""
    for begin in range(0, len(data), PIECE):
        yield np.frombuffer(data, np.uint8, min(PIECE, len(data) - begin), begin)


def _without_controls(buffer: npt.NDArray[np.uint8]) -> bool:
    """No sign below the blank but the three that XML knows as blanks."""
    blanks = sum(np.count_nonzero(buffer == ord(blank)) for blank in "\n\r\t")
    return bool(np.count_nonzero(buffer < ord(" ")) == blanks)


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return True
    if b"\xef\xbf" in data:  # may be one of the two signs that XML does not allow
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def are_paired(opens: Ints, closes: Ints) -> bool:
    """'<' and '>' take turns."""
    return (
        len(opens) == len(closes)
        and bool((opens < closes).all())
        and bool((closes[:-1] < opens[1:]).all())
    )


def is_sound(tags: list[str], place: Small, name: Small, step: Small, depth: Small) -> bool:
    """Every tag is a tag, one root holds all, and each element is ended by its own name.

    `tags` are the distinct tags; for each tag of the file `place` says which of them it is, `name`
    its name, `step` 1, -1 or 0 (begins, ends, both), `depth` the level it stands on.
    """
    if not _are_tags(tags):
        return False
    roots = np.flatnonzero(depth <= 1)
    if depth.min() < 1 or roots[0] != 0 or not _is_one_element(step[roots], len(place) - 1, roots):
        return False
    inner = np.flatnonzero(step)
    # on each level, elements begin and end by turns
    order = inner[np.argsort(depth[inner].astype(np.int16), kind="stable")]
    begins, ends = order[::2], order[1::2]
    return (
        len(begins) == len(ends)
        and bool((step[begins] == 1).all())
        and bool((step[ends] == -1).all())
        and bool((name[begins] == name[ends]).all())
        and bool((depth[begins] == depth[ends]).all())
    )


def _is_one_element(step: Small, last: int, roots: Ints) -> bool:
    """The outermost tags are those of a single element, from the first tag to the last."""
    alone = len(roots) == 1 and step[0] == 0 and last == 0
    return alone or (len(roots) == 2 and step[0] == 1 and step[1] == -1 and roots[1] == last)


def _are_tags(tags: list[str]) -> bool:
    odd = [tag for tag in tags if not TAG.fullmatch(tag)]
    return len(odd) <= MOST_WITH_ATTRIBUTES and all(map(_is_a_tag, odd))


def _is_a_tag(tag: str) -> bool:
    """A tag with attributes, put to a real parser by itself."""
    if not re.match(rf"{NAME}\s", tag, re.ASCII):  # with a prefix, two names may look like one
        return False
    try:
        expat.ParserCreate().Parse(f"<{tag.removesuffix('/')}/>".encode(), True)
    except expat.ExpatError:
        return False
    return True
