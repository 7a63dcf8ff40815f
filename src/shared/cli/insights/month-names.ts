import { foldText } from '../../lib/fold-text';

/** French and English, each told by its first letters. */
const names: readonly (readonly [RegExp, string])[] = [
  [/^jan/, '01'],
  [/^fe[bv]/, '02'],
  [/^mar/, '03'],
  [/^a[pv]r/, '04'],
  [/^ma[iy]$/, '05'],
  [/^jui?n/, '06'],
  [/^jui?l/, '07'],
  [/^a(?:ou|ug)/, '08'],
  [/^sep/, '09'],
  [/^oct/, '10'],
  [/^nov/, '11'],
  [/^dec/, '12'],
];

const monthOf = (name: string): string | undefined => {
  const folded = foldText(name);
  return names.find(([pattern]) => pattern.test(folded))?.[1];
};

const dayFirst = /^(\d{1,2})(?:er)?[-\s./]+(\p{L}{3,9})\.?[-\s./,]+(\d{4}|\d{2})(?!\d)(.*)$/u;
const monthFirst = /^(\p{L}{3,9})\.?[-\s]+(\d{1,2})(?:,\s*|\s+|-)(\d{4})(?!\d)(.*)$/u;

/**
 * A date that names its month, in digits: `05-JAN-24`, `1er mars 2024 09:30`, `Jan 5, 2024 2:13 AM`. The first two are by `dmy`, the last
 * by `mdy`; `null` for what is no such date.
 */
export const withoutMonthName = (text: string, format: 'dmy' | 'mdy'): string | null => {
  if (format === 'dmy') {
    const [, day = '', name = '', year = '', rest = ''] = dayFirst.exec(text) ?? [];
    const month = monthOf(name);
    return month === undefined ? null : `${day}/${month}/${year}${rest}`;
  }
  const [, name = '', day = '', year = '', rest = ''] = monthFirst.exec(text) ?? [];
  const month = monthOf(name);
  return month === undefined ? null : `${month}/${day}/${year}${rest}`;
};
