"""A process that saves again and again and says so: ``python -m tests.saving URL AUTHOR COUNT``.

It prints the number of each revision once the store has acknowledged it. ``--largest BYTES`` is a
disk on which no file grows beyond that; ``--unsynced-after N`` is one that fails to flush after N
saves, as a broken disk does: the kernel answers EIO to this process's fsync and fdatasync.
"""

import argparse
import ctypes
import platform
import resource
import struct
import sys
from secrets import token_hex

from geodata.errors import EditConflict, StoreUnavailable
from geodata.history import Author, Edit, open_store

SYNCS = {"x86_64": (74, 75), "aarch64": (82, 83)}
"""The numbers of fsync and fdatasync, by machine."""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("author")
    parser.add_argument("count", type=int)
    parser.add_argument("--largest", type=int)
    parser.add_argument("--unsynced-after", type=int)
    asked = parser.parse_args()
    author = Author(asked.author, "editor")
    with open_store(asked.url) as store:
        if asked.largest:
            resource.setrlimit(resource.RLIMIT_FSIZE, (asked.largest, asked.largest))
        for number in range(asked.count):
            if number == asked.unsynced_after:
                fail_to_sync()
            try:
                print(count_on(store, author), flush=True)
            except StoreUnavailable as error:
                print(error, file=sys.stderr)
                return 1
    return 0


def count_on(store, author):
    """Add one to a number that everybody adds to; return the revision once that is saved.

    The text beside it is different each time: two who write the same would agree, not conflict.
    """
    while True:
        head = store.head()
        row = store.row("places", "wonsan", revision=head, reader=author)
        count = row.fields["uncertainty_m"] + 1
        fields = {"uncertainty_m": count, "geometry_source": f"{author.name} {token_hex(4)}"}
        edit = Edit("places", "wonsan", fields)
        try:
            return store.save([edit], author=author, why="One more.", base=head).number
        except EditConflict:  # somebody else was faster; look again
            continue


def fail_to_sync():
    """Let the kernel refuse to flush anything that this process writes from now on."""
    fsync, fdatasync = SYNCS[platform.machine()]
    load, equal, give = 0x20, 0x15, 0x06
    refuse, allow = 0x00050000 | 5, 0x7FFF0000  # SECCOMP_RET_ERRNO with EIO, SECCOMP_RET_ALLOW
    program = [
        (load, 0, 0, 0),
        (equal, 1, 0, fsync),
        (equal, 0, 1, fdatasync),
        (give, 0, 0, refuse),
        (give, 0, 0, allow),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in program))
    filtered = ctypes.create_string_buffer(struct.pack("HP", len(program), ctypes.addressof(code)))
    libc = ctypes.CDLL(None, use_errno=True)
    no_new_privileges, seccomp, by_filter = 38, 22, 2
    if libc.prctl(no_new_privileges, 1, 0, 0, 0) or libc.prctl(seccomp, by_filter, filtered, 0, 0):
        raise OSError(ctypes.get_errno(), "the kernel takes no filter")


if __name__ == "__main__":
    sys.exit(main())
