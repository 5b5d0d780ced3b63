// The page's own code on a large book: reads {modules, index, files, asked, how} as JSON and prints what it finds at first,
// and what it fetched for that. Each question is asked by somebody who has fetched nothing yet: "patient" asks on until it
// is not cut, "typing" asks after every letter, and "hurried" does so without waiting for what was asked before.

import { readFileSync } from "node:fs";

const { modules, index, files, asked, how } = JSON.parse(readFileSync(0, "utf8"));
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
  const { find } = shelvesOf(book, lookup(book), fetchText);
  const looks = [];
  const look = async (beginning) => {
    looks.push(await find(beginning, facets, wanted));
    return looks.at(-1);
  };
  const begun = [];
  if (how === "typing") for (let end = 1; end < typed.length; end++) await look(typed.slice(0, end));
  if (how === "hurried") for (let end = 1; end < typed.length; end++) begun.push(look(typed.slice(0, end)));
  let found = await look(typed);
  await Promise.all(begun);
  while (how === "patient" && found.isCut) found = await look(typed);
  const { hits, total, isCounted, isCut, counts } = found;
  answers.push({
    hits: hits.slice(0, wanted).map(({ contact, reasons }) => [book.at[contact], reasons()]), total, isCounted, isCut, counts, fetched,
    searched: looks.map(({ searched }) => searched),
  });
}
process.stdout.write(JSON.stringify(answers));
