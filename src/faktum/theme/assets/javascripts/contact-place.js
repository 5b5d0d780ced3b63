// A person's lasting address is #p-… on the first page of contacts. In a long list the person stands on
// another page: this goes there. See publish/contact_places.py.

async function go() {
  const person = location.hash.slice(1);
  if (!/^p-[a-z0-9]{5}$/.test(person) || document.getElementById(person)) return;
  const answer = await fetch("places.json");
  const page = answer.ok && (await answer.json())[person];
  if (page) location.replace(`page/${page}/#${person}`);
}

addEventListener("hashchange", go);
go();
