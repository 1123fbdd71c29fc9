"""XML cut into columns without a Python step per element.

The tags are found with array arithmetic over the bytes, and every element's path is worked out
level by level. A plain file proves on the way that it is well formed (xml_soundness). Any other
goes to a real parser (expat), which says where it is broken and refuses a file that declares
entities; if sound (comments, marked sections, another encoding), lxml writes it in canonical form.

    <A><B>x</B><C/></A>      tags  A  B  /B  C/  /A      text after each  '' 'x' '' '' ''
"""

import html
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import cached_property
from xml.parsers import expat

import lxml.etree as etree
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from wayhome.extracts.reading import xml_soundness
from wayhome.extracts.reading.xml_soundness import PIECE, pieces_of
from wayhome.extracts.unread import NotTakenIn

DEEPEST = 60  # the statutory returns need seven
MOST_BYTES = 1 << 30  # it is held in memory; the largest council's return is a hundredth of it

Ints = npt.NDArray[np.integer]
Path = tuple[str, ...]


def tokens(data: bytes) -> "Tokens":
    """The elements of an XML file; NotTakenIn when it is broken or declares entities."""
    if len(data) > MOST_BYTES:
        raise NotTakenIn("The XML file is larger than 1 GB. Send it in parts.")
    # numpy lets go of the interpreter, so a second core can prove what the first one cuts
    with ThreadPoolExecutor(max_workers=1) as beside:
        if found := proved(data, beside):
            return found
        _must_be_sound(data)
        data = _canonical(data)
        return Tokens(data, _brackets(data), beside, proved=True)


def proved(data: bytes, beside: Executor) -> "Tokens | None":
    """The elements of a plain file that proves to be well formed while it is cut; else None."""
    plain, brackets = beside.submit(xml_soundness.is_plain, data), _brackets(data)
    found = Tokens(data, brackets, beside) if plain.result() else None
    return found if found and found.is_sound else None


def _brackets(data: bytes) -> tuple[Ints, Ints]:
    """Where tags begin and end, the XML declaration left out."""
    declared = data.startswith((b"<?", b"\xef\xbb\xbf<?"))
    return _places(data, "<")[declared:], _places(data, ">")[declared:]


def _places(data: bytes, sign: str) -> Ints:
    """Where a sign stands."""
    # piece by piece: to be given memory for the whole anew takes longer than to look through it
    pieces = (
        np.flatnonzero(piece == ord(sign)) + n * PIECE for n, piece in enumerate(pieces_of(data))
    )
    return np.concatenate([np.empty(0, np.int32), *pieces], dtype=np.int32)


def _must_be_sound(data: bytes) -> None:
    """Parse the whole, and say where it is broken."""
    parser = expat.ParserCreate()

    def entity(*_: object) -> None:
        raise NotTakenIn(
            "The XML file declares entities, which no return does; they can be made to fill the "
            "memory (an entity bomb)."
        )

    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        said = expat.errors.messages.get(error.code, "fault") if error.code in _MESSAGES else ""
        raise NotTakenIn(
            f"The XML is broken at line {error.lineno}, column {error.offset + 1}"
            f"{': ' + said if said else ''}."
        ) from None
    except (ValueError, LookupError):
        raise NotTakenIn("The XML names an encoding that is not known.") from None


_MESSAGES = set(expat.errors.messages)


def _canonical(data: bytes) -> bytes:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.tostring(etree.fromstring(data, parser), method="c14n")
    except (etree.LxmlError, ValueError):
        raise NotTakenIn("The XML cannot be brought into its canonical form.") from None


