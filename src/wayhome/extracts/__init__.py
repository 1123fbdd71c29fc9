"""What agencies send: a contract a feed, a delivery, its checks, its receipt.

A delivery is all or nothing per row: good rows in, bad rows kept with their reason; a file that
cannot be read changes nothing; the same file twice changes nothing.
"""

from wayhome.extracts.contract import BadContract, Feed
from wayhome.extracts.contract_file import feeds, read_feed

__all__ = ["BadContract", "Feed", "feeds", "read_feed"]
