import { expect, it } from 'vitest';

import { excelCsvPieces } from '#shared/domain/exchange/tables/excel-csv';
import { emailAddress } from '#shared/domain/messages/email-address';
import { readSmsNumber } from '#shared/domain/messages/sms-number';
import { foldCode } from '#shared/domain/people/search-wish';
import { isZone } from '#shared/time/zones';
import { phoneDigits, phoneInPairs } from '#shared/lib/phone';

const csvOf = (text: string): string =>
  [...excelCsvPieces({ fields: [{ id: 'a', title: 'a', kind: 'text' }], rows: [[text]] } as never)].join('');

const readers = { csvOf, emailAddress, readSmsNumber, foldCode, isZone, phoneDigits, phoneInPairs } as const;

/** What makes an expression go back again and again: long runs that end in what does not fit. */
const runs = ['1', ' ', '1 ', '0', 'a', 'a.', '@a.', '-', '/a', '\u00A0', '+33 ', '(', 'é'] as const;

const LENGTH = 100_000;

/** By the processor, whose time others on this machine do not use up. */
const msOf = (work: () => unknown): number => {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
};

it.each(Object.entries(readers))(
  '%s takes twice as long for a text twice as long, and not four times',
  (_name, read) => {
    for (const run of runs)
      for (const start of ['', 'a', '1']) {
        const textOf = (length: number): string => `${start}${run.repeat(length / run.length)}x!`;
        const [once, twice] = [textOf(LENGTH), textOf(2 * LENGTH)];
        read(once);
        // The least of three, so that a collection of garbage is not taken for a slow expression.
        const least = (text: string): number => Math.min(...[1, 2, 3].map(() => msOf(() => read(text))));
        const single = least(once);
        expect(least(twice)).toBeLessThan(3 * single + 25);
      }
  },
);
