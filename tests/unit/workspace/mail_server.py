"""A mail server on this machine that takes messages over a socket, as far as SMTP needs it.

It keeps every byte of what it took; it can refuse an address, or break off.
"""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class MailServer(socketserver.ThreadingTCPServer):
    """`taken`: each message as it came; `refuses`: addresses that it does not know; `gives_up`:
    after so many messages it breaks off."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, host: str, refuses: frozenset[bytes], gives_up: int | None) -> None:
        super().__init__((host, 0), _Talk)
        self.taken: list[bytes] = []
        self.said: list[bytes] = []
        self.refuses, self.gives_up = refuses, gives_up

    @property
    def address(self) -> str:
        host, port = self.server_address[:2]
        return f"smtp://{host!s}:{port}"


class _Talk(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self._say("220 ready")
        for line in iter(self.rfile.readline, b""):
            self.server.said.append(line)
            word = line[:4].upper()
            if word == b"QUIT":
                self._say("221 goodbye")
                return
            if word == b"DATA" and len(self.server.taken) == self.server.gives_up:
                return
            if word == b"DATA":
                self._say("354 go on")
                self.server.taken.append(self._message())
            refused = word == b"RCPT" and any(one in line for one in self.server.refuses)
            self._say("550 no such address here" if refused else "250 taken")

    def _message(self) -> bytes:
        return b"".join(iter(self.rfile.readline, b".\r\n"))

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def mail_server(
    host: str = "127.0.0.1", refuses: frozenset[bytes] = frozenset(), gives_up: int | None = None
) -> Iterator[MailServer]:
    """A server that listens until the block ends."""
    with MailServer(host, refuses, gives_up) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def closed_port() -> str:
    """An address at which nothing listens."""
    with MailServer("127.0.0.1", frozenset(), None) as server:
        return server.address
