"""Runs a program on a pseudo-terminal and reads its screen, for the end-to-end tests and the measurements."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "space": " ",
    "down": "\x1b[B",
    "up": "\x1b[A",
    "backspace": "\x7f",
    "ctrl+d": "\x04",
    "ctrl+u": "\x15",
    "ctrl+p": "\x10",
}


class Terminal:
    """A child process whose controlling terminal is emulated by pyte. Use it as a context manager."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 40,
        env: Mapping[str, str] | None = None,
        stdin: bytes | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.received = b""
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        # Test runners put the size of their own terminal into the environment, where it would win over this one's.
        inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            list(command),
            stdin=slave if stdin is None else subprocess.PIPE,
            stdout=slave,
            stderr=slave,
            env={**inherited, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(1, termios.TIOCSCTTY, 0),
        )
        os.close(slave)
        if stdin is not None and self.process.stdin is not None:
            self.process.stdin.write(stdin)
            self.process.stdin.close()

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        os.close(self._master)

    def pump(self, timeout: float) -> float | None:
        """Feed what the program wrote to the screen; when the last of it came, None where nothing did in ``timeout`` s.

        All that is there is read first: the program waits for its writes to be read, and the emulation takes its time.
        """
        if not self._readable(timeout):
            return None
        data, at = b"", time.perf_counter()
        while len(data) < 1_000_000 and (not data or self._readable(0.002)):
            try:
                more = os.read(self._master, 65536)
            except OSError:
                break
            if not more:
                break
            data, at = data + more, time.perf_counter()
        if not data:
            return None
        if b"\x1b[?2026$p" in data:
            os.write(self._master, b"\x1b[?2026;2$y")
        self.received += data
        self._stream.feed(data)
        return at

    def text(self) -> str:
        """The screen, line by line, without trailing blanks."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, *texts: str, limit: float = 60) -> float:
        """Seconds from the start until all of ``texts`` stand on the screen.

        Raises:
            AssertionError: they did not within ``limit`` seconds; the message holds the screen.
        """
        end = time.perf_counter() + limit
        at = time.perf_counter()
        while not all(t in self.text() for t in texts):
            if time.perf_counter() > end or (self.process.poll() is not None and not self._readable()):
                raise AssertionError(f"{texts} not on the screen:\n{self.text()}")
            at = self.pump(0.2) or at
        return at - self.started

    def wait_until_gone(self, text: str, limit: float = 60) -> None:
        """Wait until ``text`` is no longer on the screen.

        Raises:
            AssertionError: it still is after ``limit`` seconds.
        """
        end = time.perf_counter() + limit
        while text in self.text():
            assert time.perf_counter() < end, f"{text!r} is still on the screen:\n{self.text()}"
            self.pump(0.2)

    def press(self, *keys: str) -> None:
        """Type ``keys``: names from ``KEYS``, or text as it stands."""
        for key in keys:
            os.write(self._master, KEYS.get(key, key).encode())
            if key == "escape":
                time.sleep(0.15)  # Esc with a letter right behind it is that letter with Alt, to every program

    def settle(self, quiet: float = 0.3, limit: float = 20) -> None:
        """Read until nothing has come for ``quiet`` seconds."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end and self.pump(quiet):
            pass

    def wait(self, limit: float = 20) -> int:
        """The exit status, once the program has ended.

        Raises:
            subprocess.TimeoutExpired: it has not within ``limit`` seconds.
        """
        end = time.perf_counter() + limit
        while self.process.poll() is None and time.perf_counter() < end:
            self.pump(0.1)
        return self.process.wait(timeout=0.1)

    def resident_mib(self) -> float:
        """Resident memory of the process in MiB (Linux only)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS")), 0.0)

    def _readable(self, timeout: float = 0) -> bool:
        return bool(select.select([self._master], [], [], timeout)[0])
