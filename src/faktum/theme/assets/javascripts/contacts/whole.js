// A book of which one file holds all contacts: everything is found at once, but for numbers, which arrive when digits are typed.

import { readNumbers } from "./book.js";

/** find(typed, facets) → {hits, counts, total, isCounted, isAll} or, where numbers must arrive, a promise of it. */
export function wholeOf(book, look, fetchText) {
  const find = (typed, chosen) => {
    const { hits, counts } = look.find(typed, chosen);
    return { hits, counts, total: hits.length, isCounted: true, isAll: true };
  };

  const fetchNumbers = async () => {
    book.numbers ??= readNumbers(JSON.parse(await fetchText(`${book.files}numbers.json`)));
  };

  const needsNumbers = (typed) => !book.numbers && look.asked(typed)[0].some(({ number }) => number);

  return {
    find: (typed, chosen) => (needsNumbers(typed) ? fetchNumbers().then(() => find(typed, chosen)) : find(typed, chosen)),
    counts: () => look.find("").counts,
  };
}
