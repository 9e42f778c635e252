"""Logging in, in a browser, with a provider that runs beside the server."""

import base64
import json
import subprocess
import sys
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from geodata.history import LOCAL, open_store
from geodata.store.home import home_of
from tests.serving import free_port, serve, until_it_answers

pytestmark = pytest.mark.browser

SECRETS = """
[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "a secret of these tests alone, which is long enough"
client_id = "atlas"
client_secret = "another secret of these tests alone"
server_metadata_url = "{provider}/.well-known/openid-configuration"

[roles]
"ana@example.org" = "editor"
"""

KEEP_SOCKETS = """
    const sockets = [];
    window.WebSocket = new Proxy(window.WebSocket, {
        construct: (made, given) => { sockets.push(new made(...given)); return sockets.at(-1); },
    });
    window.sendAgain = (bytes) => sockets.at(-1).send(bytes);
"""
"""Lets a test send what Streamlit's own page would not."""

SEND = "(frame) => window.sendAgain(Uint8Array.from(atob(frame), (c) => c.charCodeAt(0)))"


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    """The address of a provider that knows Ana and Bo."""
    port = free_port()
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", f"--port={port}"]
    people = [json.dumps({"sub": name, "email": f"{name}@example.org"}) for name in ("ana", "bo")]
    log = tmp_path_factory.mktemp("provider") / "log"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [*command, *(f"--user-claims={person}" for person in people)],
            stdout=output,
            stderr=output,
        ) as process,
    ):
        address = f"http://127.0.0.1:{port}"
        until_it_answers(
            lambda: urlopen(f"{address}/.well-known/openid-configuration"), process, log
        )
        yield address
        process.terminate()


@pytest.fixture(scope="module")
def behind_a_login(provider, tmp_path_factory):
    """A server with drafts, where Ana edits and Bo, who is not in the table of roles, reads."""
    folder = tmp_path_factory.mktemp("login")
    port = free_port()
    secrets = folder / "secrets.toml"
    secrets.write_text(SECRETS.format(port=port, provider=provider))
    with serve(None, folder / "log", port=port, settings=[f"--secrets.files={secrets}"]) as server:
        yield server


@pytest.fixture
def history(behind_a_login):
    """Read what was saved on that server, newest first."""

    def read():
        with open_store(home_of(None, behind_a_login.data).url) as store:
            return store.log.revisions(reader=LOCAL)

    return read


@pytest.fixture
def somebody(chromium, behind_a_login):
    """Open Explore for somebody who has logged in, or for nobody."""
    contexts = []

    def open_explore(name=None):
        context = chromium.new_context(viewport={"width": 1440, "height": 900})
        contexts.append(context)
        context.add_init_script(KEEP_SOCKETS)
        page = context.new_page()
        page.goto(f"{behind_a_login.address}/explore")
        if name:
            page.get_by_role("button", name="Log in").click()
            page.get_by_role("button", name=name, exact=True).click()
            expect(page.get_by_role("button", name="Log in")).to_have_count(0)
            page.goto(f"{behind_a_login.address}/explore")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        return page

    yield open_explore
    for context in contexts:
        context.close()


def test_nobody_in_particular_is_shown_the_way_in_and_no_drafts(somebody):
    page = somebody()

    expect(page.get_by_role("button", name="Log in")).to_be_visible()
    expect(page.get_by_text("Include drafts")).to_have_count(0)


def test_who_edits_may_see_drafts_and_log_out_again(somebody):
    page = somebody("ana")

    expect(page.get_by_text("Include drafts")).to_be_visible()
    page.get_by_role("button", name="editor").click()
    expect(page.get_by_text("ana@example.org")).to_be_visible()
    page.get_by_role("button", name="Log out").click()
    page.get_by_role("button", name="End session").click()
    expect(page.get_by_role("button", name="Log in")).to_be_visible()


def test_who_is_not_in_the_table_of_roles_sees_what_is_published(somebody):
    page = somebody("bo")

    expect(page.get_by_role("button", name="viewer")).to_be_visible()
    expect(page.get_by_text("Include drafts")).to_have_count(0)


def test_what_an_editors_browser_sent_changes_nothing_when_a_viewers_sends_it(
    somebody, behind_a_login, history
):
    ana, bo = somebody("ana"), somebody("bo")
    sent = []
    ana.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    ana.goto(f"{behind_a_login.address}/edit?table=places&row=vladivostok")
    ana.get_by_text("All fields").click()
    rename(ana, "Vladivostok", "Vladivostok harbour")
    rename(ana, "Vladivostok harbour", "Vladivostok")
    before = [revision.digest for revision in history()]
    assert len(before) == 3

    bo.goto(f"{behind_a_login.address}/edit?table=places&row=vladivostok")
    expect(bo.get_by_text("Editing takes the role of an editor.")).to_be_visible()
    for frame in sent:
        bo.evaluate(SEND, base64.b64encode(frame).decode())
    bo.reload()
    expect(bo.get_by_text("Editing takes the role of an editor.")).to_be_visible()

    assert [revision.digest for revision in history()] == before


def rename(page, name, other):
    """Give the selected place another name in the form, and save it."""
    field = page.get_by_role("textbox", name="name", exact=True)
    expect(field).to_have_value(name)
    field.fill(other)
    field.press("Tab")
    expect(page.get_by_text("1 unsaved change")).to_be_visible()
    page.get_by_role("button", name="Save for review").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("as its harbour master writes it")
    dialog.get_by_role("textbox").press("Tab")
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_text("1 unsaved change")).to_have_count(0)
