// Which contacts a query finds, which first, and why. Python finds the same in the same order: faktum.lookup.ranking.

import { isNear } from "../letters.js";
import { NAMED } from "./book.js";
import { kindOfNumber, reader } from "./query.js";

const EXACT = new Set(["written", "folded"]);
const NONE = Infinity;
const NUMBER = { writing: { field: "phone", text: "", kind: "", lang: "", words: [] } };

/**
 * The look-up in a book: find(typed, facets) → {hits, counts, exact}, `exact` being how many have all of it without a
 * typing error; and what says beforehand which contacts can be found, asked(typed) and costsOf(variant, near).
 */
export function lookup(book) {
  const { rules, rules: { costs, limits } } = book;
  const { terms, variants } = reader(rules, book.fold, book.ignored);

  /** How a typed word matches the words of the book: Map of word to kind. */
  const kindsOf = (typed, near) => {
    const found = new Map();
    for (const [word, { folded }] of book.words) {
      const kind = kindOf(typed, word, folded, near);
      if (kind) found.set(word, kind);
    }
    return found;
  };

  /** The cheapest writing of every value that has the word: cost by value, and which writing. */
  const matchesOf = (kinds, exact) => {
    const best = new Float64Array(book.values.length).fill(NONE);
    const places = new Map();
    for (const [word, kind] of kinds) {
      for (const place of book.words.get(word).places) {
        const { writing } = place;
        const cost = costs.kinds[kind] + costs.fields[writing.field] + costs.texts[writing.kind]
          + (place.joined ? costs.joined : 0) + (writing.words.every((one) => exact.has(one)) ? 0 : costs.part);
        const before = places.get(writing.value);
        if (cost > best[writing.value]) continue;
        if (cost === best[writing.value] && !isBefore(place, before)) continue;
        best[writing.value] = cost;
        places.set(writing.value, place);
      }
    }
    return { best, places, bySet: cheapestBySet(best) };
  };

  /** Of every set of values that contacts share, the cheapest one. */
  const cheapestBySet = (best) => Object.fromEntries(NAMED.map((field) => [field, book.sets[field].map((set) => {
    let cheapest = -1;
    for (const number of set) {
      const value = book.first[field] + number;
      if (best[value] !== NONE && (cheapest < 0 || best[value] < best[cheapest])) cheapest = value;
    }
    return cheapest;
  })]));

  /** The value by which a contact has the word, or −1. */
  const cheapest = ({ best, bySet }, contact) => {
    const name = book.first.name + contact;
    let found = best[name] === NONE ? -1 : name;
    for (const field of NAMED) {
      const value = bySet[field][book.columns[field][contact]];
      if (value >= 0 && (found < 0 || best[value] < best[found])) found = value;
    }
    return found;
  };

  /** What a contact costs for one term: {cost, matches}, or null. */
  const ofTerm = (term, contact, byWord) => {
    let cost = term.words.length ? 0 : NONE;
    const matches = [];
    for (const word of term.words) {
      const found = byWord.get(word);
      const value = cheapest(found, contact);
      if (value < 0) {
        cost = NONE;
        break;
      }
      cost += found.best[value];
      matches.push(found.places.get(value));
    }
    if (term.number) {
      const [country, national] = book.numbers?.[contact] ?? [];
      const kind = national && kindOfNumber(term.number, country, national, limits.inside);
      if (kind && costs.kinds[kind] + costs.fields.phone <= cost) {
        return { cost: costs.kinds[kind] + costs.fields.phone, matches: [NUMBER] };
      }
    }
    if (cost === NONE) return null;
    return { cost: term.joined ? 2 * cost + costs.joined : cost, matches };
  };

  /** What each word of a variant costs, by value: Map of the word to what matchesOf says. */
  const costsOf = (variant, near) => {
    const typed = variant.flatMap(({ words }) => words);
    const kinds = typed.map((word) => kindsOf(word, near));
    const exact = new Set(kinds.flatMap((all) => [...all].filter(([, kind]) => EXACT.has(kind)).map(([word]) => word)));
    return new Map(typed.map((word, at) => [word, matchesOf(kinds[at], exact)]));
  };

  /** Every contact that has all the terms: Map of its number to {cost, matches}. */
  const matching = (asked, near) => {
    const found = new Map();
    for (const variant of variants(asked)) {
      const byWord = costsOf(variant, near);
      // A word that nobody has, in a term that is no number: nobody has them all.
      if (variant.some(({ words, number }) => !number && words.some((word) => !byWord.get(word).places.size))) continue;
      for (let contact = 0; contact < book.size; contact++) {
        let cost = 0;
        const matches = [];
        for (const term of variant) {
          const one = ofTerm(term, contact, byWord);
          cost += one ? one.cost : NONE;
          if (!one) break;
          matches.push(...one.matches);
        }
        if (cost < (found.get(contact)?.cost ?? NONE)) found.set(contact, { cost, matches });
      }
    }
    return found;
  };

  const find = (typed, chosen = {}) => {
    const asked = terms(typed);
    let found = matching(asked, false);
    const exact = found.size;
    if (asked.length && exact < limits.enough) found = matching(asked, true);
    const order = [...found.keys()].sort((one, other) => found.get(one).cost - found.get(other).cost
      || book.states[one] - book.states[other] || book.at[one] - book.at[other]);
    return { ...narrowed(order, found, chosen), exact };
  };

  /** Those within the facets, and for each facet how many there are of its values, whatever it is set to itself. */
  const narrowed = (order, found, chosen) => {
    const facets = Object.entries(rules.facets);
    const wanted = facets.map(([facet, field]) => chosen[facet] && book.sets[field].map((set) => set.some((number) =>
      book.values[book.first[field] + number].id === chosen[facet])));
    const counts = facets.map(([, field]) => new Uint32Array(book.sets[field].length));
    const hits = [];
    for (const contact of order) {
      let failing = -1;
      let failures = 0;
      for (const [at, [, field]] of facets.entries()) {
        if (wanted[at] && !wanted[at][book.columns[field][contact]]) {
          failing = at;
          failures++;
        }
      }
      if (!failures) hits.push({ contact, cost: found.get(contact).cost, reasons: () => reasonsOf(found.get(contact).matches) });
      if (failures > 1) continue;
      for (const [at, [, field]] of facets.entries()) {
        if (!failures || at === failing) counts[at][book.columns[field][contact]]++;
      }
    }
    return { hits, counts: Object.fromEntries(facets.map(([facet, field], at) => [facet, byId(field, counts[at])])) };
  };

  const byId = (field, bySet) => {
    const counts = {};
    for (const [set, count] of bySet.entries()) {
      if (!count) continue;
      for (const number of book.sets[field][set]) {
        const { id } = book.values[book.first[field] + number];
        counts[id] = (counts[id] ?? 0) + count;
      }
    }
    return counts;
  };

  return { find, costsOf, asked: (typed) => variants(terms(typed)) };
}

