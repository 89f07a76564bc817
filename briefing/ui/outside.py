"""What leaves the reader, to the local clipboard and the browser; both may wait on other programs."""

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
