// Pagefind's index, asked for every writing of a query; what is found is put in one order.

import { folder } from "../letters.js";
import { singly, wordsOf, writings } from "./query.js";

const ROOT = new URL("../../../", import.meta.url);
const EXCERPT = 24; // words
const RANKED = 24; // so many of the best are read and ordered by their names
const ENOUGH = 3; // with fewer pages that have all words, pages with some are shown too
const FAINTEST = 0.05; // of the best score; what is below is chance
const KINDS = { projects: 0.15, organisations: 0.12, people: 0.12, topics: 0.12, terms: 0.06, releases: 0.06 };

let loading;

/** The index and the vocabulary of the page's language, fetched once. */
export function load() {
  loading ??= Promise.all([openIndex(), readVocabulary()]).then(([index, vocabulary]) => ({ index, vocabulary }));
  loading.catch(() => { loading = undefined; });
  return loading;
}

async function openIndex() {
  const index = await import(new URL("pagefind/pagefind.js", ROOT));
  await index.options({ excerptLength: EXCERPT, ranking: { metaWeights: { title: 5, names: 4, keys: 2, lang: 0 } } });
  await index.init();
  return index;
}

async function readVocabulary() {
  const answer = await fetch(new URL(`pagefind/words.${document.documentElement.lang}.json`, ROOT));
  if (!answer.ok) throw new Error(`words: ${answer.status}`);
  const vocabulary = await answer.json();
  return { ...vocabulary, fold: folder(vocabulary.folding) };
}

/**
 * Everything found, the best first: {count, top: [found], rest: [() => found]}.
 * `filters` maps kind, project, topic and year to one value; without a query they alone decide.
 */
export async function find(query, filters = {}) {
  const { index, vocabulary } = await load();
  const everything = { text: null, weight: 1, words: [] };
  const asked = query.trim() ? await sensible(index, writings(query, vocabulary), vocabulary) : [everything];
  const found = new Map();
  await collect(index, asked, filters, found, Math.max);
  const single = query.trim() && found.size < ENOUGH ? singly(query, vocabulary) : [];
  await collect(index, single, filters, found, (one, other) => one + other);
  const all = [...found.values()].sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1));
  const best = all[0]?.score || 1; // filters alone give no score
  const ordered = all.filter(({ score }) => score >= best * FAINTEST || all[0].score === 0);
  const read = await Promise.all(ordered.slice(0, RANKED).map(async ({ data, score }) => {
    const shown = shownAs(await data());
    if (!hasNumber(shown, asked)) return [];
    const named = nameBonus(shown, [...asked, ...single], vocabulary);
    const excerpt = named >= 1 ? shown.beginning : shown.excerpt; // found by its name: say what it is
    return { ...shown, excerpt, score: score / best + named + (KINDS[shown.kind] ?? 0) };
  }));
  const top = read.flat().sort((one, other) => other.score - one.score);
  return {
    count: ordered.length - read.length + top.length, top,
    rest: ordered.slice(RANKED).map(({ data }) => async () => shownAs(await data())),
  };
}

/** Without compounds that no page has: Pagefind would fall back on how they begin. */
async function sensible(index, asked, { fold }) {
  const kept = await Promise.all(asked.map(async ({ compound }) => {
    if (!compound) return true;
    const { results } = await index.search(compound);
    if (!results.length) return false;
    const { content, meta } = await results[0].data();
    return fold([content, meta.title, meta.names, meta.keys].join(" ")).includes(fold(compound));
  }));
  return asked.filter((_, at) => kept[at]);
}

async function collect(index, asked, filters, found, merge) {
  const answers = await Promise.all(asked.map(({ text }) => index.search(text, { filters })));
  for (const [at, { results }] of answers.entries()) {
    for (const { id, score, data } of results) {
      const weighed = score * asked[at].weight;
      const before = found.get(id);
      found.set(id, { id, data, score: before ? merge(before.score, weighed) : weighed });
    }
  }
}

function shownAs(data) {
  const [kind] = data.filters.kind ?? ["pages"];
  // An address as a file name: see publish/search.py.
  const path = data.raw_url.slice(1, -".html".length).replaceAll("~", "/").replace("@", "#");
  const { title, names = "", keys = "", lang = "" } = data.meta;
  const beginning = data.content.split(" ").slice(0, EXCERPT).join(" ");
  return { title, lang, names, keys, kind, address: new URL(path, ROOT).href, excerpt: data.excerpt, beginning };
}

/** Pagefind falls back on a shorter word where it knows none; for a number only that number will do. */
function hasNumber({ keys }, asked) {
  const numbers = asked.filter(({ isNumber }) => isNumber);
  return !numbers.length || numbers.some(({ text }) => keys.split(" ").some((key) => key.startsWith(text)));
}

/** How much of a writing stands in what the page is called. */
function nameBonus({ title, names }, asked, { fold }) {
  const called = [title, ...names.split(" · ")].map((name) => wordsOf(fold(name)));
  let bonus = 0;
  for (const { words, weight } of asked) {
    if (!words.length) continue;
    for (const [at, name] of called.entries()) {
      const parts = name.flatMap((one) => [one, ...one.split("-")]);
      const shared = words.filter((word) => parts.some((part) => isSame(word, part))).length;
      const whole = shared === words.length && name.length <= words.length ? 1 : 0;
      bonus = Math.max(bonus, weight * ((shared / words.length) ** 2 + whole) * (at ? 0.9 : 1));
    }
  }
  return bonus;
}

const isSame = (typed, name) => name.startsWith(typed)
  || (name.length > 4 && typed.startsWith(name) && typed.length - name.length < 5);

/** An excerpt as nodes: text, and what was found marked. */
export function excerptNodes(excerpt) {
  return excerpt.replace(/^[\s·]+|[\s·]+$/g, "").split(/<mark>(.*?)<\/mark>/s).map((part, at) => {
    const text = part.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&");
    if (at % 2 === 0) return document.createTextNode(text);
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}

/** A phrase in the page's language; where it counts, in the form the number asks for. */
export function phrase(vocabulary, name, values = {}) {
  let text = vocabulary.phrases[name];
  if (typeof text !== "string") {
    const form = new Intl.PluralRules(document.documentElement.lang).select(values.count);
    text = text[form] ?? text.other;
  }
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
}
