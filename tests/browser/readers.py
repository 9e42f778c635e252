"""What must never happen to a reader, watched in every page, frame and request of a context."""

import re
from urllib.parse import urlsplit

LOOKED_FOR_FIRST = re.compile(r"/\w+/_stcore/(health|host-config)$")
"""Where Streamlit's page looks for its server, before it looks in the right place."""

CANARY = """
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
        console.error(`The policy stopped ${violatedDirective} ${blockedURI}`));
"""


class Watch:
    """Collects in ``faults`` what must never happen in a browser context.

    That is a call of ``canary()``, which only somebody's text would call; an error or a dialog of
    a page; a request to another host than this machine, and an attempt at one that the policy
    stopped; an answer that the server failed at, or that lacks the policy.
    """

    def __init__(self, context):
        self.faults = []
        self.requests = []
        context.expose_function("canary", lambda *_: self.faults.append("a text ran as a script"))
        context.add_init_script(CANARY)
        context.on("weberror", lambda error: self.faults.append(f"error: {error.error}"))
        context.on("console", self._listen)
        context.on("dialog", self._dismiss)
        context.on("request", self._ask)
        context.on("response", self._answer)

    def _listen(self, message):
        if message.type == "error" and not LOOKED_FOR_FIRST.search(message.location["url"]):
            self.faults.append(f"console: {message.text}")

    def _dismiss(self, dialog):
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _ask(self, request):
        address = urlsplit(request.url)
        self.requests.append(request.url)
        if address.scheme not in ("data", "blob") and address.hostname != "localhost":
            self.faults.append(f"another host was asked: {request.url}")

    def _answer(self, response):
        if not response.url.startswith("http"):
            return
        if response.status >= 400 and not LOOKED_FOR_FIRST.search(response.url):
            self.faults.append(f"status {response.status}: {response.url}")
        if "content-security-policy" not in response.headers:
            self.faults.append(f"no policy: {response.url}")
