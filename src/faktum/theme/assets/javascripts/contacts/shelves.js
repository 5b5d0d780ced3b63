// A large book, fetched as it is needed: of every question the shelves that hold its rarest word, until nobody who has
// yet to arrive can be better than those shown, or until the reader should decide. Written by faktum.lookup.shelves.

import { isNear } from "../letters.js";
import { addContacts } from "./book.js";

const AT_ONCE = 12; // files asked for together
const BUDGET = 20; // shelves fetched while somebody types on, some 1.7 kB each: with the page and the index, 150 kB
const FEW = 4; // so many more are fetched in any case where that is all there is
const FIRST = [0, -1]; // state and place of whoever would come before all

/**
 * find(typed, facets, wanted) → a promise of {hits, counts, total, isCounted, isAll, isCut, searched}, the first `wanted`
 * hits being final; but if it is cut, not all that could be better have been fetched. Asked again, it goes on from there.
 * `searched` is how many contacts have been looked through. A question ends when the next one is asked; one that only
 * adds letters to the one before has to do with what that left of the shelves it might fetch.
 */
export function shelvesOf(book, look, fetchText) {
  const { rules: { costs, limits, facets }, drawers, shelf: room, total } = book;
  const names = openDrawers(drawers.names);
  const shelves = new Map(); // number → {arrived, last}; last once it is there
  let numbers; // drawers, fetched when digits are typed
  let asked = 0;
  let begun = { typed: "", facets: "", files: 0 }; // the last question, and how many shelves there were before its first letter

  const load = (number) => {
    if (!shelves.has(number)) {
      const shelf = { last: null };
      shelf.arrived = fetchText(`${book.files}s${number}.json`).then((text) => {
        const part = JSON.parse(text);
        addContacts(book, part);
        let place = 0;
        shelf.last = part.at.map((distance) => placed(place += distance)).sort(compare).at(-1);
      });
      shelf.arrived.catch(() => shelves.delete(number));
      shelves.set(number, shelf);
    }
    return shelves.get(number).arrived;
  };

  const hasArrived = (number) => Boolean(shelves.get(number)?.last);

  /** State and place of a contact that has arrived: of those that cost alike, the lowest comes first. */
  const placed = (place) => [book.states[book.places.get(place)], place];

  // -- runs: contacts in files, the best first -----------------------------------------------------
  //
  // {cost, steps, after, known, isNumbered}: what they cost at least, the files step by step, after(step) what the best of the rest
  // costs, with state and place, how many contacts are known to be found by it, and whether they come with their numbers.

  const range = (start, count) => Array.from({ length: Math.ceil(count / room) }, (_, at) => start + at);

  const inOrder = (cost, start, count, known) => {
    const steps = range(start, count).map((file) => [file]);
    return { cost, steps, known, after: (step) => [cost, ...shelves.get(steps[step - 1][0]).last] };
  };

  /** Contacts that have one of the values: one run each, or one through all contacts where that is shorter. */
  const ofValues = (found) => {
    return [...new Set(found.map(({ cost }) => cost))].flatMap((cost) => {
      const counted = found.filter((value) => value.cost === cost).map(({ field, number }) => ({ start: drawers[field].starts[number], count: drawers[field].counts[number] }));
      const sum = counted.reduce((before, { count }) => before + count, 0);
      const known = Math.max(...counted.map(({ count }) => count));
      if (sum * drawers.common > total || counted.some(({ start }) => start < 0)) return [inOrder(cost, drawers.all, total, known)];
      return counted.map(({ start, count }) => inOrder(cost, start, count, count));
    });
  };

  const filesOf = (from, some) => [...new Set(some.flatMap((number) => range(from.starts[number], from.counts.get(number) ?? 1)))];

  /** Contacts in the drawers that a text leads to: with many, at first the best of them. */
  const ofDrawers = (from, text, near, scaled, least = 0) => {
    const inside = from.beginning(text);
    const run = (cost, every, first, known) => ({
      cost: scaled(cost), known, isNumbered: from === numbers, steps: [...(first ? [[first.file]] : []), ...inParts(filesOf(from, every))],
      after: () => (first ? [scaled(first.cost), ...placed(first.last)] : [scaled(cost), ...FIRST]),
    });
    const found = [];
    const whole = from.best.get(text);
    if (inside.length && least < Infinity) found.push(run(least, inside, whole, from === names ? whole?.count ?? 0 : 0));
    if (near) {
      const other = from.leaves.filter((number) => mayBegin(text, from.keys[number]));
      if (other.length) found.push(run(costs.kinds.near, other, undefined, 0));
    }
    return found;
  };

  /** Every contact that may have a term. */
  const ofTerm = (term, byWord, near) => {
    const scaled = (cost) => (term.joined ? 2 * cost + costs.joined : cost);
    const runs = [];
    const [word] = term.words;
    if (word) {
      const { best } = byWord.get(word);
      const values = [];
      for (const field of Object.keys(book.columns)) {
        for (let number = 0; number < drawers[field].counts.length; number++) {
          const cost = best[book.first[field] + number];
          if (cost !== Infinity) values.push({ field, number, cost: scaled(cost) });
        }
      }
      runs.push(...ofValues(values), ...ofDrawers(names, word.folded, near && word.mayBeMisspelt, scaled, leastOf(word, best)));
    }
    if (term.number) for (const digits of readingsOf(term.number)) runs.push(...ofDrawers(numbers, digits, false, scaled));
    return runs;
  };

  /** Files with the best of the names that have a word, or with all of them if they are few. */
  const bestOf = ({ folded }) => {
    const best = names.best.get(folded);
    return best ? [best.file] : filesOf(names, names.beginning(folded));
  };

  /** Names that may have a word come first if they are few: often they have not, and then nothing has to wait for them. */
  const fetchNames = (variants) => Promise.all(variants.flat().flatMap(({ words }) => words)
    .map(bestOf).filter((files) => files.length === 1).flat().map(load));

  /** What a name with the word costs at least, but for typing errors: nothing, as long as that is not known. */
  const leastOf = (word, costsNow) => {
    if (!bestOf(word).every(hasArrived)) return 0;
    const least = costsNow.subarray(book.first.name).reduce((one, other) => Math.min(one, other), Infinity);
    return names.best.has(word.folded) && least < costs.kinds.beginning ? 0 : least;
  };

  const ofFacet = ([facet, id]) => {
    const field = facets[facet];
    const number = book.values.slice(book.first[field]).findIndex((value) => value.field === field && value.id === id);
    return number < 0 ? [] : ofValues([{ field, number, cost: 0 }]);
  };

  /** The runs that together have whatever is found: for every reading of what was typed those of its rarest term. */
  const plan = (variants, near, chosen) => variants.flatMap((variant) => {
    const byWord = look.costsOf(variant, near);
    const terms = variant.map((term) => ofTerm(term, byWord, near));
    const numbered = terms.filter((_, at) => variant[at].number); // others' contacts come without their numbers
    const narrow = chosen.map(ofFacet).filter((runs) => !terms.length || lengthOf(runs) < Math.ceil(total / room));
    const leads = numbered.length ? numbered : [...terms, ...narrow];
    if (!leads.length) leads.push([inOrder(0, drawers.all, total, total)]); // as after the first digits of a number
    const least = terms.map((runs) => Math.min(...runs.map(({ cost }) => cost)));
    if (least.includes(Infinity)) return [];
    const lead = leads.reduce((one, other) => (lengthOf(other) < lengthOf(one) ? other : one));
    const own = terms.indexOf(lead);
    const others = least.reduce((sum, cost, at) => (at === own ? sum : sum + cost), 0);
    return lead.map((run) => ({ ...run, step: 0, others }));
  });

  const boundOf = ({ cost, others, step, after }) => {
    const [first, ...place] = step ? after(step) : [cost, ...FIRST];
    return [first + others, ...place];
  };

  /** Fetch, cheapest first: "all", or until it is "enough", or it is "cut" at so many shelves or by another question. */
  const fetchRuns = async (runs, most, isLast, isEnough) => {
    const missing = new Set(runs.flatMap(({ steps }) => steps.flat()).filter((file) => !shelves.has(file)));
    const upTo = missing.size > FEW ? most : Infinity;
    for (;;) {
      for (const run of runs) while (run.steps[run.step]?.every(hasArrived)) run.step++;
      // Once everybody has arrived, only their numbers may be missing.
      const open = runs.filter(({ step, steps, isNumbered }) => step < steps.length && (isNumbered || book.size < total));
      if (!open.length) return "all";
      const bounds = open.map(boundOf);
      const lowest = bounds.reduce((one, other) => (compare(other, one) < 0 ? other : one));
      if (isEnough(lowest)) return "enough";
      const next = open.filter((_, at) => compare(bounds[at], lowest) === 0).slice(0, AT_ONCE);
      const arriving = [];
      const files = next.flatMap(({ step, steps }) => steps[step]);
      for (const file of files) if (shelves.has(file) || (isLast() && shelves.size < upTo)) arriving.push(load(file));
      await Promise.all(arriving);
      if (arriving.length < files.length) return "cut";
    }
  };

  /** How many shelves there were when somebody began to type this. */
  const beginning = (typed, facets) => {
    const goesOn = begun.typed && typed !== begun.typed && typed.startsWith(begun.typed) && facets === begun.facets;
    begun = { typed, facets, files: goesOn ? begun.files : shelves.size };
    return begun.files;
  };

  const find = async (typed, chosen, wanted) => {
    const mine = ++asked;
    const isLast = () => mine === asked;
    const most = beginning(typed, JSON.stringify(chosen)) + BUDGET;
    const variants = look.asked(typed);
    const narrowing = Object.entries(chosen);
    const hasNumber = variants[0].some(({ number }) => number);
    if (hasNumber) numbers ??= openDrawers(JSON.parse(await fetchText(`${book.files}numbers.json`)));
    await fetchNames(variants);
    // Whether typing errors are looked for depends on everybody found, not only on those within the facets. Those have
    // half of the shelves to themselves: few contacts may be left by them.
    const isEnough = () => look.find(typed).exact >= limits.enough;
    const exact = variants[0].length
      ? await fetchRuns(plan(variants, false, []), narrowing.length ? most - BUDGET / 2 : most, isLast, isEnough) : "enough";
    const runs = plan(variants, exact === "all" && !isEnough(), narrowing);
    let found;
    const fetched = await fetchRuns(runs, most, isLast, (lowest) => {
      found = look.find(typed, chosen);
      const last = found.hits[wanted - 1];
      return last && compare([last.cost, ...placed(book.at[last.contact])], lowest) <= 0;
    });
    if (fetched !== "enough") found = look.find(typed, chosen);
    const isAll = fetched === "all" && (exact !== "cut" || (!hasNumber && book.size === total));
    const conditions = variants[0].length + narrowing.length;
    const known = conditions <= 1 ? Math.max(0, ...runs.map((run) => run.known)) : 0;
    const isCounted = isAll || (!variants[0].length && conditions <= 1);
    return { hits: found.hits, total: isAll ? found.hits.length : Math.max(known, found.hits.length), isCounted, isAll,
      isCut: !isAll && fetched !== "enough", searched: book.size, counts: isAll && !narrowing.length ? found.counts : null };
  };

  /** How many contacts there are of each choice. */
  const counts = () => Object.fromEntries(Object.entries(facets).map(([facet, field]) => [facet, Object.fromEntries(
    drawers[field].counts.map((count, number) => [book.values[book.first[field] + number].id, count]))]));

  return { find, counts };
}

