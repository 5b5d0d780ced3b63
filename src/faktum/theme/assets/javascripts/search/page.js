// The search page: a query and filters that stand in the address, and everything found.

import { keepInAddress } from "../address.js";
import { excerptNodes, find, load, phrase } from "./engine.js";

export function attach(form) {
  const status = document.querySelector("[data-search-status]");
  const results = document.querySelector("[data-search-results]");
  let asked = 0;

  const search = async (state) => {
    const mine = ++asked;
    const { q = "", ...filters } = Object.fromEntries(state);
    results.replaceChildren();
    form.parentElement.querySelector("[data-search-more]")?.remove();
    status.textContent = "";
    if (!state.size) return;
    try {
      const [{ vocabulary }, found] = await Promise.all([load(), find(q, filters)]);
      if (mine === asked) show(vocabulary, q, found);
    } catch (error) {
      console.error(error);
      document.querySelector(".search-without").classList.add("failed");
      status.textContent = form.dataset.failed;
    }
  };

  const show = (vocabulary, query, { count, top, rest }) => {
    status.textContent = count ? phrase(vocabulary, "results", { count }) : phrase(vocabulary, "none", { query });
    results.replaceChildren(...top.map((found) => entry(found, vocabulary)));
    if (rest.length) results.after(moreButton(vocabulary, rest));
  };

  const moreButton = (vocabulary, rest) => {
    const button = document.createElement("button");
    button.dataset.searchMore = "";
    button.textContent = phrase(vocabulary, "more");
    button.addEventListener("click", async () => {
      const next = await Promise.all(rest.splice(0, 20).map((read) => read()));
      const entries = next.map((found) => entry(found, vocabulary));
      results.append(...entries);
      entries[0].querySelector("a").focus();
      if (!rest.length) button.remove();
    });
    return button;
  };

  keepInAddress(form, search, "q");
}

function entry({ title, lang, kind, address, excerpt }, vocabulary) {
  const item = document.createElement("li");
  const label = document.createElement("p");
  label.className = "date";
  label.textContent = vocabulary.kinds[kind];
  const heading = document.createElement("h2");
  const link = document.createElement("a");
  link.href = address;
  link.textContent = title;
  if (lang) link.lang = lang;
  heading.append(link);
  const text = document.createElement("p");
  text.append(...excerptNodes(excerpt));
  item.append(label, heading, text);
  return item;
}
