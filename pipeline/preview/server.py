"""The preview's server: on this machine alone, for this machine's browser alone.

It listens on 127.0.0.1. A request that names another host is refused, so that a page of the web
cannot reach it under a name of its own (DNS rebinding); what does work wants a page of its own as
its origin. Pages run no script but the preview's, and load nothing from outside.
"""

from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from typing import Any
from urllib.parse import unquote, urlsplit

from pipeline.errors import ConfigError, PublishError
from pipeline.preview.book import PAGE
from pipeline.preview.frame import OWN, framed, lone_page
from pipeline.preview.session import Session

HOST = "127.0.0.1"
USUAL_PORT = 8448
_NAMES = (HOST, "localhost")
_ALIVE = 10.0  # seconds; so often a browser that waits is told that it does not wait in vain
_OWN_FILES = {"preview.css": "text/css", "preview.js": "text/javascript"}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


class PreviewServer(ThreadingHTTPServer):
    """Answers for one session; each request in a thread of its own."""

    daemon_threads = True
    allow_reuse_address = False

    def __init__(self, session: Session, port: int | None = None) -> None:
        """Listen on ``port``; on the usual one or, where that is taken, any other for None.

        Raises:
            ConfigError: the port that was asked for cannot be had.
        """
        self.session = session
        try:
            super().__init__((HOST, USUAL_PORT if port is None else port), _Answers)
        except OSError as error:
            if port is not None:
                message = f"port {port} cannot be used: {error.strerror}"
                raise ConfigError(message, "Give another one, or leave '--port' out.") from None
            super().__init__((HOST, 0), _Answers)

    @property
    def address(self) -> str:
        """Where a browser finds the preview."""
        return f"http://{HOST}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401  (the base class's)
        """Tell of faults of this program; a browser that goes away is none."""
        import sys  # noqa: PLC0415

        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Answers(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"
    timeout = 60  # seconds without a request, after which a connection is closed

    def do_GET(self) -> None:
        self._answer(self._get)

    def do_HEAD(self) -> None:
        self._answer(self._get)

    def do_POST(self) -> None:
        self._answer(self._post)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the library's name)
        """Nothing: the terminal is for faults."""

    def _answer(self, way: Any) -> None:  # noqa: ANN401  (a method)
        if self._from_here(self.headers.get("Host", "")):
            way(unquote(urlsplit(self.path).path))
        else:
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"This preview is for this machine.\n")

    def _from_here(self, host: str) -> bool:
        return host in {f"{name}:{self.server.server_port}" for name in _NAMES}

    def _get(self, path: str) -> None:
        version = self.server.session.now
        name = path.removeprefix(OWN)
        if path == "/":
            first = version.shown.order
            self._redirect(f"/{'nav.xhtml' if first else '_preview/none'}")
        elif path == f"{OWN}events":
            self._events()
        elif path.startswith(OWN) and name in _OWN_FILES:
            data = (resources.files("pipeline.preview") / name).read_bytes()
            self._send(HTTPStatus.OK, _OWN_FILES[name], data)
        elif path == "/favicon.ico":  # browsers ask for one beside a PDF
            self._send(HTTPStatus.NO_CONTENT, "image/x-icon", b"")
        elif path == f"{OWN}book.pdf" and (pdf := self.server.session.pdf):
            self._send(HTTPStatus.OK, "application/pdf", pdf)
        else:
            self._book(path.removeprefix("/"))

    def _book(self, name: str) -> None:
        version = self.server.session.now
        found = version.shown.file(name)
        if found is None:
            words = "The book has no such page now.\nThe contents lead to those that it has."
            page = lone_page(version, "No such page", words)
            self._send(HTTPStatus.NOT_FOUND, PAGE, page)
            return
        kind, content = found
        page = framed(version, name, content) if kind == PAGE else content
        self._send(HTTPStatus.OK, kind, page)

    def _post(self, path: str) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        origin = urlsplit(self.headers.get("Origin", ""))
        if origin.scheme != "http" or not self._from_here(origin.netloc):
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"Ask from a page of the preview.\n")
        elif path != f"{OWN}pdf":
            self._book(path.removeprefix("/"))
        else:
            self._make_pdf()

    def _make_pdf(self) -> None:
        try:
            self.server.session.make_pdf()
        except PublishError as error:
            words = "\n".join(filter(None, (error.message, error.hint)))
            page = lone_page(self.server.session.now, "The PDF was not made", words)
            self._send(HTTPStatus.OK, PAGE, page)
        else:
            self._redirect(f"{OWN}book.pdf")

    def _events(self) -> None:
        """The number of what is shown, now and with each change (HTML, 9.2)."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self._common()
        self.end_headers()
        number = self.server.session.now.number
        self.wfile.write(f"data: {number}\n\n".encode())
        while True:
            version = self.server.session.wait(number, _ALIVE)
            number = version.number if version else number
            self.wfile.write(f"data: {number}\n\n".encode() if version else b": still here\n\n")

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.SEE_OTHER)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self._common()
        self.end_headers()

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        charset = "; charset=utf-8" if kind.startswith("text/") or kind == PAGE else ""
        self.send_response(status)
        self.send_header("Content-Type", kind + charset)
        self.send_header("Content-Length", str(len(data)))
        self._common()
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _common(self) -> None:
        for name, value in _HEADERS.items():
            self.send_header(name, value)
