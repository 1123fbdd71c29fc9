"""Columns that can be seen to be right before they are checked, so that SQL has less to plan.

Only for sheets that lie in memory. A column counts as plain when every text of it is already what
its contract wants, in the very form in which a bare cast reads it; any doubt leaves it to the
checks, which say the same of it.
"""

import pyarrow as pa
import pyarrow.compute as pc

from wayhome.extracts.contract import CodeList, Column, Feed, Table, Type
from wayhome.extracts.reading import all_iso_days

YES_OR_NO = pa.array(["true", "false", "1", "0"])


def plain_columns(
    batch: pa.RecordBatch, feed: Feed, table: Table, places: dict[str, int]
) -> frozenset[int]:
    """The places in the file of columns in which nothing can be wrong."""
    present = [column for column in table.columns if column.name in places]
    return frozenset(
        places[column.name]
        for column in present
        if _is_plain(column, batch.column(places[column.name] + 1), feed.codes)
    )


def _is_plain(column: Column, text: pa.Array, codes: dict[str, CodeList]) -> bool:
    if column.required and text.null_count:
        return False
    match column.type:
        case Type.DATE:
            return not column.precision and all_iso_days(text)
        case Type.CODE:
            return _all_in(text, pa.array(list(codes[column.codes].values)))
        case Type.CODES:
            # written as XML is read: one code, or several parted by semicolons alone
            each = pc.split_pattern(text, ";").flatten()
            return _all_in(each, pa.array(list(codes[column.codes].values)))
        case Type.YES_NO:
            return _all_in(text, YES_OR_NO)
        case Type.TEXT:
            longest = pc.max(pc.utf8_length(text)).as_py() or 0
            return not column.max or longest <= column.max
    return False


def _all_in(text: pa.Array, known: pa.Array) -> bool:
    return bool(pc.is_in(text, value_set=known).true_count == len(text) - text.null_count)
