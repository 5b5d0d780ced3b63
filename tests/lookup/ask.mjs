// The page's own code without a page: reads {modules, index, numbers, asked …} as JSON and prints what it finds.

import { readFileSync } from "node:fs";

const { modules, index, numbers, asked = [], folded = [], words = [], near = [] } = JSON.parse(readFileSync(0, "utf8"));
const load = (name) => import(new URL(name, `${modules}/`));
const { folder, isNear, wordsOf } = await load("letters.js");
const { openBook, readNumbers } = await load("contacts/book.js");
const { lookup } = await load("contacts/ranking.js");

const book = openBook(index);
const look = lookup(book);
book.numbers = readNumbers(numbers);
const fold = folder(index.rules.folding);
process.stdout.write(JSON.stringify({
  found: asked.map(([typed, facets]) => {
    const { hits, counts } = look.find(typed, facets);
    return { hits: hits.map(({ contact, reasons }) => [contact, reasons()]), counts };
  }),
  folded: folded.map(fold),
  words: words.map((text) => wordsOf(text).filter((word) => fold(word))),
  near: near.map(([one, other]) => isNear(one, other)),
}));
