"""Real trouble with a real disk: one clear sentence, nothing half-stored, and work continues once it is over."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpbot.problems import HelpbotError
from helpbot.tickets.backups import back_up
from helpbot.tickets.database import Database
from helpbot.tickets.opening import open_database
from helpbot.tickets.store import TicketFilter, list_tickets
from helpbot.tickets.troubles import DatabaseTrouble
from tests.tickets.samples import store, ticket

LONG = "long " * 20_000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte; only root may create one."""
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(tmp_path)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("no right to mount a small file system here")
    yield tmp_path
    subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)


def test_a_full_disk_loses_nothing_and_work_continues_when_there_is_space(small_disk: Path) -> None:
    database = open_database(f"sqlite:///{small_disk}/helpbot.db")
    stored = _fill(database)
    with pytest.raises(DatabaseTrouble, match="the disk is full") as raised:
        _add(database, stored + 1)
    assert "free some space" in raised.value.fix
    assert _numbers(database) == [f"HB-{number}" for number in range(1, stored + 1)]
    subprocess.run(["mount", "-o", "remount,size=16m", str(small_disk)], check=True)
    _add(database, stored + 1)
    assert len(_numbers(database)) == stored + 1
    database.close()


@pytest.mark.parametrize("stopped", [True, False], ids=["stopped", "killed"])
def test_a_disk_that_became_read_only_can_still_be_backed_up(
    small_disk: Path, tmp_path_factory: pytest.TempPathFactory, stopped: bool
) -> None:
    file, copy = small_disk / "helpbot.db", tmp_path_factory.mktemp("backups") / "copy.db"
    subprocess.run([sys.executable, "-c", _FILE, str(file), "close" if stopped else "die"], check=stopped)
    assert file.with_name("helpbot.db-wal").exists() is not stopped
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(HelpbotError, match="cannot be") as raised:
        open_database(f"sqlite:///{file}")
    assert raised.value.fix.endswith("on a disk that may be written to")
    back_up(f"sqlite:///{file}", copy)
    assert _numbers(open_database(f"sqlite:///{copy}")) == ["HB-1"]


def test_a_file_that_may_not_grow_loses_nothing(tmp_path: Path) -> None:
    """The operating system's limit on file size, as a quota sets it; in a process of its own."""
    database = open_database(f"sqlite:///{tmp_path}/helpbot.db")
    _add(database, 1)
    database.close()
    tried = subprocess.run([sys.executable, "-c", _GROW, str(tmp_path)], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    assert tried.stdout.startswith("the database")
    assert "fix: " in tried.stdout
    database = open_database(f"sqlite:///{tmp_path}/helpbot.db")
    assert _numbers(database) == ["HB-1"]
    _add(database, 2)
    database.close()


def limit_files(size: int) -> None:
    """From now on this process cannot enlarge a file."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


_FILE = """
import os, sys
from tests.tickets.test_failing_disks import _add, open_database
database = open_database(f"sqlite:///{sys.argv[1]}")
_add(database, 1)
if sys.argv[2] == "die":
    os._exit(1)
database.close()
"""
_GROW = f"""
import sys
from tests.tickets.test_failing_disks import DatabaseTrouble, _add, limit_files, open_database
database = open_database(f"sqlite:///{{sys.argv[1]}}/helpbot.db")
limit_files({300_000})
try:
    for number in range(2, 50):
        _add(database, number, "x" * 300_000)
except DatabaseTrouble as trouble:
    print(trouble)
"""


def _fill(database: Database) -> int:
    number = 0
    try:
        while True:
            _add(database, number + 1)
            number += 1
    except DatabaseTrouble:
        return number


def _add(database: Database, number: int, description: str = LONG) -> None:
    store(database, ticket(number=f"HB-{number}", description=description))


def _numbers(database: Database) -> list[str]:
    with database.read() as session:
        return [found.number for found in list_tickets(session, TicketFilter())]