/** Drawers as they are published, opened: `best` by key; `leaves` are the numbers of the others, which together hold all. */
function openDrawers({ keys: written, starts: distances, large, best: parted }) {
  let key = "";
  const keys = Array.from(written.matchAll(/([A-Z])([^A-Z]*)/g), ([, alike, rest]) => (
    key = key.slice(0, alike.charCodeAt(0) - 65) + rest));
  let start = 0;
  const starts = distances.map((distance) => start += distance);
  const counts = new Map(large);
  const best = new Map(parted.map(([number, count, last, cost]) => [keys[number], { file: starts[number], count, last, cost }]));
  const leaves = keys.flatMap((key, number) => (best.has(key) ? [] : [number]));
  const known = new Map(); // a word is looked up several times while its shelves arrive
  const beginning = (text) => {
    if (!known.has(text)) known.set(text, leaves.filter((number) => keys[number].startsWith(text) || text.startsWith(keys[number])));
    return known.get(text);
  };
  return { keys, counts, starts, best, leaves, beginning };
}

/** Whether something that begins with `key` may be `typed`, or begin as it, with one error but not without. */
function mayBegin(typed, key) {
  if (key.startsWith(typed) || typed.startsWith(key)) return false;
  const [short, long] = typed.length < key.length ? [typed, key] : [key, typed];
  for (let length = short.length - 1; length <= short.length + 1; length++) {
    if (length <= long.length && isNear(short, long.slice(0, length))) return true;
  }
  return false;
}

/** The digits by which a number may be kept: without the zero in front, or after the country's code. */
function readingsOf({ digits }) {
  const found = [digits];
  if (digits.startsWith("0")) return [...found, digits.slice(1)];
  for (let length = 1; length <= 3; length++) {
    if (digits[length] === "0") found.push(digits.slice(0, length) + digits.slice(length + 1));
  }
  return found;
}

/** How many files there are to fetch. */
const lengthOf = (runs) => runs.reduce((sum, { steps }) => sum + steps.flat().length, 0);

const inParts = (files) => Array.from({ length: Math.ceil(files.length / AT_ONCE) }, (_, part) =>
  files.slice(part * AT_ONCE, (part + 1) * AT_ONCE));

/** Lists of numbers, compared one by one. */
function compare(one, other) {
  for (const [at, number] of one.entries()) if (number !== other[at]) return number - other[at];
  return 0;
}
