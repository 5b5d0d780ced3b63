// What was typed, as words and telephone numbers. Python reads it the same way: faktum.lookup.query.

import { wordsOf } from "../letters.js";

const SPACES = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const NUMBER = /^[0-9()+./\u2013-]*[0-9][0-9()+./\u2013-]*$/;

/** The reading of queries: terms(typed) and variants(terms). A term is {words, number, joined}. */
export function reader(rules, fold, ignored) {
  const { limits } = rules;
  const words = (text) => wordsOf(text).map((written) => wordOf(written)).filter((word) => word.folded);

  const wordOf = (written) => {
    const folded = fold(written);
    const mayBeMisspelt = folded.length >= limits.near && !/\p{Nd}/u.test(folded);
    return { written, folded, mayBeMisspelt, mayBeginMisspelt: mayBeMisspelt && folded.length >= limits.near_beginning };
  };

  /** Digits, however they were grouped. Too few of them are words, or nothing yet where a number has begun. */
  const ofNumber = (parts) => {
    const text = parts.join("").replaceAll("(0)", "");
    const all = text.replace(/[^0-9]/g, "");
    const abroad = /^\(*\+/.test(text) || all.startsWith("00");
    const digits = abroad ? all.replace(/^00/, "") : all;
    const found = parts.flatMap(words);
    if (digits.length >= limits.digits) return [{ words: found, number: { digits, abroad } }];
    return abroad || digits.startsWith("0") ? [] : found.map((word) => ({ words: [word] }));
  };

  /** The terms of a query. Words that mean nothing by themselves count only when alone. */
  const terms = (typed) => {
    const all = [];
    let parts = [];
    for (const part of [...typed.split(SPACES), ""]) {
      if (NUMBER.test(part)) {
        parts.push(part);
        continue;
      }
      if (parts.length) all.push(...ofNumber(parts));
      parts = [];
      all.push(...words(part).map((word) => ({ words: [word] })));
    }
    const kept = all.filter(({ number, words: own }) => number || own.some(({ written }) => !ignored.has(written)));
    return (kept.length ? kept : all).slice(0, limits.words);
  };

  /** The terms as typed, then with two neighbouring words as one. */
  const variants = (typed) => {
    const found = [typed];
    for (let at = 0; at + 1 < Math.min(typed.length, limits.joined); at++) {
      const [first, second] = typed.slice(at, at + 2);
      if (first.number || second.number) continue;
      const one = { words: [wordOf(first.words[0].written + second.words[0].written)], joined: true };
      found.push([...typed.slice(0, at), one, ...typed.slice(at + 2)]);
    }
    return found;
  };

  return { terms, variants };
}

/** How digits match a number of this country code: "written", "beginning", "inside", or undefined. */
export function kindOfNumber({ digits, abroad }, country, national, inside) {
  const compared = (typed, number) => (number.startsWith(typed) && typed ? (typed === number ? 2 : 1) : 0);
  let best = compared(digits, country + national);
  if (!abroad) {
    best = Math.max(best, compared(digits, national));
    if (digits.startsWith("0")) best = Math.max(best, compared(digits.slice(1), national));
  }
  if (digits.startsWith(`${country}0`)) {
    best = Math.max(best, compared(country + digits.slice(country.length + 1), country + national));
  }
  if (best) return best === 2 ? "written" : "beginning";
  return !abroad && digits.length >= inside && national.includes(digits) ? "inside" : undefined;
}
