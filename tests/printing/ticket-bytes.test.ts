import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { shippedTicketBlocks, ticketLines, type TicketFacts } from '#shared/domain/ticket-paper/ticket-lines';
import type { PrintableTicket } from '#shared/ipc/printables';
import { imageBytes, ticketBytes } from '../../src/main/printing/escpos/ticket-bytes';
import { decodeEscpos, type Printed } from './decode-escpos';

const facts: TicketFacts = {
  label: 'A058',
  site: 'Hôtel de ville, Fontbelle-sur-Loire',
  reason: 'Carte d’identité',
  time: '24/11/2026 9:12',
  rank: '3e sur ce motif',
  wait: 'Attente annoncée\u00A0: 20 à 35\u00A0min',
  link: 'https://file.fontbelle.fr/t/k3jd93kd02kd93kd',
  linkHint: 'Suivez votre numéro sur l’écran.',
  marks: ['Sous réserve de confirmation'],
};
const ticket: PrintableTicket = { label: 'A058', lines: [...ticketLines(shippedTicketBlocks, facts)], cut: true };

const textOf = (one: Printed): string => (one.kind === 'row' ? one.text : one.kind === 'qr' ? one.data : one.kind);
const rows = (printed: readonly Printed[]) => printed.flatMap((one) => (one.kind === 'row' ? [one] : []));

describe('the bytes of a ticket', () => {
  it('say site, reason, number, time, rank, wait, QR code and cut in this order', () => {
    const printed = decodeEscpos(ticketBytes(ticket, 80));
    expect(printed.map(textOf)).toEqual([
      'Hôtel de ville, Fontbelle-sur-Loire',
      'Carte d’identité',
      'A058',
      '24/11/2026 9:12',
      '─'.repeat(48),
      '3e sur ce motif',
      'Sous réserve de confirmation',
      'Attente annoncée : 20 à 35 min',
      'https://file.fontbelle.fr/t/k3jd93kd02kd93kd',
      'Suivez votre numéro sur l’écran.',
      'cut',
    ]);
    expect(printed.find((one) => one.kind === 'qr')).toMatchObject({ moduleDots: 5, level: 'M' });
    expect(printed.at(-1)).toEqual({ kind: 'cut', partial: true });
  });

  it('make the number large and bold and put it in the middle', () => {
    const number = rows(decodeEscpos(ticketBytes(ticket, 80))).find(({ text }) => text === 'A058');
    expect(number).toMatchObject({ width: 6, height: 6, bold: true, from: 12, to: 36 });
  });

  it('keep a narrow roll, and its lines the sides that were asked for', () => {
    const line = (text: string, align: 'left' | 'centre' | 'right', size = 1) =>
      ({ kind: 'text', text, size, bold: false, align }) as const;
    const aligned = {
      label: 'x',
      lines: [line('gauche', 'left'), line('milieu', 'centre'), line('droite', 'right', 3)],
      cut: false,
    };
    expect(rows(decodeEscpos(ticketBytes(aligned, 58)))).toMatchObject([
      { text: 'gauche', from: 0, to: 6 },
      { text: 'milieu', from: 13, to: 19 },
      { text: 'droite', from: 20, to: 32, width: 2, height: 2 },
    ]);
    expect(rows(decodeEscpos(ticketBytes(ticket, 58))).every(({ to }) => to <= 32)).toBe(true);
  });

  it('cut only where the printer cuts', () => {
    expect(decodeEscpos(ticketBytes({ ...ticket, cut: false }, 80)).some(({ kind }) => kind === 'cut')).toBe(false);
  });

  it('say any text of the alphabet as it is', () => {
    const alphabet = [
      ...Array.from({ length: 95 }, (_, at) => String.fromCharCode(0x20 + at)),
      ...'¡¢£§«»¿ÀÂÆÇÉÈÊËÎÏÔÖÙÛÜàâæçéèêëîïôöùûüÿñÑãÃõÕáíóúºªŒœŸŠž€‚„…†‘’“”•–—™',
    ];
    const word = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 150 });
    const style = fc.record({
      size: fc.integer({ min: 1, max: 4 }),
      bold: fc.boolean(),
      align: fc.constantFrom('left' as const, 'centre' as const, 'right' as const),
    });
    fc.assert(
      fc.property(word, style, fc.constantFrom(58 as const, 80 as const), (text, how, paperMm) => {
        const bytes = ticketBytes({ label: 'x', lines: [{ kind: 'text', text, ...how }], cut: true }, paperMm);
        const said = rows(decodeEscpos(bytes));
        expect(
          said
            .map((row) => row.text)
            .join('')
            .replaceAll(' ', ''),
        ).toBe(text.replaceAll(' ', ''));
        for (const row of said) {
          expect(row.bold).toBe(how.bold);
          expect(row.to).toBeLessThanOrEqual(paperMm === 58 ? 32 : 48);
        }
      }),
    );
  });

  it('hold no order that came in by a text', () => {
    const hidden = {
      label: 'x',
      lines: [{ kind: 'text', text: 'a\u001dV\u0000b\u001b@', size: 1, bold: false, align: 'left' }],
      cut: false,
    } as const;
    expect(decodeEscpos(ticketBytes({ ...hidden, lines: [...hidden.lines] }, 80)).map(textOf)).toEqual(['a V b @']);
  });
});

describe('the bytes of a picture', () => {
  const picture = (width: number, height: number, black: (x: number, y: number) => boolean) => {
    const data = new Uint8ClampedArray(width * height * 4).fill(255);
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) if (black(x, y)) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    return { width, height, data };
  };

  it.each([
    [58, 384],
    [80, 576],
  ] as const)('are as wide as the head of %i mm, in bands, and cut', (paperMm, width) => {
    const printed = decodeEscpos(
      imageBytes(
        picture(width, 600, (x, y) => x < 16 && y < 400),
        true,
        paperMm,
      ),
    );
    const bands = printed.flatMap((one) => (one.kind === 'image' ? [one] : []));
    expect(bands.every((band) => band.width === width && band.height <= 255)).toBe(true);
    expect(bands.reduce((sum, band) => sum + band.height, 0)).toBe(600);
    expect(bands.reduce((sum, band) => sum + band.blackDots, 0)).toBe(16 * 400);
    expect(printed.at(-1)).toEqual({ kind: 'cut', partial: true });
  });

  it.each([0x04, 0x05, 0x14])('hold no order that dots happen to spell (%i)', (order) => {
    const spelled = [0x10, order];
    const bit = (x: number): boolean => (((spelled[Math.floor(x / 8)] ?? 0) >> (7 - (x % 8))) & 1) === 1;
    const bytes = imageBytes(
      picture(384, 8, (x) => bit(x)),
      false,
      58,
    );
    const orders = bytes.filter((byte, at) => byte === order && bytes[at - 1] === 0x10);
    expect(orders).toHaveLength(0);
    expect(decodeEscpos(bytes)).toMatchObject([{ kind: 'image', height: 8 }]);
  });
});
