"""Names of files, as they may be kept and shown.

Keeps: a name is one line of what people can see. A sign that turns the reading round makes
“exe.jpg” of what ends otherwise, and a slash makes a folder of it.
"""

import unicodedata

LONGEST = 120  # characters
_NOT_SEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # Unicode's general categories
_OF_PATHS = frozenset('/\\:*?"<>|')  # in names on Windows, which is where most of them go


def safe(name: str) -> str:
    """The name without what cannot be seen and without folders. Shortened before its ending."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    seen = "".join(one for one in last if unicodedata.category(one) not in _NOT_SEEN)
    plain = " ".join("".join("-" if one in _OF_PATHS else one for one in seen).split())
    stem, dot, ending = plain.strip(". ").rpartition(".")
    if not dot or len(ending) > LONGEST // 2:
        return plain.strip(". ")[:LONGEST]
    return f"{stem[: LONGEST - len(ending) - 1]}.{ending}"


def ending(name: str) -> str:
    """What a name ends with: ".pdf"; nothing where it has no ending."""
    _, dot, last = name.rpartition(".")
    return f"{dot}{last}".lower() if dot else ""
