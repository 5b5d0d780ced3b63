// What a reader typed, in the writings under which it may be found. No document, no network.

import { isNear } from "../letters.js";

const WORD = /[\p{L}\p{N}]+(?:[-’'.][\p{L}\p{N}]+)*/gu;
const NUMBER = /^[\d\s()+./–-]+$/;
const SHORTEST_NUMBER = 5;
const SHORTEST_STEM = 4;
const MOST_JOINED = 4; // words of a query of which neighbours are tried as one

export function wordsOf(text) {
  return text.match(WORD) ?? [];
}

/**
 * The writings of a query, the likeliest first: [{text, weight, words}]; of two words joined, `compound`,
 * which counts only where a page has that word.
 * `vocabulary` is the language's: fold, names (folded), endings, ignored.
 */
export function writings(query, vocabulary) {
  const { fold } = vocabulary;
  const numbers = numberKeys(query);
  if (numbers.length) return numbers.map((text) => ({ text, weight: 1, words: [], isNumber: true }));
  const typed = meaningful(wordsOf(query), vocabulary.ignored);
  const folded = typed.map(fold);
  const found = new Map();
  const add = (words, weight, more = {}) => {
    const text = words.join(" ");
    if (text && !found.has(text)) found.set(text, { text, weight, words: words.map(fold), ...more });
  };
  add(typed, 1);
  add(folded, 0.9);
  for (const words of corrected(folded, vocabulary.names)) add(words, 0.9);
  for (let at = 0; at + 1 < Math.min(typed.length, MOST_JOINED); at++) {
    for (const words of [typed, folded]) add(joined(words, at), 0.95, { compound: words[at] + words[at + 1] });
  }
  add(folded.map((word) => withoutEnding(word, vocabulary.endings)), 0.7);
  return [...found.values()];
}

/** The query's words one by one, for when no page has them all. */
export function singly(query, vocabulary) {
  const words = meaningful(wordsOf(query), vocabulary.ignored);
  if (words.length < 2) return [];
  return words.map((text) => ({ text, weight: 0.3 / words.length, words: [vocabulary.fold(text)] }));
}

function meaningful(words, ignored) {
  const kept = words.filter((word) => !ignored.includes(word.toLowerCase()));
  return kept.length ? kept : words;
}

/** However a number is written, it is indexed as `tel` and its digits, with and without the country's. */
function numberKeys(query) {
  if (!NUMBER.test(query)) return [];
  const digits = query.replace("(0)", "").replace(/\D/g, "");
  if (digits.length < SHORTEST_NUMBER) return [];
  if (/^\s*(\+|00)/.test(query)) {
    const abroad = digits.replace(/^00/, "");
    return unique([abroad, abroad.replace(/^(\d\d)0/, "$1")]).map(asKey);
  }
  return unique([digits.replace(/^0/, ""), digits]).map(asKey);
}

const asKey = (digits) => `tel${digits}`;
const unique = (items) => [...new Set(items)];

function joined(words, at) {
  return [...words.slice(0, at), words[at] + words[at + 1], ...words.slice(at + 2)];
}

/** A definite form without its ending: projektet → projekt, klustrets → kluster. */
function withoutEnding(word, endings) {
  const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= SHORTEST_STEM);
  if (!ending) return word;
  const stem = word.slice(0, -ending.length);
  return stem.replace(/([^aeiouy])([rl])$/, "$1e$2");
}

/** The words with one that is no name's replaced by a name one letter away. */
function* corrected(words, names) {
  for (const [at, word] of words.entries()) {
    if (word.length < SHORTEST_STEM || names.some((name) => name.startsWith(word))) continue;
    for (const name of names.filter((one) => isNear(word, one)).slice(0, 3)) {
      yield [...words.slice(0, at), name, ...words.slice(at + 1)];
    }
  }
}
