// One contact as it is shown: its card, or until that has arrived what the index knows; with what was found marked.

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** A list item. `known` is {name, lang, lines: [{text, lang}]}; `html` the card, if it has arrived. */
export function resultOf(known, reasons, html, base, phrases) {
  const item = html ? cardOf(html, base) : outlineOf(known);
  const heading = item.querySelector("h3");
  heading.tabIndex = -1;
  for (const { field, words } of reasons) {
    if (field === "name") markWords(heading, words);
    if (field === "phone") for (const link of item.querySelectorAll("a[href^='tel:']")) markAll(link);
  }
  const told = reasons.filter(({ field }) => field !== "name" && field !== "phone");
  if (told.length) heading.after(whyOf(told, phrases));
  return item;
}

/** The server's card. Its links are written for the first page of contacts; the reader may be on another. */
function cardOf(html, base) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const item = template.content.firstElementChild;
  for (const name of ["href", "src"]) {
    for (const one of item.querySelectorAll(`[${name}]`)) one.setAttribute(name, new URL(one.getAttribute(name), base).href);
  }
  return item;
}

function outlineOf({ name, lang, lines }) {
  const item = document.createElement("li");
  item.setAttribute("aria-busy", "true");
  const heading = document.createElement("h3");
  heading.append(spoken(name, lang));
  const about = document.createElement("p");
  for (const [at, line] of lines.entries()) about.append(...(at ? [document.createElement("br")] : []), spoken(line.text, line.lang));
  item.append(heading, about);
  return item;
}

function spoken(text, lang) {
  if (!lang) return document.createTextNode(text);
  const span = document.createElement("span");
  span.lang = lang;
  span.textContent = text;
  return span;
}

/** By what it was found, where its name and number do not say so: "Matched: former name …". */
function whyOf(reasons, phrases) {
  const line = document.createElement("p");
  line.className = "why";
  const [before, after] = phrases.why.split("{reasons}");
  line.append(before);
  for (const [at, { field, kind, text, lang, words }] of reasons.entries()) {
    const said = document.createElement("span");
    if (lang) said.lang = lang;
    said.textContent = text;
    markWords(said, words);
    line.append(...(at ? ["; "] : []), `${phrases.kinds[kind] ?? phrases.fields[field]} `, said);
  }
  line.append(after);
  return line;
}

function markAll(element) {
  const mark = document.createElement("mark");
  mark.append(...element.childNodes);
  element.append(mark);
}

/** Mark these words, which are in small letters, wherever they stand in an element. */
function markWords(element, words) {
  const wanted = new Set(words);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const text = node.data.normalize("NFC");
    const parts = [];
    let from = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      if (!wanted.has(word.toLowerCase())) continue;
      const mark = document.createElement("mark");
      mark.textContent = word;
      parts.push(text.slice(from, index), mark);
      from = index + word.length;
    }
    if (parts.length) node.replaceWith(...parts, text.slice(from));
  }
}
