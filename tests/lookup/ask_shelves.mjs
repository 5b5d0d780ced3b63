// The page's own code on a large book: reads {modules, index, files, asked} as JSON and prints what it finds at first,
// and what it fetched for that. Each question is asked by somebody who has fetched nothing yet.

import { readFileSync } from "node:fs";

const { modules, index, files, asked } = JSON.parse(readFileSync(0, "utf8"));
const load = (name) => import(new URL(name, `${modules}/`));
const { openBook } = await load("contacts/book.js");
const { lookup } = await load("contacts/ranking.js");
const { shelvesOf } = await load("contacts/shelves.js");

const answers = [];
for (const [typed, facets, wanted] of asked) {
  const book = openBook(index);
  const fetched = [];
  const fetchText = async (name) => {
    fetched.push(name);
    return files[name];
  };
  const { hits, total, isCounted, counts } = await shelvesOf(book, lookup(book), fetchText).find(typed, facets, wanted);
  answers.push({ hits: hits.slice(0, wanted).map(({ contact, reasons }) => [book.at[contact], reasons()]), total, isCounted, counts, fetched });
}
process.stdout.write(JSON.stringify(answers));
