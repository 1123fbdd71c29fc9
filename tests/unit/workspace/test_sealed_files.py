"""The sealed file: any bytes come back as they were, and any change of it is found."""

import hashlib
import os
import zipfile
from io import BufferedReader, BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.lexicon.errors import BadUsage, Damaged, NotSetUp
from wayhome.lexicon.home import Home
from wayhome.workspace.attachments import file_keys, sealed
from wayhome.workspace.attachments.sealed import TAG, Keys, Sealer, Unsealed, proven

OLD, NEW = os.urandom(32), os.urandom(32)
KEYS, NAME = Keys([OLD]), "0f" * 16
HEAD = 80  # bytes
BYTES = st.binary(max_size=400)
PIECES = st.integers(min_value=1, max_value=90)


def sealing(plain: bytes, piece: int, keys: Keys = KEYS, at_once: int = 37) -> bytes:
    out = BytesIO()
    sealer = Sealer(out, keys, NAME, piece)
    for start in range(0, len(plain), at_once):
        sealer.write(plain[start : start + at_once])
    sealer.finish()
    assert sealer.size == len(plain)
    assert sealer.sha256 == hashlib.sha256(plain).hexdigest()
    return out.getvalue()


def opening(held: bytes, keys: Keys = KEYS, name: str = NAME) -> bytes:
    found = Unsealed(BytesIO(held), keys, name)
    return BufferedReader(found).read()


@given(BYTES, PIECES, st.integers(1, 500))
def test_any_bytes_come_back(plain: bytes, piece: int, at_once: int) -> None:
    held = sealing(plain, piece, at_once=at_once)
    assert opening(held) == plain
    found = Unsealed(BytesIO(held), KEYS, NAME)
    assert found.size == len(plain)
    proven(found, hashlib.sha256(plain).hexdigest())


@given(BYTES, PIECES, st.integers(0, 400), st.integers(1, 60))
def test_any_part_can_be_sought(plain: bytes, piece: int, start: int, many: int) -> None:
    found = BufferedReader(Unsealed(BytesIO(sealing(plain, piece)), KEYS, NAME))
    found.seek(start)
    assert found.read(many) == plain[start : start + many]


@given(BYTES, PIECES, st.data())
def test_any_flipped_bit_is_found(plain: bytes, piece: int, data: st.DataObject) -> None:
    held = bytearray(sealing(plain, piece))
    at = data.draw(st.integers(0, len(held) - 1))
    held[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises((Damaged, NotSetUp)):
        opening(bytes(held))


@given(BYTES, PIECES, st.data())
def test_any_end_cut_off_or_put_on_is_found(plain: bytes, piece: int, data: st.DataObject) -> None:
    held = sealing(plain, piece)
    cut = data.draw(st.integers(0, len(held) - 1))
    with pytest.raises(Damaged):
        opening(held[:cut])
    with pytest.raises(Damaged):
        opening(held + data.draw(st.binary(min_size=1, max_size=2 * (piece + TAG))))


@given(st.binary(min_size=200, max_size=400), st.integers(1, 60), st.data())
def test_any_piece_moved_left_out_or_doubled_is_found(
    plain: bytes, piece: int, data: st.DataObject
) -> None:
    held = sealing(plain, piece)
    whole = piece + TAG
    pieces = [held[at : at + whole] for at in range(HEAD, len(held), whole)]
    one, other = data.draw(
        st.lists(st.integers(0, len(pieces) - 1), min_size=2, max_size=2, unique=True)
    )
    moved = list(pieces)
    moved[one], moved[other] = moved[other], moved[one]
    left_out = pieces[:one] + pieces[one + 1 :]
    doubled = [*pieces[:one], pieces[one], *pieces[one:]]
    for changed in (moved, left_out, doubled):
        with pytest.raises(Damaged):
            opening(held[:HEAD] + b"".join(changed))


def test_one_file_cannot_stand_in_for_another() -> None:
    with pytest.raises(Damaged):
        opening(sealing(b"of another child", 8), name="1e" * 16)
    other = Unsealed(BytesIO(sealing(b"another", 8)), KEYS, NAME)
    with pytest.raises(Damaged):
        proven(other, hashlib.sha256(b"this one").hexdigest())


def test_a_key_can_be_changed() -> None:
    held = sealing(b"kept since last year", 8)
    both = Keys([NEW, OLD])
    assert opening(held, both) == b"kept since last year"
    with pytest.raises(NotSetUp, match="WAYHOME_FILE_KEY"):
        opening(held, Keys([NEW]))
    out = BytesIO()
    assert not sealed.under_first(BytesIO(held), both)
    sealed.sealed_anew(BytesIO(held), out, both, NAME)
    assert sealed.under_first(BytesIO(out.getvalue()), both)
    assert opening(out.getvalue(), Keys([NEW])) == b"kept since last year"


def test_two_of_the_same_have_nothing_in_common() -> None:
    one, other = (sealing(b"the same words" * 4, 16) for _ in range(2))
    pieces = [{held[at : at + 32] for at in range(HEAD, len(held), 32)} for held in (one, other)]
    assert pieces[0].isdisjoint(pieces[1])
    assert b"same words" not in one


def test_zip_files_are_written_into_it_and_read_out_of_it() -> None:
    out = BytesIO()
    sealer = Sealer(out, KEYS, NAME, 50)
    with zipfile.ZipFile(sealer, "w") as archive:  # type: ignore[arg-type]
        archive.writestr("a.txt", "a" * 300)
    sealer.finish()
    found = BufferedReader(Unsealed(BytesIO(out.getvalue()), KEYS, NAME))
    with zipfile.ZipFile(found) as archive:
        assert archive.read("a.txt") == b"a" * 300


def test_keys_are_given_or_made_once_for_a_demonstration(tmp_path, monkeypatch) -> None:
    monkeypatch.delenv("WAYHOME_FILE_KEY", raising=False)
    assert file_keys.given(Home(tmp_path), False) == ()
    assert not list(tmp_path.iterdir())
    with pytest.raises(NotSetUp, match="WAYHOME_FILE_KEY is not set"):
        file_keys.keys(())
    made = file_keys.given(Home(tmp_path), True)
    assert [len(one) for one in made] == [32]
    assert file_keys.given(Home(tmp_path), True) == made
    assert (tmp_path / "demonstration-files.key").stat().st_mode & 0o077 == 0
    text = (tmp_path / "demonstration-files.key").read_text()
    monkeypatch.setenv("WAYHOME_FILE_KEY", f"{'A' * 43}, {text}")
    assert file_keys.given(Home(tmp_path), False) == (bytes(32), made[0])


@pytest.mark.parametrize("wrong", ["short", "A" * 42, "!" * 43, "A" * 43 + ",x"])
def test_what_is_no_key_stops_the_start_with_a_sentence(tmp_path, monkeypatch, wrong: str) -> None:
    monkeypatch.setenv("WAYHOME_FILE_KEY", wrong)
    with pytest.raises(BadUsage, match="Make one with") as refused:
        file_keys.given(Home(tmp_path), False)
    assert wrong not in str(refused.value)
