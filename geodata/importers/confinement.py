"""What a reader of a stranger's file may not do: reach the network, other files, or all memory."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_NO_NEW_PRIVILEGES = 38
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_READ = 0b1101  # execute, read a file, list a folder
_ALL_BY_ABI = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1}
_NETWORK_SINCE, _TCP = 4, 0b11
_SYSTEM = ("/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime", "/dev/null",
           "/dev/urandom", "/dev/zero", "/System", "/Library")  # fmt: skip

_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""What the kernel calls a kind of processor, and ``socket`` on it."""
_GET_FILTER, _SET_FILTER, _BY_PROGRAM = 21, 22, 2
_IO_URING, _OTHER_NUMBERS = 425, 0x40000000
_LOAD, _IS, _IS_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOWED, _REFUSED = 0x7FFF0000, 0x00050001


def confine(folder: Path, *, seconds: int, memory: int, output: int) -> None:
    """Confine this process for good, as far as the system lets it.

    Parameters
    ----------
    folder
        The only folder in which files may be written.
    seconds, memory, output
        Most seconds of processor time, bytes of memory, and bytes of any file written.

    Notes
    -----
    Limits hold on every POSIX system. On Linux the process also leaves the network (a network
    namespace of its own, where the system allows one), can make no socket (seccomp), and sees no
    files but Python, its packages and the system's libraries (Landlock, from Linux 5.13; TCP too
    from 6.7). Where none is to be had, what remains is that no reader opens an address or a path
    that a file names.
    """
    for what, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, output),
        (resource.RLIMIT_NOFILE, 128),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(what, (most, most))
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        libc.unshare(_NEW_NETWORK) and libc.unshare(_NEW_USER | _NEW_NETWORK)
        libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        _see_only(libc, folder, [*_python(), *map(Path, _SYSTEM)])
        _make_no_sockets(libc)


def can_hide_files() -> bool:
    """Return whether this system can keep a process from seeing files (Landlock)."""
    return sys.platform == "linux" and _landlock_version(ctypes.CDLL(None)) > 0


def can_refuse_sockets() -> bool:
    """Return whether this system can keep a process from making sockets (seccomp)."""
    if sys.platform != "linux" or os.uname().machine not in _MACHINES:
        return False
    return int(ctypes.CDLL(None).prctl(_GET_FILTER, 0, 0, 0, 0)) == 0


def _landlock_version(libc: ctypes.CDLL) -> int:
    return int(libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), 1))


def _python() -> Iterable[Path]:
    """Return where Python, its packages and this package's modules lie."""
    package = Path(__file__).parents[1]
    return {Path(sys.prefix), Path(sys.base_prefix), *map(Path, sys.path), package} - {
        package.parent
    }


def _see_only(libc: ctypes.CDLL, writable: Path, readable: Iterable[Path]) -> None:
    abi = _landlock_version(libc)
    if abi < 1:
        return
    everything = _ALL_BY_ABI[min(abi, 3)]
    handled = (ctypes.c_uint64 * 2)(everything, _TCP if abi >= _NETWORK_SINCE else 0)
    size = ctypes.c_size_t(16 if abi >= _NETWORK_SINCE else 8)
    ruleset = libc.syscall(_CREATE_RULESET, handled, size, 0)
    if ruleset < 0:
        return
    for path in readable:
        _allow(libc, ruleset, path, _READ)
    _allow(libc, ruleset, writable, everything & ~1)
    libc.syscall(_RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)


def _make_no_sockets(libc: ctypes.CDLL) -> None:
    """Let the kernel refuse every socket, and every way around asking for one."""
    if not can_refuse_sockets():
        return
    machine, socket = _MACHINES[os.uname().machine]
    steps = [
        (_LOAD, 0, 0, 4),  # the kind of processor
        (_IS, 0, 5, machine),
        (_LOAD, 0, 0, 0),  # the number of the call
        (_IS_AT_LEAST, 3, 0, _OTHER_NUMBERS),
        (_IS, 2, 0, socket),
        (_IS, 1, 0, _IO_URING),
        (_RETURN, 0, 0, _ALLOWED),
        (_RETURN, 0, 0, _REFUSED),
    ]
    program = b"".join(struct.pack("=HBBI", *step) for step in steps)
    held = ctypes.create_string_buffer(program, len(program))
    whole = struct.pack("@HP", len(steps), ctypes.addressof(held))
    libc.prctl(_SET_FILTER, _BY_PROGRAM, ctypes.c_char_p(whole), 0, 0)


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def _allow(libc: ctypes.CDLL, ruleset: int, path: Path, access: int) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    if not path.is_dir():
        access &= 0b100000000000110 | 1
    rule = _Beneath(access, descriptor)
    libc.syscall(_ADD_RULE, ruleset, 1, ctypes.byref(rule), 0)
    os.close(descriptor)
