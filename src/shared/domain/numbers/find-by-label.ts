import { compareText } from '../../lib/compare';

const plain = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
/** `A`, `AK2`: the letters of a series, and of a desk beside them; then the number. */
const shape = /^([A-Z]{1,2}(?:[A-Z]\d{1,2})?)0*(\d{1,4})$/;

/** Whether a text could be the number of a ticket: `A049`, `a49`, `A-K2 003`. */
export const isTicketNumber = (text: string): boolean => shape.test(plain(text));

/** Two digits or three without the letter, as people remember them; one alone begins any telephone number. */
const bareShape = /^(?=\d{2,3}$)0*(\d{1,3})$/;

/** `A049` -> `A`, ``, `49`; `A-K2 003` -> `A`, `K2`, `3`: the letters of the series, the desk whose own series it is, the number. */
const labelShape = /^([A-Z]+)(?:-([A-Z0-9]+))?\s*0*(\d+)$/;

/** How a label may be typed, folded by `plain`, with any zeros before the number: all of it, or the desk and the number. */
const spellingsOf = (label: string): RegExp | null => {
  const [, series = '', desk = '', number = ''] = labelShape.exec(label.toUpperCase()) ?? [];
  if (series === '') return null;
  return desk === '' ? new RegExp(`^${series}0*${number}$`) : new RegExp(`^(?:${series})?${desk}0*${number}$`);
};

/**
 * The tickets that bear a number as people say it: zeros, spaces, dashes and case play no part, and the letter of the series may be left out,
 * also before the desk of a number that was given offline. A number may turn within a day, so there can be several: those given last come first.
 */
export const findByLabel = <One extends { readonly label: string; readonly issuedAt: string }>(
  tickets: readonly One[],
  text: string,
): readonly One[] => {
  const wanted = plain(text);
  const [, bare] = bareShape.exec(text.trim()) ?? [];
  if (bare === undefined && !isTicketNumber(text)) return [];
  return tickets
    .filter(({ label }) =>
      bare === undefined
        ? plain(label) === wanted || spellingsOf(label)?.test(wanted) === true
        : labelShape.exec(label.toUpperCase())?.[3] === bare,
    )
    .toSorted((a, b) => compareText(b.issuedAt, a.issuedAt));
};
