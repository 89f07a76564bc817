"""What every test runs under."""

from __future__ import annotations

from hypothesis import settings

# A fresh clone passes or fails the same on every machine; `--hypothesis-profile explore` draws new examples.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=500, deadline=None)
settings.load_profile("same")
