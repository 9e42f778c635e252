import json

import pytest
import streamlit as st
from starlette.requests import Request
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from geodata.errors import UnsafeSettings
from geodata.store.values import LOCAL, PUBLIC
from pages.parts import people

HERE = {"host": "localhost:8501"}
SECRET = "a secret of these tests alone"


class Secrets(dict):
    """What Streamlit would have read from its file."""

    def load_if_toml_exists(self):
        return True


@pytest.fixture
def secrets(monkeypatch):
    """Write what the server's secrets hold: secrets(auth={…}, roles={…})."""

    def hold(**sections):
        monkeypatch.setattr(st, "secrets", Secrets(sections))
        monkeypatch.setattr(people, "get_cookie_secret", lambda: SECRET)

    return hold


@pytest.fixture
def behind_a_proxy(monkeypatch):
    options = {"server.trustedUserHeaders": {"X-Forwarded-Email": "email"}}
    monkeypatch.setattr(st, "get_option", options.get)


def test_whoever_sits_at_this_machine_may_do_everything():
    assert people.reader_of(asking(HERE)) == LOCAL


@pytest.mark.parametrize(
    ("host", "client"),
    [
        ("localhost:8501", "192.0.2.7"),
        ("atlas.example.org", "127.0.0.1"),
        ("localhost.example.org:8501", "127.0.0.1"),
        ("192.0.2.1:8501", "192.0.2.7"),
    ],
)
def test_who_asks_from_elsewhere_or_by_another_name_may_only_read(host, client):
    assert people.reader_of(asking({"host": host}, client=client)) == PUBLIC


@pytest.mark.parametrize(("host", "client"), [("[::1]:8501", "::1"), ("127.0.0.1", "127.0.0.1")])
def test_this_machine_has_several_names(host, client):
    assert people.reader_of(asking({"host": host}, client=client)) == LOCAL


def test_nobody_may_edit_where_editing_is_off(monkeypatch):
    monkeypatch.setenv("ATLAS_EDITING", "off")

    assert people.reader_of(asking(HERE)) == PUBLIC


def test_a_login_decides_by_the_table_of_roles(secrets):
    secrets(auth={"client_id": "atlas"}, roles={"Ana@example.org": "reviewer"})

    ana = people.reader_of(asking(HERE, cookie=logged_in("ana@example.org")))

    assert (ana.name, ana.role, ana.is_alone) == ("ana@example.org", "reviewer", False)


def test_who_is_not_in_the_table_may_only_read(secrets):
    secrets(auth={"client_id": "atlas"}, roles={"ana@example.org": "admin"})

    assert people.reader_of(asking(HERE, cookie=logged_in("bo@example.org"))).role == "viewer"


def test_a_star_stands_for_whoever_else_has_logged_in(secrets):
    secrets(auth={"client_id": "atlas"}, roles={"*": "editor"})

    assert people.reader_of(asking(HERE, cookie=logged_in("bo@example.org"))).role == "editor"
    assert people.reader_of(asking(HERE)) == PUBLIC


@pytest.mark.parametrize(
    "person",
    [
        {"email": "ana@example.org", "is_logged_in": False},
        {"email": "ana@example.org", "email_verified": False, "is_logged_in": True},
        {"email": None, "is_logged_in": True},
        {"email": ["ana@example.org"], "is_logged_in": True},
    ],
)
def test_an_address_that_nobody_vouches_for_may_only_read(secrets, person):
    secrets(auth={"client_id": "atlas"}, roles={"ana@example.org": "admin"})

    assert people.reader_of(asking(HERE, cookie=signed(person))) == PUBLIC


def test_a_cookie_that_was_signed_by_somebody_else_counts_for_nothing(secrets):
    secrets(auth={"client_id": "atlas"}, roles={"ana@example.org": "admin"})
    forged = create_signed_value(
        "another secret", "_streamlit_user", '{"email": "ana@example.org"}'
    )

    assert people.reader_of(asking(HERE, cookie=forged.decode())) == PUBLIC


def test_a_proxy_that_is_trusted_says_who_asks(secrets, behind_a_proxy):
    secrets(roles={"ana@example.org": "editor"})

    ana = people.reader_of(asking({**HERE, "x-forwarded-email": "ana@example.org"}))

    assert (ana.name, ana.role) == ("ana@example.org", "editor")


def test_behind_a_proxy_nobody_is_alone_at_this_machine(secrets, behind_a_proxy):
    secrets(roles={"*": "admin"})

    assert people.reader_of(asking(HERE)) == PUBLIC


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "::", "192.0.2.1", "atlas.example.org"])
def test_the_server_refuses_to_let_everybody_edit(address):
    with pytest.raises(UnsafeSettings, match="ATLAS_EDITING=off"):
        people.require_safe_address(address)


@pytest.mark.parametrize("address", ["localhost", "127.0.0.1", "127.8.8.8", "::1"])
def test_the_server_may_listen_to_this_machine(address):
    people.require_safe_address(address)


def test_the_server_may_listen_anywhere_where_nobody_edits(monkeypatch):
    monkeypatch.setenv("ATLAS_EDITING", "off")

    people.require_safe_address("0.0.0.0")


def test_the_server_may_listen_anywhere_behind_a_login(secrets):
    secrets(auth={"client_id": "atlas"})

    people.require_safe_address("0.0.0.0")


def test_a_role_that_there_is_not_is_refused_with_those_that_there_are(secrets):
    secrets(roles={"ana@example.org": "boss"})

    with pytest.raises(UnsafeSettings, match=r"“boss”.*viewer, editor, reviewer, admin"):
        people.require_known_roles()


def asking(headers, *, client="127.0.0.1", cookie=""):
    if cookie:
        headers = {**headers, "cookie": f"_streamlit_user={cookie}"}
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "headers": pairs, "client": (client, 50000)})


def logged_in(email):
    return signed({"email": email, "is_logged_in": True})


def signed(person):
    return create_signed_value(SECRET, "_streamlit_user", json.dumps(person)).decode()