class Tokens:
    """Every element with its path, in the order of the file."""

    def __init__(
        self, data: bytes, brackets: tuple[Ints, Ints], beside: Executor, *, proved: bool = False
    ) -> None:
        self.data = data
        self.is_sound = False
        self.paths: dict[Path, Ints] = {}
        self._leaves: dict[Path, Ints] = {}
        opens, closes = brackets
        paired = len(opens) > 0 and xml_soundness.are_paired(opens, closes)
        if not (paired or proved):
            return  # cut at wrong places, the views would reach outside the bytes
        # in canonical form a text holds no '>', so a tag ends at the last one before the next '<'
        ends = closes
        if not paired:
            ends = closes[np.searchsorted(closes, np.append(opens[1:], len(data))) - 1]
        self._cut(opens + 1, ends)
        # a tag that ends or closes itself stands on the level of the element that it ends
        self._depth = np.cumsum(self._step, dtype=np.int32) + (self._step <= 0)
        seen = self._tags, self._place, self._name, self._step, self._depth
        sound = beside.submit(xml_soundness.is_sound, *seen) if paired else None
        self._levels()
        self.is_sound = bool(sound and sound.result())

    def _cut(self, starts: Ints, ends: Ints) -> None:
        """Name and kind of each tag, and the text after it, as views of the bytes."""
        nexts = np.append(starts[1:] - 1, len(self.data))
        tags = self._views(starts, ends).take(
            pa.array(np.arange(0, 2 * len(starts), 2, dtype=np.int32))
        )
        tags = tags.dictionary_encode()
        self._texts, self._length = self._views(ends + 1, nexts), nexts - ends - 1
        self._tags = tags.dictionary.to_pylist()
        kinds = [_tag(tag) for tag in self._tags]
        self._place = place = tags.indices.to_numpy(zero_copy_only=False)
        self._names = sorted({name for name, _ in kinds})
        number = {name: n for n, name in enumerate(self._names)}
        self._name = np.array([number[name] for name, _ in kinds], np.int32)[place]
        self._step = np.array([step for _, step in kinds], np.int8)[place]

    def _views(self, starts: Ints, ends: Ints) -> pa.Array:
        """Pieces of the bytes without copying them; what lies between stands at the odd places."""
        offsets = np.empty(2 * len(starts), np.int32)
        offsets[::2], offsets[1::2] = starts, ends
        buffers = [None, pa.py_buffer(offsets), pa.py_buffer(self.data)]
        return pa.Array.from_buffers(pa.string(), len(offsets) - 1, buffers)

    def _levels(self) -> None:
        """The path of each element: that of its parent, and its name."""
        begins, depth = self._step >= 0, self._depth
        if depth.max(initial=0) > DEEPEST:
            raise NotTakenIn(f"The XML is nested more than {DEEPEST} levels deep.")
        above: Ints = np.empty(0, np.int64)
        above_path: Ints = above
        known: list[Path] = [()]
        for level in range(1, int(depth.max(initial=0)) + 1):
            here = np.flatnonzero(begins & (depth == level))
            parent: Ints = np.zeros(len(here), np.int64)
            if level > 1:
                parent = above_path[np.searchsorted(above, here) - 1]
            both, place = _numbered(parent * len(self._names) + self._name[here])
            paths: list[Path] = [
                (*known[one // len(self._names)], self._names[one % len(self._names)])
                for one in both
            ]
            self.paths.update(zip(paths, _apart(here, place), strict=True))
            above, above_path, known = here, place, paths

    @property
    def root(self) -> str:
        return next(path[0] for path in self.paths if len(path) == 1)

    @cached_property
    def _escaped(self) -> bool:
        return b"&" in self.data

    def elements(self, path: Path) -> Ints:
        """Where the elements of a path begin, as numbers of tags."""
        return self.paths.get(path, np.empty(0, np.int64))

    def leaves(self, path: Path) -> Ints:
        """Those of them that hold text and no element."""
        if path not in self._leaves:
            self._leaves[path] = self._find_leaves(self.elements(path))
        return self._leaves[path]

    def _find_leaves(self, here: Ints) -> Ints:
        here = here[here + 1 < len(self._step)]
        alone = (self._step[here] == 1) & (self._step[here + 1] == -1)
        return np.asarray(here[alone & (self._length[here] > 0)])

    def texts(self, leaves: pa.Array) -> pa.Array:
        """The text of leaves (numbers of tags, null for none)."""
        found = self._texts.take(pc.multiply(leaves, 2))
        return _unescaped(found) if self._escaped else found


def _numbered(keys: Ints) -> tuple[Ints, Ints]:
    """The distinct keys in order, and the place of each key among them."""
    most = int(keys.max(initial=-1)) + 1
    if most > 4 * len(keys) + 1_000:  # far apart, as in no return: a table of them would be large
        return np.unique(keys, return_inverse=True)
    distinct = np.flatnonzero(np.bincount(keys))
    places = np.empty(most, np.int64)
    places[distinct] = np.arange(len(distinct))
    return distinct, places[keys]


def _apart(values: Ints, groups: Ints) -> list[Ints]:
    """The values of each group, in their order."""
    # few groups fit into a byte or two, and small numbers are sorted several times as fast
    small = groups.astype(np.min_scalar_type(groups.max(initial=0)))
    together = values[np.argsort(small, kind="stable")]
    return np.split(together, np.cumsum(np.bincount(groups))[:-1])


def _tag(tag: str) -> tuple[str, int]:
    """Name without namespace, and the step down: 1 begins, -1 ends, 0 both."""
    step = -1 if tag.startswith("/") else 0 if tag.endswith("/") else 1
    name = (tag.strip("/").split(None, 1) or [""])[0]
    return name.rpartition(":")[2], step


def _unescaped(texts: pa.Array) -> pa.Array:
    marked = pc.match_substring(texts, "&")
    if not pc.any(marked).as_py():
        return texts
    return pa.array(
        [t if t is None or "&" not in t else html.unescape(t) for t in texts.to_pylist()],
        pa.string(),
    )
