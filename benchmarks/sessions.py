"""How much memory each further reader costs the server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from benchmarks.serving import Server

_WARM_UP = 10


def memory_per_session_mb(server: Server, sessions: int) -> float:
    """Return by how much the server's resident memory grew for each of so many open sessions.

    Each runs the page twice, as a reader does who opens it and changes something, through
    Streamlit's own protocol and without a browser. Ten sessions before them, which stay open too,
    fill what is shared.
    """
    with ExitStack() as open_sessions:
        for _ in range(_WARM_UP):
            open_sessions.enter_context(_session(server))
        before = server.memory_mb()
        for _ in range(sessions):
            open_sessions.enter_context(_session(server))
        return (server.memory_mb() - before) / sessions


@contextmanager
def _session(server: Server) -> Iterator[ClientConnection]:
    with connect(
        f"ws://localhost:{server.port}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item]  # a NewType of str
        max_size=None,
        ping_interval=None,
    ) as socket:
        for _ in range(2):
            _run(socket)
        yield socket


def _run(socket: ClientConnection) -> None:
    message = BackMsg()
    message.rerun_script.query_string = ""
    socket.send(message.SerializeToString())
    while True:
        answer = ForwardMsg.FromString(bytes(socket.recv(decode=False)))
        if answer.WhichOneof("type") == "script_finished":
            return
