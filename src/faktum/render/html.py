"""HTML put together in code rather than in a template."""

from __future__ import annotations

from typing import LiteralString

from markupsafe import Markup, escape


def html(form: LiteralString, *values: object) -> Markup:
    """`form` with a value in the place of each `%s`, escaped unless it is Markup.

    `Markup.format` does the same by way of `string.Formatter`, which took a fifth of the time of a page.
    """
    return Markup(form % tuple(map(escape, values)))  # noqa: S704 - the form stands in our code, values are escaped
