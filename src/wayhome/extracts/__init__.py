"""What agencies send: a contract a feed, a delivery, its checks, its receipt.

A delivery is all or nothing per row: good rows in, bad rows kept with their reason; a file that
cannot be read changes nothing; the same file twice changes nothing.
"""

from wayhome.extracts.contract import BadContract, Feed
from wayhome.extracts.contract_file import feeds, read_feed
from wayhome.extracts.manual import manual_page, write_template
from wayhome.extracts.receipt import Count, Outcome, Reason, Receipt
from wayhome.extracts.receiving import receive
from wayhome.extracts.store import held

__all__ = [
    "BadContract",
    "Count",
    "Feed",
    "Outcome",
    "Reason",
    "Receipt",
    "feeds",
    "held",
    "manual_page",
    "read_feed",
    "receive",
    "write_template",
]
