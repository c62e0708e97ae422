"""A stand-in for Google's speech service: an HTTPS proxy on this computer that answers itself.

It speaks the batchexecute protocol as the service does, and misbehaves on request.
"""

import base64
import json
import socket
import ssl
import threading
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import numpy as np
import trustme

from pipeline.exporters.audio.sound.mp3 import encode_mp3

HOST = "translate.google.com"


@dataclass
class SpeechService:
    """Answers each request with the next of ``answers``, then with speech; keeps what was asked.

    ``moments`` says when, in seconds of a clock that only runs forward.
    """

    certificate: trustme.LeafCert
    answers: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    moments: list[float] = field(default_factory=list)
    port: int = 0

    def serve(self, server: socket.socket) -> None:
        """Serve until the socket is closed."""
        self.port = server.getsockname()[1]
        with suppress(OSError):
            while True:
                connection, _ = server.accept()
                with suppress(OSError):
                    self._tunnel(connection)

    def _tunnel(self, connection: socket.socket) -> None:
        with connection:
            _head(connection)
            connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.certificate.configure_cert(context)
            with context.wrap_socket(connection, server_side=True) as secure:
                head, rest = _head(secure)
                length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
                while len(rest) < length:
                    rest += secure.recv(65536)
                self.moments.append(time.monotonic())
                self.asked.append(_text(rest.decode()))
                self._answer(secure, self.answers.pop(0) if self.answers else "ok")

    def _answer(self, secure: ssl.SSLSocket, kind: str) -> None:
        status, _, after = kind.partition(" ")
        match status:
            case "ok":
                _send(secure, 200, _speech(encode_mp3(_sound(len(self.asked[-1])), 24_000, 64)))
            case "empty":
                _send(secure, 200, "")
            case "html":
                _send(secure, 200, "<html><body>Before you continue</body></html>")
            case "torn":
                _send(secure, 200, _speech(b"\xff\xf3 no frames at all"))
            case "hanging":
                with suppress(OSError):
                    secure.recv(1)  # until the other side gives up
            case _:
                extra = f"Retry-After: {after}\r\n" if after else ""
                _send(secure, int(status), "refused", extra)


def _head(connection: socket.socket) -> tuple[bytes, bytes]:
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65536)
        if not more:
            raise OSError("the other side hung up")
        data += more
    head, _, rest = data.partition(b"\r\n\r\n")
    return head, rest


def _text(body: str) -> str:
    """The text of a request."""
    request = json.loads(urllib.parse.parse_qs(body)["f.req"][0])
    return json.loads(request[0][0][1])[0]


def _sound(letters: int) -> np.ndarray:
    """A hum as long as that many letters are."""
    samples = np.arange(round(24_000 * (0.2 + 0.06 * letters)))
    return np.round(9000 * np.sin(samples * 2 * np.pi * 220 / 24_000)).astype(np.int16)


def _speech(mp3: bytes) -> str:
    inner = json.dumps([base64.b64encode(mp3).decode()])
    return ")]}'\n\n" + json.dumps([["wrb.fr", "jQ1olc", inner]], separators=(",", ":"))


def _send(secure: ssl.SSLSocket, status: int, body: str, extra: str = "") -> None:
    data = body.encode()
    head = f"HTTP/1.1 {status} X\r\nContent-Length: {len(data)}\r\n{extra}Connection: close\r\n\r\n"
    secure.sendall(head.encode("latin-1") + data)  # as HTTP has them


@contextmanager
def speech_service(host: str = HOST) -> Iterator[tuple[SpeechService, trustme.CA]]:
    """The service on a free port, and the authority that vouches for it."""
    authority = trustme.CA()
    service = SpeechService(authority.issue_cert(host))
    server = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=service.serve, args=(server,), daemon=True)
    service.port = server.getsockname()[1]
    thread.start()
    try:
        yield service, authority
    finally:
        server.close()
