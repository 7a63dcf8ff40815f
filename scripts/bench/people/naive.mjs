// The rival: reads everybody at every keystroke, as a list that is filtered usually does.
/** Without accents and case. */
export const bare = (text) =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('æ', 'ae').toLowerCase();

/** Every word of the text is in the name somewhere, or its digits in the phone; sorted by name. */
export function naiveSearch(people, text, limit) {
  const words = bare(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const digits = text.replaceAll(/\D/g, '');
  const found = people.filter((one) => {
    if (/^[\d\s.+]+$/.test(text)) return one.phone.includes(digits);
    const name = bare(`${one.lastName} ${one.firstName}`);
    return words.every((word) => name.includes(word));
  });
  return found.toSorted((a, b) => a.lastName.localeCompare(b.lastName, 'fr')).slice(0, limit);
}
