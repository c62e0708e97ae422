"""A page of the book in the frame of the preview: where it is, what has changed, what is wrong.

Inside ``main`` stands what the EPUB holds. All words of the frame are English, as those of the
command line.
"""

import re
import zlib

from pipeline.diagnostics import Diagnostic, count
from pipeline.exporters.xhtml.markup import element, empty, escape, page
from pipeline.preview.session import Version

OWN = "/_preview/"
_BODY = re.compile(rb"<body[^>]*>")
_LISTED = 100  # faults on a page
_ENGLISH = {"lang": "en", "xml:lang": "en", "dir": "ltr"}


def framed(version: Version, name: str, content: bytes) -> bytes:
    """A page of the book with the frame around it."""
    start = _BODY.search(content)
    end = content.rindex(b"</body>")
    if start is None:
        return content
    head, before, inside, after = (
        content[: start.start()],
        start[0],
        content[start.end() : end],
        content[end:],
    )
    style = f"style.css?{zlib.crc32(version.shown.style):x}"
    head = head.replace(b'href="style.css"', f'href="{style}"'.encode())
    head = head.replace(b"</head>", f"{_head(version)}</head>".encode())
    main = b'<main id="publish-page" tabindex="-1">' + _stamped(version, inside) + b"</main>"
    return b"".join(
        [head, before, _bar(version, name).encode(), main, _faults(version).encode(), after]
    )


def _stamped(version: Version, content: bytes) -> bytes:
    """The page with addresses of pictures that change with the pictures; browsers keep them."""
    pictures = version.shown.plan.pictures.values() if version.shown.plan else ()
    for picture in pictures:
        source = f'src="{picture.file}"'.encode()
        if source in content:
            stamp = f'src="{picture.file}?{zlib.crc32(picture.content):x}"'
            content = content.replace(source, stamp.encode())
    return content


def lone_page(version: Version, title: str, words: str) -> bytes:
    """A page that is none of the book's: it says why."""
    heading = element("h1", None, escape(title))
    body = heading + "".join(element("p", None, escape(line)) for line in words.split("\n"))
    whole = page(title, body, "en", "ltr")
    return framed(version, "", whole)


def _head(version: Version) -> str:
    style = empty("link", {"rel": "stylesheet", "href": f"{OWN}preview.css"})
    number = empty("meta", {"name": "publish-version", "content": str(version.number)})
    script = element("script", {"src": f"{OWN}preview.js", "defer": "defer"})
    icon = empty("link", {"rel": "icon", "href": "data:,"})  # no browser needs to look for one
    return f"{style}{icon}{number}{script}"


def _bar(version: Version, name: str) -> str:
    skip = element("a", {"href": "#publish-page", "class": "publish-skip"}, "Skip to the page")
    links = element(
        "nav", {"aria-label": "Preview"}, element("ul", None, "".join(_links(version, name)))
    )
    button = element("button", {"type": "submit"}, "Make the PDF")
    form = element("form", {"method": "post", "action": f"{OWN}pdf", "id": "publish-pdf"}, button)
    status = element("p", {"id": "publish-status", "role": "status"}, escape(version.message))
    changed = element("p", {"id": "publish-changed"}, _changed(version))
    content = f"{skip}{links}{form}{status}{changed}"
    return element("header", {"id": "publish-bar", **_ENGLISH}, content)


def _links(version: Version, name: str) -> list[str]:
    """Contents, the pages before and after this one, and the faults."""
    order = version.shown.order
    at = next((number for number, (file, _) in enumerate(order) if file == name), None)
    links = [("Contents", "/nav.xhtml")] if order else []
    if at is not None:
        around = (("Previous", at - 1), ("Next", at + 1))
        links += [
            (f"{word}: {order[number][1]}", f"/{order[number][0]}")
            for word, number in around
            if 0 <= number < len(order)
        ]
    links.append((count(len(version.shown.faults), "fault"), "#publish-faults"))
    return [
        element("li", None, element("a", {"href": target}, escape(words)))
        for words, target in links
    ]


def _changed(version: Version) -> str:
    """The way to what was changed."""
    return ", ".join(
        element("a", {"href": f"/{change.place}"}, escape(f"Go to the change in {change.title}"))
        for change in version.changed[:1]
    )


def _faults(version: Version) -> str:
    faults = version.shown.faults
    title = element("h2", {"id": "publish-faults-title"}, "Faults")
    items = "".join(element("li", None, _fault(version, fault)) for fault in faults[:_LISTED])
    if len(faults) > _LISTED:
        more = f"And {len(faults) - _LISTED} more, which 'publish check' lists."
        items += element("li", None, escape(more))
    listed = element("ol", None, items) if faults else element("p", None, "Nothing is wrong.")
    attributes = {
        "id": "publish-faults",
        "aria-labelledby": "publish-faults-title",
        "tabindex": "-1",
        **_ENGLISH,
    }
    return element("section", attributes, title + listed)


def _fault(version: Version, fault: Diagnostic) -> str:
    """Its place and severity in words, with a link to where it is shown, and the remedy."""
    words = f"{_place(fault)}{fault.severity}: {fault.message} [{fault.code}]"
    place = version.shown.place(fault.position)
    text = escape(words)
    first = element("a", {"href": f"/{place}"}, text) if place else text
    hint = element("p", None, escape(fault.hint)) if fault.hint else ""
    return element("p", {"class": f"publish-{fault.severity}"}, first) + hint


def _place(fault: Diagnostic) -> str:
    at = fault.position
    if at is None:
        return ""
    return f"{at.file}, line {at.line}: " if at.line else f"{at.file}: "
