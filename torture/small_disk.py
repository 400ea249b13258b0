"""A disk that can be full: a small in-memory file system, or if that is not allowed a limit on file sizes."""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Iterable
from pathlib import Path

MEGABYTE = 1024 * 1024
SIZE = 256 * MEGABYTE


class SmallDisk:
    """A folder for the database. `how` says what makes it full."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "helpbot-torture", str(folder)]
        self._mounted = subprocess.run(mount, check=False, capture_output=True).returncode == 0  # noqa: S603
        self.how = "a full file system (tmpfs)" if self._mounted else "a limit on the size of files (RLIMIT_FSIZE)"

    def fill(self, processes: Iterable[int]) -> None:
        """From now on it is full."""
        if not self._mounted:
            largest = max(path.stat().st_size for path in self.folder.iterdir())
            self._limit(processes, largest)
            return
        with self._filler.open("wb", buffering=0) as filler:
            try:
                while True:
                    filler.write(bytes(MEGABYTE))
            except OSError:
                return

    def free(self, processes: Iterable[int]) -> None:
        """There is space again."""
        if self._mounted:
            self._filler.unlink()
        else:
            self._limit(processes, resource.RLIM_INFINITY)

    def close(self) -> None:
        """Release the memory."""
        if self._mounted:
            subprocess.run(["umount", "-l", str(self.folder)], check=True)  # noqa: S603, S607

    @property
    def _filler(self) -> Path:
        return self.folder / "filler"

    def _limit(self, processes: Iterable[int], size: int) -> None:
        for process in processes:
            hard = resource.prlimit(process, resource.RLIMIT_FSIZE)[1]
            resource.prlimit(process, resource.RLIMIT_FSIZE, (size, hard))
