"""XML written by hand: text is always escaped, and what XML cannot hold is counted."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from geodata.exporters.file import counted

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Words:
    """Makes texts fit for XML, and remembers how many it had to change."""

    def __init__(self) -> None:
        self.changed = 0

    def element(self, tag: str, text: str, /, **attributes: str) -> str:
        """Return an element with nothing but text in it."""
        inside = escape(self._fit(text), {"\r": "&#13;"})
        return f"<{tag}{self._written(attributes)}>{inside}</{tag}>"

    def opening(self, tag: str, /, **attributes: str) -> str:
        """Return the opening tag of an element."""
        return f"<{tag}{self._written(attributes)}>"

    @property
    def notes(self) -> list[str]:
        """Return a sentence on the texts that were changed, if any was."""
        if not self.changed:
            return []
        return [
            f"{counted(self.changed, 'text')} with characters that XML cannot hold: now \ufffd."
        ]

    def _written(self, attributes: dict[str, str]) -> str:
        line_ends = {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
        return "".join(
            f" {name}={quoteattr(self._fit(text), line_ends)}" for name, text in attributes.items()
        )

    def _fit(self, text: str) -> str:
        plain, found = _NOT_XML.subn("\ufffd", text)
        self.changed += bool(found)
        return plain
