"""What leaves the reader, to the local clipboard, the browser, and commands; all may wait on other programs."""

from __future__ import annotations


def copy_locally(text: str) -> bool:
    """Put ``text`` on the local clipboard; whether there was a program that took it."""
    import pyperclip

    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError):
        return False
    return True


def browse(url: str) -> bool:
    """Open ``url`` in a browser that has a window of its own; whether there was one.

    One that runs in the terminal would draw over the reader, so it is not taken.
    """
    import webbrowser

    try:
        browser = webbrowser.get()
        in_terminal = isinstance(browser, webbrowser.GenericBrowser)
        if in_terminal and not isinstance(browser, webbrowser.BackgroundBrowser):
            return False
        return browser.open(url)
    except (webbrowser.Error, OSError):
        return False


def is_web(url: str) -> bool:
    """Whether ``url`` is one that a browser should be given."""
    return url.lower().startswith(("http://", "https://"))


def run_alone(command: str, given: bytes) -> str:
    """Run a shell command with the terminal to itself and ``given`` as its input; what became of it, in words.

    Waits for the command, then for Enter, so that what it printed can be read.
    """
    import subprocess

    print(f"$ {command}", flush=True)
    try:
        done = subprocess.run(command, shell=True, input=given, check=False)
        with open("/dev/tty", encoding="utf-8") as terminal:  # noqa: PTH123 - a device
            print("\nEnter goes back to the reader.", flush=True)
            terminal.readline()
    except OSError as error:
        return f"{command}: {error.strerror or error}"
    except KeyboardInterrupt:
        return f"{command}: interrupted"
    return _ended(command, done.returncode)


def run_quietly(command: str, given: bytes) -> str:
    """As ``run_alone``, without a terminal: the last line that the command printed, or what became of it."""
    import subprocess

    done = subprocess.run(command, shell=True, input=given, capture_output=True, check=False)
    lines = (done.stdout or done.stderr).decode(errors="replace").split("\n")
    return next((" ".join(line.split()) for line in reversed(lines) if line.strip()), _ended(command, done.returncode))


def _ended(command: str, status: int) -> str:
    return f"{command}: done" if status == 0 else f"{command}: ended with status {status}"
