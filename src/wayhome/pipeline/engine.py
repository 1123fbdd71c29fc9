"""The engine of a run: one DuckDB connection with bounded memory and room to spill.

DuckDB's `icu`, `json` and `parquet` are built in and nothing is ever downloaded, so installing
and loading extensions is switched off.
"""

import os
from pathlib import Path

import duckdb

# Rows lie by person: what is joined with so few people is looked for, and all else is not read.
# DuckDB does so up to 50; of 500 it read twice as long (measured).
FEW = 2_000
SHARE_OF_MEMORY = 0.45  # a run shares its machine with the workspace that goes on serving


def connect(database: Path | str, scratch: Path, at_once: int = 1) -> duckdb.DuckDBPyConnection:
    """A connection that writes to `database` and spills to `scratch`.

    `at_once`: how many such connections share this machine; each has its part of it.
    """
    scratch.mkdir(parents=True, exist_ok=True)
    con = duckdb.connect(
        str(database),
        config={
            "memory_limit": f"{_memory_megabytes() // at_once}MB",
            "threads": max(1, len(os.sched_getaffinity(0)) // at_once),
            "temp_directory": str(scratch),
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        },
    )
    con.execute("set preserve_insertion_order = false")
    con.execute("set enable_progress_bar = false")
    # what is let go of is given back at once: the most that is held was 3 % less (measured)
    con.execute("set allocator_background_threads = true")
    con.execute(f"set dynamic_or_filter_threshold = {FEW}")
    return con


def _memory_megabytes() -> int:
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return max(1024, int(whole * SHARE_OF_MEMORY) // 2**20)
