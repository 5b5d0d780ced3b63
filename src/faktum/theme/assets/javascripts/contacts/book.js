// The published index as the look-up uses it: every writing of every value with its words, every contact with
// its values. Written by faktum.lookup.index.

import { folder, wordsOf } from "../letters.js";

export const NAMED = ["organisation", "role", "project", "topic", "language", "place"];

/**
 * What the index holds, opened: {rules, fold, ignored, size, states, sets, columns, values, first, words, numbers}.
 * Values are numbered through: the contacts' names first, then each field's from `first[field]` on. `words` is a Map
 * of words in small letters to {folded, places}; a place is {writing, at, joined}. `numbers` comes later.
 */
export function openBook(index) {
  const fold = folder(index.rules.folding);
  const names = readNames(index.names);
  const columns = Object.fromEntries(NAMED.map((field) => [field, readColumn(index.columns[field])]));
  const book = {
    ...index, columns, states: readColumn(index.states), fold, size: names.length, ignored: new Set(index.ignored), values: [], words: new Map(),
    first: {}, numbers: null,
  };
  const writing = (text) => (typeof text === "string" ? { text, kind: "", lang: "" }
    : { text: text[0], kind: text[1], lang: text[2] });

  for (const [number, name] of names.entries()) {
    const [own] = index.sets.organisation[columns.organisation[number]];
    const shown = name || own === undefined ? writing(name) : writing(index.values.organisation[own][1][0]);
    addValue(book, { field: "name", number, id: "", texts: [shown] });
  }
  for (const field of NAMED) {
    book.first[field] = book.values.length;
    for (const [number, [id, texts]] of index.values[field].entries()) {
      addValue(book, { field, number, id, texts: texts.map(writing) });
    }
  }
  return book;
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
