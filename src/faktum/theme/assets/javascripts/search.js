// The search of every page. Nothing of it is fetched before the reader reaches for the field;
// without this file the field is a form that leads to the search page.

const field = document.querySelector("[data-search] [name=q]");
const page = document.querySelector("[data-search-page]");

if (field) {
  const list = document.createElement("ul");
  list.id = "site-search-list";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  field.form.append(list, status);
  for (const [name, value] of [
    ["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id],
  ]) field.setAttribute(name, value);

  const open = () => import("./search/box.js").then((box) => box.attach(field, list, status));
  if (document.activeElement === field) open();
  else field.addEventListener("focus", open, { once: true });
}

if (page) import("./search/page.js").then((module) => module.attach(page));
