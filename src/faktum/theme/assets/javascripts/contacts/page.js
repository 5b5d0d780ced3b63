// The look-up: what is typed and chosen stands in the address, what is found in a list of cards.

import { keepInAddress } from "../address.js";
import { openBook } from "./book.js";
import { cardsOf } from "./cards.js";
import { lookup } from "./ranking.js";
import { resultOf } from "./result.js";
import { wholeOf } from "./whole.js";

const SHOWN = 9; // at first, and then each time more are asked for
const SETTLED = 150; // milliseconds without a key before cards are fetched
const PATIENCE = 300; // and before what was found last gives way to waiting
const ANNOUNCED = 700; // and before the number found is said
const AHEAD = "100px"; // cards that are about to be seen are fetched too
const FEW = 50; // so many contacts have all their cards fetched at once

/** `isEntered`: Enter was pressed before this script was there. */
export function attach(form, isEntered) {
  const base = new URL(form.dataset.lookup, location.href);
  const section = document.querySelector("[data-lookup-results]");
  const list = section.querySelector("ul");
  const heading = section.querySelector("h2");
  const loading = heading.textContent;
  const [none, searched, more, widen, clear] = ["none", "searched", "more", "widen", "clear"].map((name) => section.querySelector(`[data-lookup-${name}]`));
  const showsMore = more.textContent;
  const status = form.querySelector("[data-lookup-status]");
  const field = form.elements.q;
  const facets = [...form.querySelectorAll("select")].map((select) => ({
    select, options: [...select.options].slice(1).map((option) => ({ option, label: option.textContent })),
  }));
  const plurals = new Intl.PluralRules(document.documentElement.lang);
  const timers = {};
  let opened; // {book, shelves, cards}
  let opening;
  let asked = 0;
  let question = []; // what was typed and chosen
  let hits = [];
  let isAll = true; // there are no more than these hits
  let isCut = false; // better ones may come: looking ended before it was sure
  let shown = 0;
  let focusFirst = isEntered;
  let isReaching = false; // for a number that has yet to arrive
  let retried = false;

  // -- loading --------------------------------------------------------------------------------

  const fetchText = async (name, options) => {
    const answer = await fetch(new URL(name, base), options);
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
    return answer.text();
  };

  const open = (options) => {
    opening ??= fetchText("index.json", options).then(async (text) => {
      const book = openBook(JSON.parse(text));
      const cards = cardsOf(book, fetchText);
      const shelvesOf = book.drawers ? (await import("./shelves.js")).shelvesOf : wholeOf;
      opened = { book, shelves: shelvesOf(book, lookup(book), fetchText), cards };
      if (book.size && book.size <= FEW) cards.fetchAll([...Array(book.size).keys()]).then(fillIn, () => {});
    });
    opening.catch(() => { opening = undefined; });
    return opening;
  };

  /** The site has been published anew since the index was read: its files have other names now. */
  const reopen = () => {
    opening = opened = undefined;
    return open({ cache: "reload" });
  };

  // -- looking up -----------------------------------------------------------------------------

  const run = (state) => {
    const mine = ++asked;
    clearTimeout(timers.waiting);
    clearTimeout(timers.cards); // what stands there is about to go
    seen.disconnect();
    if (!state.size) return rest();
    const { q = "", ...chosen } = Object.fromEntries(state);
    question = [q, chosen];
    const found = opened?.shelves.find(q, chosen, SHOWN);
    if (found && !found.then) return show(found); // at once: nothing waits between a key and what it finds
    section.ariaBusy = "true";
    if (opened) timers.waiting = setTimeout(wait, PATIENCE);
    else wait();
    return find(found).then((one) => mine === asked && show(one)).catch((error) => mine === asked && fail(error));
  };

  /** What answers the question, some of which has to be fetched; `found` is a promise of it, where there is one. */
  const find = async (found, wanted = SHOWN) => {
    await open();
    const ask = () => opened.shelves.find(...question, wanted);
    return (found ?? Promise.resolve().then(ask)).catch(() => reopen().then(ask));
  };

  const rest = () => {
    question = [];
    section.hidden = true;
    section.ariaBusy = null;
    hits = [];
    list.replaceChildren();
    say("");
    if (opened) count(opened.shelves.counts());
    else open().then(() => section.hidden && count(opened.shelves.counts())).catch(() => {});
  };

  const wait = () => {
    section.hidden = false;
    section.ariaBusy = "true";
    section.classList.remove("failed");
    heading.textContent = loading;
    none.hidden = searched.hidden = more.hidden = widen.hidden = true;
    list.replaceChildren();
  };

  const fail = (error) => {
    clearTimeout(timers.waiting);
    console.error(error);
    section.hidden = false;
    section.ariaBusy = null;
    section.classList.add("failed");
    heading.textContent = form.dataset.failed;
    say(form.dataset.failed, 0);
  };

  const show = (found, upTo = SHOWN) => {
    const [q, chosen] = question;
    clearTimeout(timers.waiting);
    ({ hits, isAll, isCut } = found);
    count(found.counts);
    section.hidden = false;
    section.ariaBusy = null;
    section.classList.remove("failed");
    none.hidden = hits.length > 0 || isCut;
    widen.hidden = hits.length > 0 || !Object.keys(chosen).length || !q;
    const { phrases } = opened.book;
    const total = tell(found);
    const told = isCut ? ` ${searched.textContent}` : "";
    if (hits.length) say(phrases.first.replace("{count}", total).replace("{name}", knownOf(hits[0].contact).name) + told);
    else if (isCut) say(`${total}.${told}`);
    else {
      const missed = Object.keys(chosen).length ? phrases["narrowed-none"] : phrases.none.replace("{query}", q);
      none.firstElementChild.textContent = missed;
      say(`${missed} ${none.lastChild.textContent.trim()}`);
    }
    list.replaceChildren();
    shown = 0;
    showMore(upTo);
    if (focusFirst) focusOn(0);
    focusFirst = false;
  };

  /** Say in the heading how many there are, and below the list how many contacts have been looked through, if not enough. */
  const tell = (found) => {
    const { phrases, total } = opened.book;
    searched.hidden = !isCut;
    if (isCut) searched.textContent = phrases.searched.replace("{count}", written(found.searched)).replace("{total}", written(total));
    heading.textContent = isCut && !hits.length ? phrases["none-yet"] : counted(found);
    return heading.textContent;
  };

  // -- showing --------------------------------------------------------------------------------

  const showMore = (upTo = shown + SHOWN) => {
    const from = shown;
    shown = Math.min(hits.length, upTo);
    list.append(...hits.slice(from, shown).map(itemOf));
    more.hidden = isAll && shown >= hits.length;
    more.textContent = isCut && shown >= hits.length ? opened.book.phrases.further : showsMore;
    clearTimeout(timers.cards);
    seen.disconnect();
    timers.cards = setTimeout(fillIn, from ? 0 : SETTLED);
  };

  /** Cards that are there take their places; the others are fetched when their place comes into view. */
  const fillIn = () => {
    const places = [...list.children].flatMap((item, at) => (item.hasAttribute("aria-busy") ? [at] : []));
    fill(asked, places.filter((at) => opened.cards.card(hits[at].contact)));
    for (const outline of list.querySelectorAll("[aria-busy]")) seen.observe(outline);
  };

  const seen = new IntersectionObserver((entries) => {
    const all = [...list.children];
    const come = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target);
    for (const outline of come) seen.unobserve(outline);
    const places = come.map((outline) => all.indexOf(outline)).filter((at) => at >= 0);
    if (places.length) fill(asked, places);
  }, { rootMargin: AHEAD });

  const itemOf = ({ contact, reasons }) => {
    const { phrases, kinds, fields } = opened.book;
    return resultOf(knownOf(contact), reasons(), opened.cards.card(contact), base, { ...phrases, kinds, fields });
  };

  /** What the index itself says of a contact. */
  const knownOf = (contact) => {
    const { book } = opened;
    const first = (name) => {
      const [number] = book.sets[name][book.columns[name][contact]];
      return number === undefined ? [] : [book.values[book.first[name] + number].texts[0]];
    };
    const { text, lang } = book.values[book.first.name + contact].texts[0];
    const lines = [...first("role"), ...first("organisation")].filter((line) => line.text && line.text !== text);
    return { name: text, lang, lines };
  };

  /** Put cards in the places of their outlines, and the focus where it was. */
  const fill = async (mine, places) => {
    try {
      await opened.cards.fetchAll(places.map((at) => hits[at].contact));
    } catch (error) {
      if (mine !== asked) return;
      if (retried) return fail(error);
      retried = true;
      return reopen().then(() => mine === asked && form.requestSubmit()).catch(fail);
    }
    if (mine !== asked) return;
    retried = false;
    for (const at of places) {
      const isFocused = list.children[at].contains(document.activeElement);
      list.children[at].replaceWith(itemOf(hits[at]));
      if (!isFocused) continue;
      if (isReaching) reach(list.children[at]);
      else focusOn(at);
    }
  };

  const written = (number) => number.toLocaleString(document.documentElement.lang);

  /** How many there are, or at least are. */
  const counted = ({ total, isCounted }) => {
    const { count: forms, "at-least": atLeast } = opened.book.phrases;
    const count = (forms[plurals.select(total)] ?? forms.other).replace("{count}", written(total));
    return isCounted ? count : atLeast.replace("{count}", count);
  };

  /** Beside each choice, how many contacts it would leave; nothing where not all of them have been fetched. */
  const count = (counts) => {
    for (const { select, options } of facets) {
      for (const { option, label } of options) {
        const number = counts ? counts[select.name][option.value] ?? 0 : NaN;
        const text = counts ? `${label} (${number})` : label;
        if (option.text !== text) option.text = text;
        option.hidden = option.disabled = number === 0 && !option.selected;
      }
    }
  };

  const say = (text, pause = ANNOUNCED) => {
    clearTimeout(timers.said);
    timers.said = setTimeout(() => { status.textContent = text; }, pause);
  };

  // -- keys and buttons -----------------------------------------------------------------------

  const headings = () => [...list.querySelectorAll("h3")];

  const focusOn = (at) => {
    isReaching = false;
    const one = headings()[at];
    one?.focus();
    one?.scrollIntoView({ block: "nearest" });
  };

  /** To the number, or what else there is. */
  const reach = (item) => {
    isReaching = item.hasAttribute("aria-busy");
    (item.querySelector("[href^='tel:'], [href^='mailto:']") ?? item.querySelector("a"))?.focus();
  };

  const empty = () => {
    form.reset();
    for (const { select } of facets) select.value = "";
    field.value = "";
    form.requestSubmit();
    field.focus();
  };

  /** On a phone the keyboard takes half of the screen: what is found needs the rest. */
  const makeRoom = () => {
    if (matchMedia("(width < 42rem) and (pointer: coarse)").matches) form.scrollIntoView({ block: "start" });
  };
  field.addEventListener("focus", makeRoom);
  if (document.activeElement === field) makeRoom();

  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" && section.ariaBusy) focusFirst = true; // what stands there is about to go
    else if (event.key === "ArrowDown" && hits.length) focusOn(0);
    else if (event.key === "Enter") focusFirst = true; // the form is sent, and then shown
    else if (event.key === "Escape" && (field.value || !section.hidden)) empty();
    if (["ArrowDown", "Escape"].includes(event.key)) event.preventDefault();
  });

  list.addEventListener("keydown", (event) => {
    const all = headings();
    const at = all.findIndex((one) => one.closest("li").contains(event.target));
    const isHeading = event.target === all[at];
    if (event.key === "ArrowDown") focusOn(Math.min(at + 1, all.length - 1));
    else if (event.key === "ArrowUp" && at > 0) focusOn(at - 1);
    else if (event.key === "ArrowUp" || event.key === "Escape") field.focus();
    else if (event.key === "Home" && isHeading) focusOn(0);
    else if (event.key === "End" && isHeading) focusOn(all.length - 1);
    else if (event.key === "Enter" && isHeading) reach(all[at].closest("li"));
    else return;
    event.preventDefault();
  });

  more.addEventListener("click", async () => {
    if (section.ariaBusy) return; // what was asked for is on its way
    const mine = asked;
    const known = new Set(hits.slice(0, shown).map(({ contact }) => contact));
    if (!isAll) {
      const { book } = opened;
      const wanted = shown + SHOWN;
      section.ariaBusy = "true";
      const found = await find(undefined, wanted).catch((error) => mine === asked && fail(error));
      if (!found || mine !== asked) return;
      section.ariaBusy = null;
      if (isCut || opened.book !== book) { // others may come first now
        asked++; // and cards that are on their way have lost their places
        show(found, wanted);
        return focusAfter(known);
      }
      ({ hits, isAll, isCut } = found);
      tell(found);
    }
    showMore();
    focusAfter(known);
  });

  /** To the first that was not shown before. Where there is none the focus stays on the button, as long as that is there. */
  const focusAfter = (known) => {
    const at = hits.slice(0, shown).findIndex(({ contact }) => !known.has(contact));
    if (at >= 0) focusOn(at);
    else if (more.hidden && shown) focusOn(shown - 1);
    else if (more.hidden) field.focus();
  };
  clear.addEventListener("click", empty);
  widen.addEventListener("click", () => {
    for (const { select } of facets) select.value = "";
    form.requestSubmit();
    field.focus();
  });

  keepInAddress(form, run, "q", { atOnce: true });
}
