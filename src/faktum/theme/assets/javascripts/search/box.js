// The field in the header: suggestions while typing, as a combobox with a list (WAI-ARIA 1.2).

import { find, load, phrase } from "./engine.js";

const SHOWN = 6;
const PAUSE = 120; // milliseconds without a key before it searches

export function attach(field, list, status) {
  let options = [];
  let active = -1;
  let asked = 0;
  let timer;
  load().catch(() => {}); // said when something is searched for

  const close = () => {
    list.hidden = true;
    options = [];
    choose(-1);
    field.setAttribute("aria-expanded", "false");
  };

  const choose = (at) => {
    active = at;
    for (const [number, option] of options.entries()) option.setAttribute("aria-selected", String(number === at));
    if (at < 0) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  };

  const show = (vocabulary, query, { count, top }) => {
    list.setAttribute("aria-label", phrase(vocabulary, "suggestions"));
    options = top.slice(0, SHOWN).map((found, at) => option(at, found, vocabulary.kinds[found.kind]));
    if (count) options.push(option(options.length, { title: phrase(vocabulary, "all", { query }), address: allOf(query) }));
    list.replaceChildren(...options);
    list.hidden = !options.length;
    field.setAttribute("aria-expanded", String(options.length > 0));
    choose(-1);
    status.textContent = count ? phrase(vocabulary, "results", { count }) : phrase(vocabulary, "none", { query });
  };

  const search = async () => {
    const query = field.value.trim();
    const mine = ++asked;
    if (!query) {
      status.textContent = "";
      return close();
    }
    try {
      const [{ vocabulary }, found] = await Promise.all([load(), find(query)]);
      if (mine === asked && field.value.trim() === query) show(vocabulary, query, found);
    } catch {
      close(); // Enter still leads to the search page, which says what is wrong
    }
  };

  const allOf = (query) => `${field.form.action}?${new URLSearchParams({ q: query })}`;

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const last = options.length - 1;
    if (event.key === "ArrowDown" && list.hidden) search();
    else if (event.key === "ArrowDown") choose(active < last ? active + 1 : -1);
    else if (event.key === "ArrowUp" && !list.hidden) choose(active < 0 ? last : active - 1);
    else if (event.key === "Enter" && active >= 0) location.assign(options[active].dataset.address);
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest("[role=option]");
    if (chosen) location.assign(chosen.dataset.address);
  });
  if (field.value) search();
}

function option(at, { title, lang, address }, kind) {
  const item = document.createElement("li");
  item.id = `site-search-${at}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.dataset.address = address;
  const name = document.createElement("span");
  name.textContent = title;
  if (lang) name.lang = lang;
  item.append(name);
  if (kind) {
    const small = document.createElement("small");
    small.textContent = kind;
    item.append(" ", small);
  }
  return item;
}
