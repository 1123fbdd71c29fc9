"""The code lists that invented deliveries use, as the returns publish them.

Kept short on purpose: only codes that the region writes. The contracts in `extracts` hold whole
lists; this room never imports them, so that a wrong contract shows as refused rows.
"""

# DfE children in need census and SSDA903, ethnicity (20 codes; Chinese is CHNE).
ETHNICITIES = (
    *("WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND"),
    *("APKN", "ABAN", "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT"),
)

DISABILITIES = ("MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS", "BEH", "CON", "AUT", "DDA")

# Assessment factors that the census publishes counts for, 2025.
FACTORS = (
    *("1A", "1B", "1C", "2A", "2B", "2C", "3A", "3B", "3C", "4A", "4B", "4C", "5A", "5B", "5C"),
    *("6A", "6B", "6C", "7A", "8B", "9A", "10A", "11A", "12A", "13A", "14A", "15A", "16A", "17A"),
    *("18B", "18C", "19B", "19C", "20", "22A", "23A", "24A"),
)
