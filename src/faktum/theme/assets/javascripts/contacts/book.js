// The published index as the look-up uses it: every writing of every value with its words, every contact with
// its values. Written by faktum.lookup.index.

import { folder, wordsOf } from "../letters.js";

export const NAMED = ["organisation", "role", "project", "topic", "language", "place"];

/**
 * What the index holds, opened: {rules, fold, ignored, size, at, states, sets, columns, values, first, words, numbers}.
 * Values are numbered through, the contacts' names last, each field's from `first[field]` on. `words` is a Map of words
 * in small letters to {folded, places}; a place is {writing, at, joined}. `at` is each contact's place in the order of
 * all. `numbers` come later. A large index has no contacts: they are added as shelves arrive.
 */
export function openBook(index) {
  const fold = folder(index.rules.folding);
  const book = {
    ...index, fold, ignored: new Set(index.ignored), size: 0, at: [], states: [], values: [], words: new Map(), first: {},
    columns: {}, sets: {}, setNumbers: {}, places: new Map(), numbers: null,
  };
  for (const field of NAMED) {
    book.columns[field] = [];
    book.sets[field] = [];
    book.setNumbers[field] = new Map();
    book.first[field] = book.values.length;
    for (const [number, [id, texts]] of index.values[field].entries()) {
      addValue(book, { field, number, id, texts: texts.map(writing) });
    }
  }
  book.first.name = book.values.length;
  if (index.names) addContacts(book, index);
  return book;
}

/** Put more contacts in a book: all, or those of a shelf, of which some may be there; then it may bring their numbers. */
export function addContacts(book, part) {
  const names = readNames(part.names);
  const states = readColumn(part.states);
  const columns = Object.fromEntries(NAMED.map((field) => [field, readColumn(part.columns[field])]));
  const numbers = part.numbers && readNumbers(part.numbers);
  const sets = Object.fromEntries(NAMED.map((field) => [field, part.sets[field].map((set) => setNumber(book, field, set))]));
  let place = 0;
  for (const [at, name] of names.entries()) {
    place = part.at ? place + part.at[at] : at;
    let contact = book.places.get(place);
    if (contact === undefined) {
      contact = book.size++;
      book.places.set(place, contact);
      book.at.push(place);
      book.states.push(states[at]);
      for (const field of NAMED) book.columns[field].push(sets[field][columns[field][at]]);
      const [own] = book.sets.organisation[book.columns.organisation[contact]];
      const shown = name || own === undefined ? writing(name) : { ...book.values[book.first.organisation + own].texts[0] };
      addValue(book, { field: "name", number: contact, id: "", texts: [shown] });
    }
    if (numbers) (book.numbers ??= [])[contact] = numbers[at];
  }
}

const writing = (text) => (typeof text === "string" ? { text, kind: "", lang: "" }
  : { text: text[0], kind: text[1], lang: text[2] });

/** The number of a set of values that contacts share; shelves number theirs each from 0. */
function setNumber(book, field, set) {
  const known = book.setNumbers[field];
  const key = set.join();
  if (!known.has(key)) known.set(key, book.sets[field].push(set) - 1);
  return known.get(key);
}

function addValue(book, value) {
  const number = book.values.push(value) - 1;
  for (const [at, text] of value.texts.entries()) {
    const words = wordsOf(text.text).filter((word) => book.fold(word));
    const own = { ...text, field: value.field, value: number, at, words };
    for (const [place, word] of words.entries()) {
      addPlace(book, word, { writing: own, at: place, joined: false });
      if (place + 1 < words.length) addPlace(book, word + words[place + 1], { writing: own, at: place, joined: true });
    }
  }
}

function addPlace(book, word, place) {
  const known = book.words.get(word);
  if (known) known.places.push(place);
  else book.words.set(word, { folded: book.fold(word), places: [place] });
}

/** A first word from a column, and what follows it in a line; a space is the same as in the line above. */
function readNames({ first, column, rest }) {
  let before = "";
  const lines = rest.split("\n");
  return readColumn(column).map((number, at) => {
    if (lines[at] !== " ") before = lines[at];
    return before ? `${first[number]} ${before}` : first[number];
  });
}

/** Telephone numbers, which arrive apart: [country's code, the rest] of every contact. */
export function readNumbers({ beginnings, column, digits }) {
  let at = 0;
  return readColumn(column).map((number) => {
    const [country, first, following] = beginnings[number];
    at += following;
    return [country, first + digits.slice(at - following, at)];
  });
}

/** A column of signs as numbers: printable ASCII but for the quotation mark and the backslash, then from ¡ on. */
function readColumn(signs) {
  return Array.from(signs, (sign) => {
    const code = sign.codePointAt(0);
    return code > 0x7e ? code - 0xa1 + 93 : code - 0x20 - (code > 0x22) - (code > 0x5c);
  });
}
