// The cards of contacts, a few in a file, fetched when they are to be shown. They are the pages' own.

/** cards(number) → HTML or undefined; fetchAll(numbers) resolves when all of these are there. */
export function cardsOf(book, fetchText) {
  const files = new Map();
  const chunk = (contact) => Math.floor(book.at[contact] / book.chunk);

  const load = (number) => {
    if (!files.has(number)) {
      const file = { cards: null };
      file.arrived = fetchText(`${book.files}${number}.json`).then((text) => { file.cards = JSON.parse(text); });
      file.arrived.catch(() => files.delete(number));
      files.set(number, file);
    }
    return files.get(number).arrived;
  };

  return {
    card: (contact) => files.get(chunk(contact))?.cards?.[book.at[contact] % book.chunk],
    fetchAll: (contacts) => Promise.all([...new Set(contacts.map(chunk))].map(load)),
  };
}
