"""The catalogue bound to one page: its language, its place on the site, and what it used.

Templates see records only through a view, so no template chooses a language or writes an address.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from markupsafe import Markup

from faktum.catalogue import Catalogue
from faktum.entries import ReleaseEntry
from faktum.facts import KnownFact, Said
from faktum.load.expressions import Call
from faktum.locale.formats import Formats, collator
from faktum.locale.messages import Messages, load_messages
from faktum.model.base import LocalizedText, ProperName
from faktum.model.edtf import Edtf
from faktum.model.organisation import Organisation
from faktum.model.person import Person
from faktum.model.project import Project
from faktum.model.source import Source
from faktum.model.terms import Fund, Programme, Term, Topic
from faktum.model.vocabulary import ROLES
from faktum.questions import Question, listening, note
from faktum.render.addresses import language_root, ledger_path, path_of
from faktum.render.html import html
from faktum.render.markdown import render_inline

Item = TypeVar("Item")
Made = TypeVar("Made")

PER_PAGE = 100
"""Entries of a list before it goes on at /page/2/."""

_MARKER = re.compile(r'<sup class="src">.*?</sup>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_LINK = re.compile(r"</?a\b[^>]*>")
_FIRST = re.compile(r"^((?:\s*<[^>]*>)*\s*)(\w)")


@dataclass(frozen=True)
class Localised:
    """The catalogue in one language: messages, formats and sorting. One per build and language."""

    catalogue: Catalogue
    language: str
    messages: Messages
    formats: Formats
    sort_key: Callable[[str], bytes]
    _made: dict[Hashable, tuple[Any, set[Question]]] = field(default_factory=dict, compare=False, repr=False)

    def once(self, name: Hashable, make: Callable[[], Made]) -> Made:
        """What many pages of a build and language use, made for the first; each has asked what it was made from."""
        if name not in self._made:
            with listening() as asked:
                self._made[name] = make(), asked
        made: Made
        made, asked = self._made[name]
        note(asked)
        return made

    @classmethod
    def of(cls, catalogue: Catalogue, language: str) -> Localised:
        return cls.spoken(
            catalogue, load_messages(language, _locale(catalogue, language), catalogue.loaded.root)
        )

    @classmethod
    def spoken(cls, catalogue: Catalogue, messages: Messages) -> Localised:
        """With phrases that have been read already."""
        language = messages.language
        sort_key = collator(_locale(catalogue, language)).getSortKey
        return cls(catalogue, language, messages, Formats(messages), sort_key)

    def __reduce__(self) -> tuple[Callable[..., Localised], tuple[Catalogue, Messages]]:
        """On its way to another machine: the order of letters is ICU's, there as here."""
        return Localised.spoken, (self.catalogue, self.messages)


def _locale(catalogue: Catalogue, language: str) -> str:
    return next(one.locale for one in catalogue.site.languages if one.code == language)


def plain(text: Markup | str) -> str:
    """Markup without its tags and source markers, as text."""
    return Markup(_TAG.sub("", without_markers(text))).unescape()  # noqa: S704 - only unescaped


def without_markers(html: Markup | str) -> str:
    """Markup without its source markers, whose numbers count on one page only."""
    return _MARKER.sub("", str(html))


def capfirst(text: Markup | str) -> Markup:
    """The first letter capital, tags passed over: for labels that stand at the head of something."""
    escaped = str(Markup.escape(text))
    return Markup(_FIRST.sub(lambda match: match[1] + match[2].upper(), escaped, count=1))  # noqa: S704


