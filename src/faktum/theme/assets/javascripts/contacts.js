// The look-up on the page of contacts. Nothing of it is fetched before the reader reaches for it, or comes with
// a question in the address; without this file the form is not shown and the whole list stands.

const form = document.querySelector("[data-lookup]");

if (form) {
  let isEntered = false;
  const enter = (event) => {
    event.preventDefault();
    isEntered = true;
  };
  const open = async () => {
    try {
      const { attach } = await import("./contacts/page.js");
      form.removeEventListener("submit", enter);
      attach(form, isEntered);
    } catch (error) {
      console.error(error);
      form.querySelector("[data-lookup-status]").textContent = form.dataset.failed;
    }
  };
  form.addEventListener("submit", enter); // until the look-up is there, which then goes to what it finds
  if (location.search || form.contains(document.activeElement) || form.elements.q.value) open();
  else form.addEventListener("focusin", open, { once: true });
}
