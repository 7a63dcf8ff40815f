import { compareText } from '../../lib/compare';

const plain = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
/** `A`, `AK2`: the letters of a series, and of a desk beside them; then the number. */
const shape = /^([A-Z]{1,2}(?:[A-Z]\d{1,2})?)0*(\d{1,4})$/;

const partsOf = (label: string): string => {
  const [, series = '', number = ''] = shape.exec(plain(label)) ?? [];
  return series === '' ? '' : `${series} ${number}`;
};

/** Whether a text could be the number of a ticket: `A049`, `a49`, `A-K2 003`. */
export const isTicketNumber = (text: string): boolean => shape.test(plain(text));

/** Two digits or three without the letter, as people remember them; one alone begins any telephone number. */
const bareShape = /^(?=\d{2,3}$)0*(\d{1,3})$/;

/**
 * The tickets that bear a number as people say it: zeros, spaces, dashes and case play no part, and the letter may be left out. A number may turn within a day, so
 * there can be several: those given last come first.
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
        ? plain(label) === wanted || partsOf(label) === partsOf(text)
        : partsOf(label).endsWith(` ${bare}`),
    )
    .toSorted((a, b) => compareText(b.issuedAt, a.issuedAt));
};
