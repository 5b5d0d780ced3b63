// Letters that may stand for each other, and words that differ by one. No document, no network.
// Python does the same: faktum.lookup.folding and faktum.lookup.matching.

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** fold(text) for a table {letters, pairs}: å and aa as a, æ, ä and ae as a, ö, ø and oe as o. */
export function folder({ letters, pairs }) {
  const two = new RegExp(Object.keys(pairs).join("|"), "g");
  const single = (pair) => pairs[pair];
  return (text) => {
    const bare = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
    return bare.replace(/[^\0-\x7f]/gu, (letter) => letters[letter] ?? letter).replace(two, single);
  };
}

/** Letters and digits with their marks, in small letters, as written; what stands between parts them. */
export const wordsOf = (text) => text.toLowerCase().normalize("NFC").match(WORD) ?? [];

/** Whether one letter left out, added or replaced, or two neighbours swapped, turns one into the other. */
export function isNear(one, other) {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || short === long) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
