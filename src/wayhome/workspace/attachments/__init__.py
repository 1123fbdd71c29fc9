"""Files attached to a case, sealed on the disk; and bundles of what of a case may be disclosed.

sealed      the file on the disk: pieces that nobody reads or changes without a key
file_keys   the keys of the installation
keeping     the folder: arriving, kept, opened, cleared of what nobody refers to
arriving    what a browser sends, sealed as it comes
scanning    a virus scanner, where there is one
models      what was attached, scanned, taken out, and put together, each written once
attached    attachments as a case's page tells them
bundling    a bundle made: papers, files, index and manifest in one zip
"""
