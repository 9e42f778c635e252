"""What was acknowledged survives: a kill, a full disk, a disk that does not flush, and a crowd."""

import platform
import subprocess
import sys
from pathlib import Path

import pytest

from geodata.history import Edit, open_store
from tests.saving import SYNCS
from tests.stores import ANN

ROOT = Path(__file__).parents[1]
START_M = 15000
"""What the processes count on from: the uncertainty of a place."""

linux_only = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in SYNCS,
    reason="a disk that fails to flush is made with the filter of Linux's kernel",
)


@pytest.fixture
def url(small_atlas, store_url):
    open_store(store_url, origin=small_atlas).close()
    return store_url


def saving(url, count, *options, author="Ann"):
    command = [sys.executable, "-m", "tests.saving", url, author, str(count), *options]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def counted(store):
    return store.row("places", "wonsan", reader=ANN).fields["uncertainty_m"] - START_M


@pytest.mark.parametrize("acknowledged", [3, 60, 140])
def test_a_kill_in_the_middle_of_200_saves_loses_nothing_acknowledged(url, acknowledged):
    with saving(url, 200) as process:
        told = [int(process.stdout.readline()) for _ in range(acknowledged)]
        process.kill()
        rest, _ = process.communicate()
        told += [int(line) for line in rest.split("\n")[:-1]]

    with open_store(url) as store:
        assert told == list(range(2, len(told) + 2))
        assert store.head() - 1 in (len(told), len(told) + 1)  # the last may not have been told
        assert counted(store) == store.head() - 1 < 200
        assert store.log.verify() == 0
        store.save([Edit("places", "wonsan", {"name": "W"})], author=ANN, why="On.", base=1)


def test_eight_processes_at_once_lose_no_save_and_share_one_history(url):
    authors = [f"author {number}" for number in range(8)]
    processes = [saving(url, 10, author=author) for author in authors]
    told = {}
    for author, process in zip(authors, processes, strict=True):
        output, errors = process.communicate()
        assert process.returncode == 0, errors
        told[author] = [int(line) for line in output.split()]

    with open_store(url) as store:
        log = {one.number: one.author for one in store.log.revisions(limit=200, reader=ANN)}
        assert sorted(number for numbers in told.values() for number in numbers) == [*range(2, 82)]
        assert all(log[number] == author for author in authors for number in told[author])
        assert counted(store) == 80
        assert store.log.verify() == 0


@pytest.fixture
def sqlite_url(small_atlas, tmp_path):
    open_store(f"sqlite:///{tmp_path}/store.sqlite", origin=small_atlas).close()
    return f"sqlite:///{tmp_path}/store.sqlite"


def broken(url, *options):
    """Return what was acknowledged before the disk failed, and what the store said then."""
    with saving(url, 200, *options) as process:
        output, errors = process.communicate()
    assert process.returncode == 1, errors
    return [int(line) for line in output.split()], errors


def test_a_file_that_may_grow_no_more_keeps_what_was_acknowledged(sqlite_url):
    told, said = broken(sqlite_url, "--largest=400000")

    assert "nothing of this was kept" in said
    with open_store(sqlite_url) as store:
        assert told == list(range(2, store.head() + 1))
        assert told
        assert store.log.verify() == 0
        store.save([Edit("places", "wonsan", {"name": "W"})], author=ANN, why="On.", base=1)


def test_a_full_disk_keeps_what_was_acknowledged_and_goes_on_once_there_is_room(
    small_atlas, tmp_path
):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", disk]
    mounted = subprocess.run(mount, check=False, capture_output=True, text=True)
    if mounted.returncode:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.strip()}")
    url = f"sqlite:///{disk}/store.sqlite"
    try:
        open_store(url, origin=small_atlas).close()
        told, said = broken(url)
        subprocess.run(["mount", "-o", "remount,size=9m", disk], check=True)

        with open_store(url) as store:
            assert "full" in said
            assert told == list(range(2, store.head() + 1))
            assert store.log.verify() == 0
            store.save([Edit("places", "wonsan", {"name": "W"})], author=ANN, why="On.", base=1)
    finally:
        subprocess.run(["umount", disk], check=True)


@linux_only
def test_a_save_that_the_disk_did_not_flush_is_not_acknowledged(sqlite_url):
    told, said = broken(sqlite_url, "--unsynced-after=5")

    assert "nothing of this was kept" in said
    with open_store(sqlite_url) as store:
        assert told == [2, 3, 4, 5, 6]
        assert store.head() >= 6
        assert store.log.verify() == 0
