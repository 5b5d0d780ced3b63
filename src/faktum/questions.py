"""What an answer was made from: the questions that were asked of the catalogue while it was made.

A page is made from the catalogue alone, and the catalogue can be asked nothing but what is marked with `question`.
So a page whose questions have the same answers as when it was made is the same page, and need not be made again
(verifying traces: Mokhov, Mitchell and Peyton Jones, "Build systems à la carte", 2018).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import Any, Generic, NamedTuple, TypeVar, cast, overload

Asked = TypeVar("Asked", bound=Callable[..., Any])
Answer = TypeVar("Answer")


class Question(NamedTuple):
    """What was asked, and with what: `Catalogue.record`, ("testbed",)."""

    name: str
    arguments: tuple[Any, ...] = ()

    @property
    def ground(self) -> str | None:
        """What decides the answer: the id of a record, RECORDS, or `of_kind` of one or several; None where anything may."""
        position = _OF_RECORD.get(self.name)
        return _OF_KINDS.get(self.name) if position is None else self.arguments[position]

    def answer(self, asked: Mapping[str, Any], languages: Mapping[str, Any]) -> Any:
        """What is answered now by those of the name that were asked, or in a language.

        Raises LookupError where that is no answer any more.
        """
        if self.name in _OF_SITE:
            return _OF_SITE[self.name](asked["Index"], *self.arguments)
        if self.name in _IN_LANGUAGE:
            language, *arguments = self.arguments
            return _IN_LANGUAGE[self.name](languages[language], *arguments)
        owner, _, name = self.name.partition(".")
        found = getattr(asked[owner], name)
        return found(*self.arguments) if callable(found) else found


_IN_LANGUAGE: dict[str, Callable[..., Any]] = {}
"""The functions that may be asked in a language, by their names."""
_OF_SITE: dict[str, Callable[..., Any]] = {}
"""The functions that may be asked of the index of a site, by their names."""

_OF_RECORD: dict[str, int] = {}
"""Questions of one record → which of their arguments names it."""

RECORDS = ":"
"""Stands for all records, where the answer to a question is decided by them and by nothing else."""
_OF_KINDS: dict[str, str] = {}
"""Questions that are decided by records of some kinds, or of all → their ground."""


def of_kind(kind: str) -> str:
    """Stands for all records of a kind, or of several with spaces between them."""
    return f":{kind}"


def parts_of(ground: str) -> frozenset[str]:
    """What a ground is changed by: one of several kinds by each of them, any other by itself."""
    return frozenset(map(of_kind, ground[1:].split())) or frozenset({ground})


_BUNDLED: set[str] = set()
"""Questions that are asked of one thing each, and answered of many."""

_asked: set[Question] | None = None
"""The questions asked since somebody began to listen; None while nobody listens, or while one is being answered."""


class listening:  # noqa: N801 - used as `with listening()`, for every rule and every text
    """The questions asked in the body, among them those that were noted there."""

    __slots__ = ("_outer", "_own")

    def __enter__(self) -> set[Question]:
        global _asked  # noqa: PLW0603 - whoever asks does not know that somebody listens
        self._outer = _asked
        self._own = _asked = set[Question]()
        return self._own

    def __exit__(self, *_error: object) -> None:
        global _asked  # noqa: PLW0603 - as above
        _asked = self._outer
        if self._outer is not None:
            self._outer |= self._own


@contextmanager
def unheard() -> Iterator[None]:
    """Nobody listens in the body: what is made there is shared, and whoever uses it has asked for it as a whole."""
    global _asked  # noqa: PLW0603 - see listening
    outer, _asked = _asked, None
    try:
        yield
    finally:
        _asked = outer


def hear(one: Question) -> None:
    """Count this as asked, by somebody who answers by himself."""
    if _asked is not None:
        _asked.add(one)


def note(questions: Iterable[Question]) -> None:
    """Count these as asked: what is used now was made from their answers before."""
    if _asked is not None:
        _asked.update(questions)


def bundled(questions: Iterable[Question]) -> Iterator[Question]:
    """The same, with those that are asked by the dozen as one, of all their last arguments: most pages ask alike."""
    bundles: dict[tuple[str, tuple[Any, ...]], list[Any]] = {}
    for one in questions:
        if one.name in _BUNDLED:
            first, last = one.arguments[:-1], one.arguments[-1]
            bundles.setdefault((one.name, first), []).append(last)
        else:
            yield one
    for (name, alike), many in bundles.items():
        yield Question(name, (*alike, *sorted(many)))


def _answered(one: Question, work: Callable[..., Answer], *arguments: Any) -> Answer:
    """The answer of `work`, for somebody who listens. What is asked meanwhile is no question of theirs: the answer holds it."""
    global _asked  # noqa: PLW0603 - see listening
    outer, _asked = _asked, None
    if outer is not None:
        outer.add(one)
    try:
        return work(*arguments)
    finally:
        _asked = outer


def question(method: Asked) -> Asked:
    """A method that may be asked."""
    name = method.__qualname__

    @wraps(method)
    def ask(self: object, *arguments: Any) -> Any:
        if _asked is None:
            return method(self, *arguments)
        return _answered(Question(name, arguments), method, self, *arguments)

    return cast(Asked, _known_as(name, ask))


def _known_as(name: str, ask: Callable[..., Any]) -> Any:
    ask.asked_as = name  # type: ignore[attr-defined] # for whoever says more about the question
    return ask


def question_of_many(method: Asked) -> Asked:
    """A `question` that is asked of one thing and answered of many: its last arguments (`bundled`)."""
    _BUNDLED.add(method.__qualname__)
    return question(method)


def decided_by(*kinds: str) -> Callable[[Asked], Asked]:
    """A question whose answer is decided by the records of these kinds, and of sources; without any, by all records.

    It stands above the decorator that makes the question.
    """
    ground = of_kind(" ".join(sorted(kinds))) if kinds else RECORDS

    def mark(ask: Asked) -> Asked:
        _OF_KINDS[ask.asked_as] = ground  # type: ignore[attr-defined]
        return ask

    return mark


def question_of_record(position: int = 0) -> Callable[[Asked], Asked]:
    """A `question` whose answer is decided by the files of one record and those of the sources of its facts.

    The record's id is the argument at `position`; without one, anything may decide.
    """

    def mark(method: Asked) -> Asked:
        _OF_RECORD[method.__qualname__] = position
        return question(method)

    return mark


def question_in_language(function: Asked) -> Asked:
    """A function of the catalogue in one language, and of texts, that may be asked: for what is worked out from much.

    It is a question of its own, so that whoever asks it depends on the answer and not on all that it was made from.
    """
    name = _name_of(function)
    _IN_LANGUAGE[name] = function

    @wraps(function)
    def ask(localised: Any, *arguments: Any) -> Any:
        if _asked is None:
            return function(localised, *arguments)
        return _answered(Question(name, (localised.language, *arguments)), function, localised, *arguments)

    return cast(Asked, _known_as(name, ask))


def question_of_site(function: Asked) -> Asked:
    """A function of the index of a site, and of texts, that may be asked: what a rule looks up in something large."""
    name = _name_of(function)
    _OF_SITE[name] = function

    @wraps(function)
    def ask(index: Any, *arguments: Any) -> Any:
        if _asked is None:
            return function(index, *arguments)
        return _answered(Question(name, arguments), function, index, *arguments)

    return cast(Asked, _known_as(name, ask))


def _name_of(function: Callable[..., Any]) -> str:
    return f"{function.__module__}:{function.__name__}"


class asked_once(Generic[Answer]):  # noqa: N801 - a decorator, as `cached_property` is
    """A `cached_property` that may be asked. A page asks some a hundred times: what is known is handed out at once."""

    def __init__(self, work: Callable[[Any], Answer]) -> None:
        self.work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.question = Question(f"{owner.__name__}.{name}")
        self.name = f"_{name} once asked"

    @overload
    def __get__(self, asked: None, owner: type) -> asked_once[Answer]: ...
    @overload
    def __get__(self, asked: object, owner: type) -> Answer: ...
    def __get__(self, asked: object | None, owner: type) -> asked_once[Answer] | Answer:
        if asked is None:
            return self
        known = asked.__dict__
        if self.name not in known:
            known[self.name] = _answered(self.question, self.work, asked)
        elif _asked is not None:
            _asked.add(self.question)
        return cast(Answer, known[self.name])
