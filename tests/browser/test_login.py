"""Logging in, in a browser, with a provider that runs beside the server."""

import json
import subprocess
import sys
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

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
def somebody(chromium, behind_a_login):
    """Open Explore for somebody who has logged in, or for nobody."""
    contexts = []

    def open_explore(name=None):
        context = chromium.new_context(viewport={"width": 1440, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{behind_a_login.address}/explore")
        if name:
            page.get_by_role("button", name="Log in").click()
            page.get_by_role("button", name=name, exact=True).click()
            expect(page.get_by_role("button", name="Log in")).to_have_count(0)
            page.goto(f"{behind_a_login.address}/explore")
        expect(
            page.get_by_text("257 claims").or_(page.get_by_text("claims ·")).first
        ).to_be_visible()
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
