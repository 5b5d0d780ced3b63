// A form whose state stands in the address, so that what it shows can be shared and gone back to.

const PAUSE = 250;

/**
 * Calls run(state) at first and after each change; `typed` names the field that is typed in. `atOnce`: run does
 * not wait for a pause in the typing; the address always does.
 */
export function keepInAddress(form, run, typed = "", { atOnce = false } = {}) {
  const fields = [...form.elements].filter((field) => field.name);
  let timer;

  const state = () => new URLSearchParams(
    fields.filter((field) => field.value.trim()).map((field) => [field.name, field.value.trim()]));

  /** The same in the other languages. */
  const passOn = () => {
    for (const link of document.querySelectorAll(".langs a")) link.search = location.search;
  };

  const changed = () => {
    passOn();
    run(state());
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
    changed();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    remember(true);
    changed();
  });
  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (event.target.name !== typed) return;
    if (atOnce) run(state());
    timer = setTimeout(() => {
      remember(false);
      if (atOnce) passOn();
      else changed();
    }, PAUSE);
  });
  form.addEventListener("change", (event) => {
    if (event.target.name === typed) return;
    remember(true);
    changed();
  });
  addEventListener("popstate", restore);
  // What was typed before this script arrived is kept.
  if (!location.search && state().size) {
    remember(false);
    changed();
  } else restore();
}
