"""The ``briefing`` command, as a script and as ``python -m briefing``: the last screen first, then all the rest."""

from __future__ import annotations

import sys

from briefing import last_screen


def main() -> int:
    """Run ``briefing`` with the process's own arguments; the exit status."""
    try:
        last_screen.show(sys.argv[1:])
        from briefing.cli.main import main as run

        return run()
    except KeyboardInterrupt:
        return 130
    finally:
        last_screen.give_back()


if __name__ == "__main__":
    sys.exit(main())
