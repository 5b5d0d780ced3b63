"""Parts of a whole: 30 procent, hälften, en tredjedel, nio av tio, every fifth patient."""

from __future__ import annotations

from decimal import Decimal

from faktum.locale.reading.lexicon import Lexicon
from faktum.locale.reading.numerals import after_stop, decimal_of
from faktum.locale.reading.tokens import DASHES, NUMBER, SIGN, WORD, Token
from faktum.model.vocabulary import TIME_UNITS

_HALF = Decimal(50)
_MOST = 100
"""Of so many, at most, people say that so many are a part: nine in ten, 95 of 100."""
_FEWEST = 20
"""Of so many, at most, one of them is a part: one krona in six, but one day in thirty-one."""
_LARGEST = 10
"""The largest number under the line of a fraction: 3/10 of it."""


def percent_after(tokens: list[Token], at: int, lexicon: Lexicon) -> int | None:
    """The token after percent, in a sign or a word, or joined to the number with a hyphen: 30-procentig."""
    if at >= len(tokens) or not tokens[at].near:
        return None
    if tokens[at].text == "%":
        return at + 1
    if tokens[at].text in DASHES and at + 1 < len(tokens) and tokens[at + 1].glued and (
        lexicon.percent_endings and tokens[at + 1].lower.startswith(lexicon.percent_endings)
    ):  # fmt: skip
        return at + 2
    word = lexicon.percent.at(tokens, at)
    return after_stop(tokens, word[0], lexicon) if word else None


Part = tuple[Decimal, int, bool]
"""How many percent, the token after it, and whether it may well be no figure."""


def part_at(tokens: list[Token], at: int, lexicon: Lexicon) -> Part | None:
    """Hälften, en tredjedel, two-thirds of, a quarter of, nine in ten: in percent."""
    half = _half(tokens, at, lexicon)
    return (
        half
        or _ratio(tokens, at, lexicon)
        or _one_in(tokens, at, lexicon)
        or _every(tokens, at, lexicon)
        or _fraction(tokens, at, lexicon)
    )


def _half(tokens: list[Token], at: int, lexicon: Lexicon) -> Part | None:
    token = tokens[at]
    before = tokens[at - 1].lower if at and token.near else ""
    if (half := lexicon.halves.at(tokens, at)) and not (
        before in lexicon.which or lexicon.in_idiom(tokens, at)
    ):
        return _HALF, half[0], False
    if token.lower in lexicon.halves_alone and _stands_alone(tokens, at, lexicon):
        return _HALF, at + 1, True
    if token.lower in lexicon.halves_of_money and before not in lexicon.which | lexicon.one:
        for end, following in enumerate(tokens[at + 1 : at + 3], start=at + 2):
            if not following.near:
                break
            if any(stem in following.lower for stem in lexicon.money_stems):
                return _HALF, end, False
    return None


def _fraction(tokens: list[Token], at: int, lexicon: Lexicon) -> Part | None:
    token = tokens[at]
    if token.lower in lexicon.hyphened_parts:
        (number, _, word), end = token.lower.partition("-"), at + 1
    else:
        number, word, end = token.lower, tokens[at + 1].lower if at + 1 < len(tokens) else "", at + 2
    of = lexicon.parts.get(word)
    many = Decimal(1) if number in lexicon.one else lexicon.numbers.get(number)
    if of is None or many is None or many >= of or (end == at + 2 and not tokens[at + 1].near):
        return None
    shared = (
        end + 1 < len(tokens)
        and tokens[end].lower in lexicon.and_
        and tokens[end + 1].lower in lexicon.parts_beside
    )  # one pays a fifth and the other half
    alone = len(number) == 1 and not shared and lexicon.parts_need and not (
        end < len(tokens) and tokens[end].lower in lexicon.parts_need
    )  # fmt: skip
    if alone and not _stands_alone(tokens, end - 1, lexicon, before=at):
        return None
    return _percent(many, of), end, bool(alone)


def _percent(many: Decimal, of: int | Decimal) -> Decimal:
    return (many * 100 / of).quantize(Decimal("0.1"))


