"""What a worker is started with: there, no file of any site can be seen. FAR_AWAY is the folder with the sites."""

import os
import sys
from typing import Any

_FOLDER = os.environ.get("FAR_AWAY")
_stat = os.stat


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if _FOLDER and event in {"open", "os.listdir", "os.scandir"} and str(arguments[0]).startswith(_FOLDER):
        raise FileNotFoundError(arguments[0])


def _seen(path: Any, *arguments: Any, **named: Any) -> os.stat_result:
    _refuse("open", (path,))
    return _stat(path, *arguments, **named)


def fall_over(part: int) -> int:
    """The part, unless a worker is asked for the first."""
    if _FOLDER and part == 1:
        os._exit(1)
    return part


def who_answers(_part: int) -> int:
    """The one that was asked."""
    return os.getpid()


def forgive_nothing(dask_scheduler: Any) -> None:
    """A part that has cost one worker its life is given to no other."""
    dask_scheduler.allowed_failures = 0


def dask_setup(_worker: object) -> None:
    """Dask calls this once in a worker."""
    sys.addaudithook(_refuse)
    os.stat = _seen  # not told of by any event