@dataclass
class View:
    """What a template may ask. `path` is the page's address below its language's root."""

    localised: Localised
    path: str
    absolute: bool = False
    """True for pages served at any address (404): links then start at the site's own path."""
    used: set[str] = field(default_factory=set)
    """Ids of records and facts that the page showed."""
    cited: list[Source] = field(default_factory=list)
    """Sources in the order in which the page first refers to them; markers are their numbers."""
    anchors: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    """Ids of facts whose corrections the page has shown."""
    modules: set[str] = field(default_factory=set)
    """Scripts in assets/javascripts/ that what the page shows works with; the head names them."""

    @cached_property
    def catalogue(self) -> Catalogue:
        return self.localised.catalogue

    @cached_property
    def language(self) -> str:
        return self.localised.language

    @cached_property
    def formats(self) -> Formats:
        return self.localised.formats

    def t(self, key: str, count: float | None = None, **values: object) -> str:
        return self.localised.messages.t(key, count, **values)

    def phrase(self, key: str, **names: Markup) -> Markup:
        """A phrase filled in with names that keep the mark of their language."""
        holes = {name: f"{{{name}}}" for name in names}
        return Markup.escape(self.t(key, None, **holes)).format(**names)

    def works_with(self, module: str) -> str:
        """Ask the head of the page for a script; prints nothing."""
        self.modules.add(module)
        return ""

    # -- addresses ----------------------------------------------------------------------------

    @cached_property
    def root(self) -> str:
        """The way from this page to the root of the site."""
        if self.absolute:
            return "/" + self.catalogue.site.site_url.split("//", 1)[1].partition("/")[2]
        return "../" * (language_root(self.catalogue, self.language) + self.path).count("/") or "./"

    def href(self, path: str, language: str | None = None) -> str:
        """A link to a path below the root of `language` (this page's own by default)."""
        return self.root + language_root(self.catalogue, language or self.language) + path

    def asset(self, path: str) -> str:
        return self.root + path

    def address(self, path: str | None = None, language: str | None = None) -> str:
        """The absolute address of a page."""
        path = self.path if path is None else path
        return self.catalogue.site.site_url + language_root(self.catalogue, language or self.language) + path

    def url(self, record_id: str) -> str:
        """A link to the record's page; releases lead to the language they exist in."""
        self.used.add(record_id)
        entry = self.catalogue.release(record_id) if "/" in record_id else None
        language = entry.shown_in(self.language) if entry else None
        return self.href(self.path_of(record_id), language)

    def path_of(self, record_id: str) -> str:
        """Where the record stands, below the language's root; nothing for records without a page."""
        return path_of(self.catalogue, record_id) or ""

    def moved_to(self, record_id: str, target: str) -> tuple[str, str | None]:
        """Path and language that a redirect leads to: a release may not exist in this page's language."""
        entry = self.catalogue.release(record_id) if "/" in record_id else None
        own_page = entry is not None and target == path_of(self.catalogue, record_id)
        return target, entry.shown_in(self.language) if entry and own_page else None

    def ledger(self, fact: KnownFact) -> str:
        self.used.add(fact.id)
        return self.href(ledger_path(fact.subject, fact.key))

    # -- names and texts ----------------------------------------------------------------------

    def spoken(self, text: str, language: str | None) -> Markup:
        """A text marked with its language where that is not the page's (WCAG 3.1.2)."""
        if language is None or language == self.language:
            return Markup.escape(text)
        return html('<span lang="%s">%s</span>', language, text)

    def proper(self, name: ProperName) -> Markup:
        return self.spoken(*name.on(self.language))

    def label(self, record_id: str) -> Markup:
        """What a record is called, marked with the name's language; not linked."""
        self.used.add(record_id)
        if "/" in record_id:
            entry = self.catalogue.release(record_id)
            return self.release_title(entry) if entry else Markup.escape(record_id)
        record = self.catalogue.record(record_id)
        if isinstance(record, Organisation | Project):
            return self.proper(record.name)
        if isinstance(record, Programme | Fund | Topic | Term):
            return Markup.escape(record.label[self.language])
        if isinstance(record, Person):
            return Markup.escape(record.name or self.t("person.withdrawn"))
        if isinstance(record, Source):
            return self.source_title(record)
        return Markup.escape(record_id)

    def plain_label(self, record_id: str) -> str:
        return plain(self.label(record_id))

    def release_title(self, entry: ReleaseEntry) -> Markup:
        language = entry.shown_in(self.language)
        return self.spoken(self.headline(entry, language), language)

    def headline(self, entry: ReleaseEntry, language: str) -> Markup:
        """The title without the links of its expressions: it is itself a link, or a heading."""
        title = without_markers(self.inline(entry.texts[language].title))
        return Markup(_LINK.sub("", title))  # noqa: S704 - only links are taken out

    def source_title(self, source: Source) -> Markup:
        if isinstance(source.title, str):
            kind, publisher = self.t(f"source-type.{source.type}"), plain(self.publisher(source))
            return capfirst(self.t("source.untitled", type=kind, publisher=publisher))
        return self.spoken(source.title.text, source.title.lang)

    def publisher(self, source: Source) -> Markup:
        if isinstance(source.publisher, str):
            return self.label(source.publisher)
        return self.spoken(source.publisher.text, source.publisher.lang)

    def link(self, record_id: str) -> Markup:
        """The record's name, linked to its page."""
        return html('<a href="%s">%s</a>', self.url(record_id), self.label(record_id))

    def text(self, text: LocalizedText | None) -> Markup:
        """A text of a record in the page's language, its expressions filled in."""
        return self.inline(text[self.language]) if text else Markup("")

    def inline(self, text: str) -> Markup:
        return render_inline(text, self.expand)

    def plain_text(self, text: LocalizedText | str) -> str:
        text = text if isinstance(text, str) else text[self.language]
        # Most texts have no expression; escaping them and taking it back would be the work of a large archive.
        return plain(self.inline(text)) if "{" in text else text

    def expand(self, call: Call) -> Markup:
        """The HTML of an expression; checks have seen to it that its ids exist."""
        first = call.arguments[0]
        if call.name == "fact":
            form = call.arguments[1] if len(call.arguments) > 1 else "long"
            return self.cite(self.catalogue.facts[first], form)
        if call.name == "person":
            return self.link(first)
        if call.name == "name":
            return self.link(first) if path_of(self.catalogue, first) else self.label(first)
        if call.name == "in_language":
            return self.spoken(call.arguments[1], first)
        return Markup.escape(first)

    # -- facts --------------------------------------------------------------------------------

    def value(self, said: Said, form: str = "long") -> Markup:
        """What was said, in words of the page's language, with its qualifier unless form says not."""
        if said.unknown:
            return Markup.escape(self.t("unknown." + said.unknown.replace(" ", "-")))
        shown = self._bare(said, form)
        if form in {"value", "number", "words", "year"} or said.qualifier == "exact":
            return shown
        return Markup.escape(self.t("qualifier." + said.qualifier.replace(" ", "-"), value="{}")).format(
            shown
        )

    def _bare(self, said: Said, form: str) -> Markup:
        value = said.value
        if said.text:
            return self.text(said.text)
        if value and value.quantity:
            if form == "words":
                return Markup.escape(self.formats.words(value.quantity.number))
            return Markup.escape(self.formats.quantity(value.quantity, form))
        if value and value.date:
            return Markup.escape(self.formats.date(value.date, form))
        if value and value.code:
            return Markup.escape(self.t(f"role.{value.code}", count=1))
        return self.label(said.of) if said.of else Markup("")

    def cite(self, fact: KnownFact, form: str = "long") -> Markup:
        """The value in running text, followed by the marker that leads to its source."""
        return html("%s%s", self.value(fact.chosen, form), self.noted(fact))

    def noted(self, fact: KnownFact) -> Markup:
        """The marker of a value that has nothing else beside it: in words where sources differ."""
        return self.marker(fact, words=self.t("state.disagrees") if fact.state == "disagrees" else "")

    def marker(self, fact: KnownFact, said: Said | None = None, words: str = "") -> Markup:
        """The numbers on this page of the sources that say so, leading to the statement in the ledger."""
        sources = [said.source] if said else sources_of(fact)
        numbers = sorted(self._number(source) for source in sources)
        shown = ",\u2009".join(str(number) for number in numbers)
        told = [self.cited[number - 1] for number in numbers]
        label = self.t(
            "source.marker", count=len(numbers), numbers=shown, fact=plain(self.fact_name(fact)),
            sources="; ".join(f"{plain(self.publisher(one))}, {self.date(one.date)}" for one in told),
        )  # fmt: skip
        href = self.statement(fact, said or fact.chosen)
        if words:  # what is heard begins with what is seen (WCAG 2.5.3)
            label = f"{shown} {words}: {label}"
            shown = html("%s <span>%s</span>", shown, words)
        return html('<sup class="src"><a href="%s" aria-label="%s">%s</a></sup>', href, label, shown)

    def _number(self, source: Source) -> int:
        number = next((number for number, one in enumerate(self.cited, 1) if one.id == source.id), 0)
        if not number:
            self.cited.append(source)
        return number or len(self.cited)

    def statement(self, fact: KnownFact, said: Said) -> str:
        """A link to one statement in the ledger."""
        self.used.add(fact.id)
        return self.href(ledger_path(fact.subject, self.anchor(fact, said)))

    def anchor(self, fact: KnownFact, said: Said) -> str:
        """Where a statement stands on its page of the ledger: the chosen one under the fact's own key."""
        return fact.key if said is fact.chosen else said.id.removeprefix(f"{fact.subject}.")

    def fact_label(self, fact: KnownFact) -> Markup:
        if fact.property == "role":
            codes = (said.value.code for said in fact.said if said.value and said.value.code)
            keys = {role: (f"role-{role}", f"{role}-{fact.of}") for role in ROLES}
            code = next(codes, None) or next((role for role in ROLES if fact.key in keys[role]), None)
            if code:
                return capfirst(self.t(f"role.{code}", count=1))
        if fact.label:
            return self.text(fact.label)
        if fact.derivation and fact.derivation.formula == "ratio":
            return Markup.escape(self.t("project.of-goal"))
        return Markup.escape(self.t(f"property.{fact.property}"))

    def fact_name(self, fact: KnownFact) -> Markup:
        """The label, and the other record where there is one."""
        label = self.fact_label(fact)
        return html("%s: %s", label, self.label(fact.of)) if fact.of else label

    # -- languages, dates, order --------------------------------------------------------------

    def language_name(self, code: str) -> str:
        key = f"language.{code}"
        return self.t(key) if self.localised.messages.has(key) else code

    def date(self, value: Edtf | str | None, form: str = "long") -> str:
        if value is None or isinstance(value, str):
            return self.t("date.unknown")
        return self.formats.date(value, form)

    def sort(self, items: Iterable[Item], key: Callable[[Item], object]) -> list[Item]:
        """In the alphabetical order of the page's language."""
        return sorted(items, key=lambda item: self.localised.sort_key(str(key(item)).casefold()))

    def part_of(self, items: Sequence[Item], number: int) -> Sequence[Item]:
        """The entries of page `number` of a list."""
        return items[(number - 1) * PER_PAGE : number * PER_PAGE]

    def by_name(self, ids: Iterable[str]) -> list[str]:
        return self.sort(ids, self.plain_label)


def sources_of(fact: KnownFact) -> list[Source]:
    """The source of the chosen statement, and those that say exactly the same."""
    chosen = fact.chosen
    same = [one for one in fact.others if not one.unknown and _content(one) == _content(chosen)]
    return list({one.source.id: one.source for one in (chosen, *same)}.values())


def _content(said: Said) -> tuple[object, ...]:
    value = said.value
    known = (value.quantity, value.date, value.code) if value else None
    return known, said.text, said.of, said.unknown, said.qualifier