def _stands_alone(tokens: list[Token], at: int, lexicon: Lexicon, *, before: int | None = None) -> bool:
    """Whether nothing follows of which it could be the half, and nothing before makes it a thing: in half, one half."""
    if at + 1 < len(tokens) and (tokens[at + 1].kind != SIGN or tokens[at + 1].text in DASHES):
        return False
    first = at if before is None else before
    word = tokens[first - 1].lower if first and tokens[first].near else ""
    return word not in lexicon.which | lexicon.one | lexicon.not_before_half


def _number(tokens: list[Token], at: int, lexicon: Lexicon) -> Decimal | None:
    """A number of one word or one run of digits."""
    if at >= len(tokens):
        return None
    if tokens[at].kind == NUMBER:
        return decimal_of(tokens[at].text, lexicon.decimal)
    if tokens[at].lower in lexicon.one and len(tokens[at].text) > 1:
        return Decimal(1)
    return lexicon.numbers.get(tokens[at].lower)


def _ratio(tokens: list[Token], at: int, lexicon: Lexicon) -> Part | None:
    """Nio av tio, nine in ten, 1/3 of; but two of three partners are a count of partners."""
    fraction = (
        at + 2 < len(tokens) and tokens[at + 1].text == "/" and tokens[at + 1].glued and tokens[at + 2].glued
    )
    link = None if fraction else lexicon.ratio.at(tokens, at + 1)
    if at + 1 >= len(tokens) or not tokens[at + 1].near or not (fraction or link):
        return None
    second = link[0] if link else at + 2
    many, of = _number(tokens, at, lexicon), _number(tokens, second, lexicon)
    if many is None or of is None or not 0 < many < of <= (_LARGEST if fraction else _MOST):
        return None
    end = second + 1
    following = tokens[end] if end < len(tokens) and tokens[end].near else None
    if fraction:
        return (_percent(many, of), end, False) if following and lexicon.ratio.at(tokens, end) else None
    if link and link[1] != "many" and many == 1:
        return None  # one of two
    noun = following.lower if following and following.kind == WORD else ""
    if noun and noun not in lexicon.stop and (
        (link and link[1] != "many") or lexicon.counted(noun) & TIME_UNITS
    ):  # fmt: skip
        return None
    return _percent(many, of), end, False


def _one_in(tokens: list[Token], at: int, lexicon: Lexicon) -> Part | None:
    """One krona in six, en krona av sex: one of a thing in so many of it, when nothing else is counted after that."""
    if tokens[at].lower not in lexicon.one or at + 3 >= len(tokens) or not tokens[at + 1].near:
        return None
    noun, link = tokens[at + 1], lexicon.ratio.at(tokens, at + 2)
    if noun.kind != WORD or noun.lower in lexicon.stop or not link or not tokens[at + 2].near:
        return None
    of = _number(tokens, link[0], lexicon)
    if of is None or not 2 < of <= _FEWEST or not tokens[link[0]].near:
        return None
    end = link[0] + 1
    following = tokens[end] if end < len(tokens) and tokens[end].near else None
    if following and following.kind == WORD and following.lower not in lexicon.stop:
        return None
    return _percent(Decimal(1), of), end, False


def _every(tokens: list[Token], at: int, lexicon: Lexicon) -> Part | None:
    """Var femte patient, every fifth patient, varannan krona: but every other year is no share."""
    before = tokens[at - 1].lower if at and tokens[at].near and tokens[at - 1].kind == WORD else ""
    if alternate := lexicon.alternate.at(tokens, at):
        end, many = alternate[0], 2
        if before in lexicon.and_ and at > 1 and tokens[at - 2].lower in lexicon.every:
            return None  # var och varannan
    elif tokens[at].lower in lexicon.every and at + 1 < len(tokens) and tokens[at + 1].near:
        end, many = at + 2, lexicon.ordinals.get(tokens[at + 1].lower, 0)
        if many <= 2 or (lexicon.before_every and before and before not in lexicon.before_every):
            return None  # in Swedish the word is also that for was
    else:
        return None
    following = tokens[end] if end < len(tokens) and tokens[end].near else None
    if following is None or following.kind != WORD or following.lower in lexicon.stop | lexicon.times:
        return None
    return _percent(Decimal(1), many), end, False
