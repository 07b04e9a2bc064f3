"""What the page does on each event: read the inputs, call one verb of the assistant, present."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from threading import Event

from assistant import Answer, Assistant, AssistantError, LimitKind, Scope, without_limit
from ui import history_view, present, written
from ui.conversation import Turn, Turns, again, begin, earlier_questions, set_scope
from ui.following import follow
from ui.notices import notice
from ui.range_view import range_form, read_scope
from ui.remembering import Remembering
from ui.sources import Sources

# Seconds between two statements: slow enough to follow, quick enough not to wait for.
_PACE = 0.06
_STOPS_KEPT = 1_000
_ENDS_S = 3.0  # how long a stopped answer may take to leave
_LOG = logging.getLogger(__name__)
_BROKEN = "程序出了意外，没有完成答复。"


class Chat:
    """The events of one page. Turns belong to the browser's session; this holds none of them."""

    def __init__(self, assistant: Assistant, pace: float = _PACE) -> None:
        self._assistant = assistant
        self._sources = Sources(assistant)
        self._memory = Remembering(assistant)
        self._pace = pace
        self._stopped: deque[str] = deque(maxlen=_STOPS_KEPT)
        self._answering: dict[str, Event] = {}

    def opened(self) -> str:
        """The state of the library and where texts are sent, when the page is opened."""
        try:
            stock = present.library_state(len(self._assistant.documents()))
            return stock + written.sent_to(self._assistant.model) + history_view.link()
        except AssistantError as error:
            return notice(str(error))

    def begin(
        self, question: str, turns: Turns, scope: Scope = Scope()
    ) -> tuple[Turns, str, str, str]:
        """Turns, what stays in the question box, and the conversation with the new question."""
        # A statement on its way when the user stopped may have been stored after the stop.
        turns = tuple(turn.stopped() if turn.key in self._stopped else turn for turn in turns)
        after = begin(turns, question, scope)
        left = question if after is turns and question.strip() else ""
        return after, left, *present.conversation(after)

    def answer(self, turns: Turns, browser: str = "") -> Iterator[tuple[Turns, str]]:
        """The latest turn, statement by statement; `browser`: whose question it is."""
        if not turns or not turns[-1].busy:
            yield turns, present.conversation(turns)[1]
            return
        key, turn = turns[-1].key, turns[-1]
        ended = self._answering.setdefault(key, Event())
        started = time.perf_counter()
        try:
            for turn in self._asked(turns, browser):
                # The answer of a stopped turn may arrive late; the page must not be busy again.
                if key in self._stopped:
                    return
                yield (*turns[:-1], turn), present.turn(turn, len(turns) - 1)
                time.sleep(self._pace if turn.busy else 0)
        finally:
            if not (turn.kept or turn.told):  # stopped, or the window was closed
                self._memory.stopped(turn, time.perf_counter() - started, browser)
            ended.set()
            self._answering.pop(key, None)

    def limit(self, turns: Turns, given: dict[str, str]) -> tuple[Turns, Scope, str, str, str]:
        """With that scope for what is asked next; the latest question is asked anew in it."""
        scope = read_scope(given)
        after = turns
        if turns:
            after = again(turns, replace(scope, unread=turns[-1].scope.unread))
        return after, scope, self._form(scope), *present.conversation(after)

    def take_off(self, turns: Turns, kind: str) -> tuple[Turns, Scope, str, str, str]:
        """The latest question asked anew without its limit of that kind."""
        after = turns
        for answer in _answer(turns, len(turns) - 1):
            if kind in set(LimitKind):
                after = again(turns, without_limit(answer, LimitKind(kind), turns[-1].scope))
        scope = set_scope(after)
        return after, scope, self._form(scope), *present.conversation(after)

    def range(self, turns: Turns) -> tuple[Scope, str]:
        """What next questions are limited to, and the form that says so."""
        scope = set_scope(turns)
        return scope, self._form(scope)

    def _form(self, scope: Scope) -> str:
        try:
            return range_form(scope, self._assistant.documents())
        except AssistantError:  # told at the head of the page
            return range_form(scope)

    def stop(self, turns: Turns) -> tuple[Turns, str]:
        """The latest turn as far as it got, once nothing more of it is on its way to the page."""
        self._end(turns)
        after = (*turns[:-1], turns[-1].stopped()) if turns else turns
        return after, present.conversation(after)[1]

    def restart(self, turns: Turns) -> tuple[Turns, str, str]:
        """An empty conversation; the latest turn is not answered any further."""
        self._end(turns)
        return (), *present.conversation(())

    def source(self, turns: Turns, turn: int, citation: int) -> str:
        """The panel of the citation with this number in a turn's answer."""
        cited = [one for each in turns[turn : turn + 1] for one in each.citations]
        return self._sources.citation(cited, citation)

    def lead(self, turns: Turns, turn: int, index: int) -> str:
        """The panel of a refused turn's lead, counted from 0."""
        leads = [hit for answer in _answer(turns, turn) for hit in answer.leads]
        return self._sources.lead(leads, index)

    def _end(self, turns: Turns) -> None:
        if not turns:
            return
        self._stopped.append(turns[-1].key)
        ended = self._answering.get(turns[-1].key)
        if ended is not None:
            ended.wait(_ENDS_S)

    def _asked(self, turns: Turns, browser: str) -> Iterator[Turn]:
        """The latest turn while a model writes, then with its answer statement by statement."""
        turn, question, key = turns[-1], turns[-1].question, turns[-1].key
        started = time.perf_counter()
        ask = partial(self._assistant.ask, question, earlier_questions(turns), turn.scope)
        try:
            for told in follow(
                lambda tell, wanted: ask(on_statement=tell, wanted=wanted),
                lambda: key not in self._stopped,
            ):
                turn = turn.answered(told) if isinstance(told, Answer) else turn.hearing(told)
                if turn.answer is None:
                    yield turn
        except AssistantError as error:
            turn = turn.failed(str(error))
        except Exception:
            # Whatever it is, the page must not stay busy; the console has the details.
            _LOG.exception("the answer broke off")
            turn = turn.failed(_BROKEN)
        if turn.answer or turn.problem:
            turn = self._memory.remembered(turn, time.perf_counter() - started, browser)
        yield from turn.unfold()


def _answer(turns: Turns, turn: int) -> list[Answer]:
    """The answer of a turn; none when the server has forgotten the conversation."""
    return [each.answer for each in turns[turn : turn + 1] if each.answer is not None]
