// Copies what a button holds in data-copy, or the text of the element that its data-copy-from names, and
// says so to those who see it and to those who hear it. A long text is not read out again.
// The buttons show once this file runs, where the browser lets a page copy (over https).

const status = document.querySelector("[data-copy-status]");
const SHOWN = 3000;

if (status && navigator.clipboard) {
  document.documentElement.dataset.copies = "";
  document.addEventListener("click", async ({ target }) => {
    const button = target instanceof Element && target.closest("button:is([data-copy], [data-copy-from])");
    if (!button) return;
    const { copy, copyFrom } = button.dataset;
    const text = copy ?? document.getElementById(copyFrom).textContent;
    const { copied, done, failed } = status.dataset;
    let told = failed;
    try {
      await navigator.clipboard.writeText(text);
      told = copyFrom ? done : copied.replace("{text}", () => text);
      show(button, done);
    } catch {
      show(button, failed);
    }
    // The same words twice are not announced twice: something must change in between.
    status.textContent = "";
    setTimeout(() => { status.textContent = told; }, 50);
  });
}

function show(button, words) {
  button.label ??= [...button.childNodes];
  button.replaceChildren(words);
  clearTimeout(button.timer);
  button.timer = setTimeout(() => button.replaceChildren(...button.label), SHOWN);
}
