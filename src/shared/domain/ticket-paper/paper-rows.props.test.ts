import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { paperRows, qrModules } from './paper-rows';
import { paperDots, paperWidths, SIGN_DOTS } from './paper-width';
import { isInPrinterAlphabet, printerText, withPlainSpaces } from './printer-text';
import type { TicketLine } from './ticket-lines';

const paper = fc.constantFrom(...paperWidths);
const anyLine = fc.record({
  kind: fc.constant('text' as const),
  text: fc.string({ unit: 'binary', maxLength: 120 }),
  size: fc.integer({ min: 1, max: 4 }),
  bold: fc.boolean(),
  align: fc.constantFrom('left' as const, 'centre' as const, 'right' as const),
});
const text = (words: string, size = 1): TicketLine => ({ kind: 'text', text: words, size, bold: false, align: 'left' });

describe('paperRows', () => {
  it('never makes a row wider than the paper, and loses no sign', () => {
    fc.assert(
      fc.property(anyLine, paper, (line, paperMm) => {
        const rows = paperRows([line], paperMm).flatMap((row) => (row.kind === 'text' ? [row] : []));
        for (const row of rows)
          expect([...row.text].length * row.width * SIGN_DOTS).toBeLessThanOrEqual(paperDots(paperMm));
        const signs = (words: string): string => withPlainSpaces(words).replaceAll(' ', '');
        expect(signs(rows.map((row) => row.text).join(''))).toBe(signs(printerText(line.text)));
      }),
    );
  });

  it('hands the printer no order hidden in a text', () => {
    fc.assert(
      fc.property(anyLine, paper, (line, paperMm) => {
        const said = paperRows([line], paperMm).flatMap((row) => (row.kind === 'text' ? [row.text] : []));
        const codes = [...said.join('')].map((sign) => sign.codePointAt(0) ?? 0);
        expect(codes.filter((code) => code < 0x20 || (code >= 0x7f && code < 0xa0))).toEqual([]);
      }),
    );
  });

  it('makes the number as large as fits, in one row', () => {
    expect(paperRows([text('A058', 4)], 80)).toMatchObject([{ text: 'A058', width: 6, height: 6 }]);
    expect(paperRows([text('A-K2 003', 4)], 58)).toMatchObject([{ text: 'A-K2 003', width: 4 }]);
  });

  it('cuts between words and holds together what belongs together', () => {
    const said = (words: string) => paperRows([text(words)], 58).map((row) => (row.kind === 'text' ? row.text : ''));
    expect(said('Attente annoncée de vingt à 35\u00A0min')).toEqual(['Attente annoncée de vingt à', '35 min']);
    expect(said('')).toEqual([]);
  });

  it('keeps a QR code and its quiet margin inside the paper', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 4 }), paper, (length, size, paperMm) => {
        const [row] = paperRows([{ kind: 'qr', data: 'x'.repeat(length), hint: '', size }], paperMm);
        expect(row?.kind === 'qr' && row.moduleDots * (qrModules(length) + 8) <= paperDots(paperMm)).toBe(true);
      }),
    );
  });
});

describe('isInPrinterAlphabet', () => {
  it('knows what the printer can say', () => {
    expect(isInPrinterAlphabet('Pièce d’identité, œuvre : 25 € – “à vie”… ñ ¿ã ç')).toBe(true);
    expect(isInPrinterAlphabet('e\u0301')).toBe(true);
    expect(isInPrinterAlphabet('رقمك')).toBe(false);
    expect(isInPrinterAlphabet('Ştefan')).toBe(false);
  });
});
