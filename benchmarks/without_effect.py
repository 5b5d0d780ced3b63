"""Mutations that cannot change what the program does, and are therefore not made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from parso.tree import BaseNode, Leaf, NodeOrLeaf


def upwards(leaf: NodeOrLeaf) -> Iterable[tuple[NodeOrLeaf, BaseNode]]:
    """Every node the leaf stands in with its parent, from the inside out."""
    child = leaf
    while child.parent is not None:
        yield child, child.parent
        child = child.parent


def _called(node: BaseNode) -> str:
    """The name in a call or decorator: `zip` of `zip(a, b)`, `cache` of `@cache`."""
    if node.type not in {"decorator", "atom_expr"}:
        return ""
    name = node.children[1 if node.type == "decorator" else 0].get_code().partition("(")[0].strip()
    trailer = node.children[1].get_code().strip() if node.type == "atom_expr" else ""
    return trailer.removeprefix(".") if trailer.startswith(".") else name


def _in_annotation(leaf: Leaf) -> bool:
    """Annotations are never evaluated: every module has `from __future__ import annotations`."""
    return any(
        (parent.type == "annassign" and parent.children[1] is child)
        or (parent.type == "tfpdef" and parent.children[2] is child)
        or (parent.type == "funcdef" and child.get_previous_sibling() == "->")
        for child, parent in upwards(leaf)
    )


def _bare_star(leaf: Leaf) -> bool:
    """`*` in a signature lets keywords be left out in no call there is; mypy checks the calls."""
    return leaf.value == "*" and leaf.parent is not None and leaf.parent.type == "parameters"


def _flag(leaf: Leaf, call: str, names: set[str]) -> bool:
    """The value of one of these keyword arguments in a call of this name."""
    argument = leaf.parent
    if argument is None or argument.type != "argument" or argument.children[0].value not in names:  # type: ignore[attr-defined]
        return False
    return any(_called(parent) == call for _child, parent in upwards(argument))


def _of_dataclass(leaf: Leaf) -> bool:
    """`slots` and `frozen` forbid what no module does, and mypy says so where one would."""
    return _flag(leaf, "dataclass", {"slots", "frozen"})


def _of_zip(leaf: Leaf) -> bool:
    """`strict` of zip guards lists made from each other, which are equally long."""
    return _flag(leaf, "zip", {"strict"})


CACHES = ("cache", "lru_cache", "question", "decided_by")
"""How the names of decorators begin of what is kept."""


def _of_cache(leaf: Leaf) -> bool:
    """A cache gives the same answers, only sooner; without a question, rules look more often at what is the same."""
    if _flag(leaf, "lru_cache", {"maxsize"}):
        return True
    parent = leaf.parent
    return leaf.value == "@" and parent is not None and _called(parent).startswith(CACHES)


def _of_timeout(leaf: Leaf) -> bool:
    """A second more or less that git may take."""
    return _flag(leaf, "run", {"timeout"})


@cache
def _lines(module: NodeOrLeaf) -> list[str]:
    return module.get_code().splitlines()


def _marked(leaf: Leaf) -> bool:
    """The line says itself that only time, memory or the sharing out of work hangs on it, and how."""
    return "# pragma: no mutate, " in _lines(leaf.get_root_node())[leaf.start_pos[0] - 1]


WITHOUT_EFFECT: dict[str, Callable[[Leaf], bool]] = {
    "in annotations": _in_annotation,
    "of a bare * in a signature": _bare_star,
    "of dataclass flags": _of_dataclass,
    "of zip(strict=)": _of_zip,
    "of caches": _of_cache,
    "of timeouts": _of_timeout,
    "marked as a matter of time alone": _marked,
}
"""What is left out → whether a mutation at this place is such a one; the reasons are in the docstrings."""
