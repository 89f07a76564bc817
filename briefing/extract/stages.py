"""Runs the stages of extraction so that one which fails costs its own facts and no other's."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Stages:
    """``failed`` names the stages that raised, in order."""

    def __init__(self) -> None:
        self.failed: list[str] = []

    def run(self, name: str, otherwise: R, stage: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What ``stage`` returns, ``otherwise`` where it raises. ``name`` is what a reader calls what it finds."""
        try:
            return stage(*args, **kwargs)
        except Exception:  # noqa: BLE001 - a text that breaks one stage must not take the other facts along
            self.failed.append(name)
            return otherwise
