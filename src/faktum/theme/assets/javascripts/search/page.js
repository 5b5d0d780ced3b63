// The search page: a query and filters that stand in the address, and everything found.

import { excerptNodes, find, load, phrase } from "./engine.js";

const PAUSE = 250;

export function attach(form) {
  const status = document.querySelector("[data-search-status]");
  const results = document.querySelector("[data-search-results]");
  const fields = [...form.elements].filter((field) => field.name);
  let asked = 0;
  let timer;

  const state = () => new URLSearchParams(
    fields.filter((field) => field.value.trim()).map((field) => [field.name, field.value.trim()]));

  const search = async () => {
    const mine = ++asked;
    const { q = "", ...filters } = Object.fromEntries(state());
    carryTo(document.querySelectorAll(".langs a"));
    results.replaceChildren();
    form.parentElement.querySelector("[data-search-more]")?.remove();
    status.textContent = "";
    if (!state().size) return;
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

  /** Put the state in the address: a new step for what was decided, the same step while typing. */
  const remember = (isStep) => {
    const address = `${location.pathname}${state().size ? `?${state()}` : ""}`;
    if (address === location.pathname + location.search) return;
    if (isStep) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  };

  const restore = () => {
    const given = new URLSearchParams(location.search);
    for (const field of fields) field.value = given.get(field.name) ?? "";
    search();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    remember(true);
    search();
  });
  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (event.target.name !== "q") return;
    timer = setTimeout(() => { remember(false); search(); }, PAUSE);
  });
  form.addEventListener("change", (event) => {
    if (event.target.name === "q") return;
    remember(true);
    search();
  });
  addEventListener("popstate", restore);
  // What was typed before this script arrived is kept.
  if (!location.search && state().size) {
    remember(false);
    search();
  } else restore();
}

/** The same search in the other languages. */
function carryTo(links) {
  for (const link of links) link.search = location.search;
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
