"""Messages between a batch and its workers: plain values, each with its length before it."""

import struct
import threading
from typing import IO

from aligncheck.store.plain import Plain, pack, unpack

_LENGTH = struct.Struct(">I")
LONGEST = 1 << 30  # bytes of one message; more is no message of ours


class Channel:
    """Sends and receives messages over two pipes; sending is safe from any thread."""

    def __init__(self, incoming: IO[bytes], outgoing: IO[bytes]) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._sending = threading.Lock()

    def send(self, message: Plain) -> None:
        """Send one message; OSError where nobody listens any more."""
        content = pack(message)
        with self._sending:
            self._outgoing.write(_LENGTH.pack(len(content)) + content)
            self._outgoing.flush()

    def receive(self) -> Plain:
        """The next message; EOFError where the other side is gone or talks nonsense."""
        (length,) = _LENGTH.unpack(self._exactly(_LENGTH.size))
        if length > LONGEST:
            raise EOFError("the message is no message of ours")
        return unpack(self._exactly(length))

    def close(self) -> None:
        """Close both pipes."""
        self._incoming.close()
        self._outgoing.close()

    def _exactly(self, count: int) -> bytes:
        content = self._incoming.read(count)
        if len(content) < count:
            raise EOFError("the other side is gone")
        return content
