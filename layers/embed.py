"""What a newsroom pastes into its own page to show a view or a briefing there."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit


def embed_snippet(
    address: str, *, title: str, page: str, preview: str = "", height_px: int = 640
) -> str:
    """Return an ``<iframe>``, and a link for readers to whom frames are not shown.

    Parameters
    ----------
    address
        Of ``/embed`` with a query, whole: "https://atlas.example/embed?from=2024-10-06".
    title
        What the frame is called, for those who do not see it.
    page
        Whole address of the page that the link leads to.
    preview
        Whole address of a still picture, shown instead where no script runs; empty: none.
    height_px
        Height of the frame, pixels; it is as wide as the page lets it be.

    Raises
    ------
    ValueError
        An address is not a whole one of the web.

    Examples
    --------
    >>> print(embed_snippet("https://a.example/embed?q=x", title="A & B", page="https://a.example/"))
    <iframe src="https://a.example/embed?q=x" title="A &amp; B" width="100%" height="640" \
loading="lazy" allow="fullscreen" referrerpolicy="no-referrer" style="border:0"></iframe>
    <p><a href="https://a.example/">A &amp; B</a></p>
    """
    for whole in (address, page, *([preview] if preview else [])):
        parts = urlsplit(whole)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise ValueError(f"“{whole[:80]}” is no whole address; begin it with https://.")
    frame = {
        "src": address,
        "title": title,
        "width": "100%",
        "height": str(height_px),
        "loading": "lazy",
        "allow": "fullscreen",
        "referrerpolicy": "no-referrer",
        "style": "border:0",
    }
    attributes = " ".join(f'{name}="{escape(value)}"' for name, value in frame.items())
    link = f'<p><a href="{escape(page)}">{escape(title)}</a></p>'
    still = (
        f'<noscript><a href="{escape(page)}"><img src="{escape(preview)}" alt="{escape(title)}" '
        'width="100%" loading="lazy"></a></noscript>\n'
        if preview
        else ""
    )
    return f"<iframe {attributes}></iframe>\n{still}{link}"
