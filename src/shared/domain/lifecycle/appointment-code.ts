/** Crockford's letters, as ids have them: no I, L, O, U. */
const alphabet = /^[0-9A-HJKMNP-TV-Z]{6}$/;

/**
 * The number that a confirmation slip carries, `7K2-M9Q`: the last six letters of the appointment's id. Short enough to say
 * aloud, and no personal data. Within the appointments of a day two are alike once in some hundred thousand days.
 */
export const appointmentCode = (id: string): string => {
  const tail = id.slice(-6).toUpperCase();
  return `${tail.slice(0, 3)}-${tail.slice(3)}`;
};

/** What was typed or read from a slip as the last letters of an id; `''` when it is no such number. O is read as 0, I and L as 1. */
export const readAppointmentCode = (text: string): string => {
  const plain = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return alphabet.test(plain) ? plain : '';
};

/** Those among some appointments that a number names; usually one. */
export const findByCode = <Item extends { readonly id: string }>(items: readonly Item[], text: string): Item[] => {
  const code = readAppointmentCode(text);
  return code === '' ? [] : items.filter(({ id }) => id.slice(-6).toUpperCase() === code);
};
