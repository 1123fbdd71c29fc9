"""A virus scanner on the loopback that speaks as clamd does: INSTREAM, and what becomes of it."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# The text by which scanners are tried out, put together here so that none finds it in this file.
EICAR = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD" + "-ANTIVIRUS-TEST-FILE!$H+H*").encode()
FOUND = "Eicar-Test-Signature"
LARGEST = 200_000


class Desk(socketserver.StreamRequestHandler):
    """One connection. `server.says`: what it answers, if not what it found."""

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        held = b""
        while size := struct.unpack(">I", self.rfile.read(4))[0]:
            held += self.rfile.read(size)
            if len(held) > LARGEST:  # and hangs up, as clamd does
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self.server.seen.append(held)  # type: ignore[attr-defined]
        hit = f"stream: {FOUND} FOUND" if EICAR in held else "stream: OK"
        self.wfile.write(f"{self.server.says or hit}\0".encode())  # type: ignore[attr-defined]


class OverTcp(socketserver.ThreadingTCPServer):
    """At a port."""

    daemon_threads = True


class OverUnix(socketserver.ThreadingUnixStreamServer):
    """At a path."""

    daemon_threads = True


@contextmanager
def listening(path: Path | None = None, says: str = "") -> Iterator[tuple[str, list[bytes]]]:
    """Its address as the setting has it, and what was sent to it."""
    server: socketserver.BaseServer = (
        OverUnix(str(path), Desk) if path else OverTcp(("127.0.0.1", 0), Desk)
    )
    server.says, server.seen = says, []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        address = str(path) if path else "127.0.0.1:{1}".format(*server.server_address)
        yield address, server.seen  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
