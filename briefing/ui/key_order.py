"""Keys typed faster than the screen follows them, taken in the order in which they were typed."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.message_pump import MessagePump

PATIENCE = 1.0
"""Seconds that a widget is given to come to what it was sent; one that has gone never does."""

STEADY = 3
"""How many times in a row all must have come to what they were sent, with the keyboard where it was: one thing leads
to another, as Enter in a line to a message, that to another one, and that to another screen."""

ROUNDS = 12
"""After so many times the next key is taken all the same."""


class KeyOrder:
    """Lets the app take a key only when all that the one before has set off is done.

    Textual hands a letter to the widget that has the keyboard, but a key that is bound travels up to the app first, and
    a screen is shown a while after it was asked for. Of keys that come in one burst, a letter would so overtake the
    Backspace before it, or get to the screen below the one that was opened for it.
    """

    def __init__(self, app: App[None], take: Callable[[events.Event], Awaitable[None]]) -> None:
        """``take`` is how the app takes a key."""
        self._app = app
        self._take = take
        self._waiting: deque[events.Event] = deque()
        self._follow: asyncio.Task[None] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Take ``event``, a key or what was pasted, when its turn has come."""
        if self._follow is not None:
            self._waiting.append(event)
            return
        await self._take_now(event)

    async def _take_now(self, event: events.Event) -> None:
        try:
            await self._take(event)
        finally:
            self._follow = asyncio.create_task(self._until_done())

    async def _until_done(self) -> None:
        """Wait until what the last key has set off is done, then have the app take the next one."""
        try:
            await self._settled()
        finally:
            self._app.call_later(self._next)

    async def _settled(self) -> None:
        app = self._app
        before: tuple[object, ...] = ()
        steady = 0
        for _ in range(ROUNDS):
            if not app.screen_stack:
                return
            node: DOMNode = app.focused or app.screen
            for pump in node.ancestors_with_self:
                await _reached(pump)
            now = *app.screen_stack, app.focused
            steady = steady + 1 if now == before else 0
            if steady == STEADY:
                return
            before = now

    async def _next(self) -> None:
        self._follow = None
        if self._waiting:
            await self._take_now(self._waiting.popleft())


async def _reached(pump: MessagePump) -> None:
    """Wait until ``pump`` has come to all that it has been sent so far."""
    done = asyncio.Event()
    # call_later() would look into the signature of the callback each time, which takes longer than all the rest.
    if pump.is_running and pump.post_message(events.Callback(callback=done.set)):
        try:
            await asyncio.wait_for(done.wait(), PATIENCE)
        except TimeoutError:
            return
