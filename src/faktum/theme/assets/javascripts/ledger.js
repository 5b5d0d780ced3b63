// The ledger's filters: facts about a project, of a kind, in a state. Without this file all of them are listed.

import { keepInAddress } from "./address.js";

const form = document.querySelector("[data-ledger]");
const list = document.querySelector("[data-ledger-list]");
const status = document.querySelector("[data-ledger-status]");
const phrases = JSON.parse(form.dataset.ledger);
const plurals = new Intl.PluralRules(document.documentElement.lang);
let whole;

/** The list may go on at other addresses; a filter is about all of it. */
function fetchRest() {
  const links = [...document.querySelectorAll("[data-ledger-pages] a:not([aria-current])")];
  return Promise.all(links.map(async (link) => {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(`${answer.status} ${link.href}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = page.querySelector("[data-ledger-list]");
    // Each page is as deep as its address: links are made whole before they move.
    for (const one of part.querySelectorAll("a[href]")) one.href = new URL(one.getAttribute("href"), link.href).href;
    list.append(...part.children);
  }));
}

function show(state) {
  const wanted = [...state];
  for (const row of list.querySelectorAll("[data-state]")) {
    row.hidden = !wanted.every(([name, value]) => row.dataset[name].split(" ").includes(value));
  }
  for (const group of list.querySelectorAll("[data-ledger-group]")) {
    group.hidden = !group.querySelector("[data-state]:not([hidden])");
  }
  const pages = document.querySelector("[data-ledger-pages]");
  if (pages) pages.hidden = Boolean(wanted.length || whole);
  const count = list.querySelectorAll("[data-state]:not([hidden])").length;
  status.textContent = wanted.length ? phrases[count ? plurals.select(count) : "none"].replace("{n}", count) : "";
}

keepInAddress(form, async (state) => {
  if (state.size) {
    whole ??= fetchRest();
    try {
      await whole;
    } catch (error) {
      console.error(error);
      whole = undefined;
    }
  }
  show(state);
});