/** How `typed` matches a word, the best way there is; undefined when it does not. */
export function kindOf(typed, written, folded, near) {
  if (folded.startsWith(typed.folded)) {
    if (folded.length > typed.folded.length) return "beginning";
    return typed.written === written ? "written" : "folded";
  }
  if (!near || !typed.mayBeMisspelt) return undefined;
  const more = folded.length - typed.folded.length;
  if (more >= -1 && more <= 1 && isNear(typed.folded, folded)) return "near";
  return typed.mayBeginMisspelt && beginsNear(typed.folded, folded) ? "near-beginning" : undefined;
}

function beginsNear(typed, word) {
  for (let length = typed.length - 1; length <= typed.length + 1; length++) {
    if (length < word.length && isNear(typed, word.slice(0, length))) return true;
  }
  return false;
}

const isBefore = (one, other) => one.writing.at - other.writing.at < 0
  || (one.writing.at === other.writing.at && one.at < other.at);

/** Each writing once, in the order of the query: [{field, text, kind, lang, words}]. */
function reasonsOf(matches) {
  const found = new Map();
  for (const { writing, at, joined } of matches) {
    if (!found.has(writing)) found.set(writing, new Set());
    if (at === undefined) continue;
    found.get(writing).add(at);
    if (joined) found.get(writing).add(at + 1);
  }
  return [...found].map(([{ field, text, kind, lang, words }, marked]) => ({
    field, text, kind, lang, words: [...marked].sort((one, other) => one - other).map((at) => words[at]),
  }));
}
