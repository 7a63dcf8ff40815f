import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { foldTicket } from '../../lifecycle/fold-ticket';
import type { Ticket } from '../../model/ticket';
import { announcedError } from './announced-error';

const start = Date.parse('2026-11-23T08:00:00.000Z');
const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();
const by = { agentId: 'a', deviceId: 'x', deskId: '' };
const told = (
  number: number,
  announced: { readonly fromMin: number; readonly toMin: number } | null,
  waited: number | null,
): Ticket =>
  foldTicket(`t${number}`, 'site', [
    { type: 'issued', id: 'i', n: 1, at: at(0), by, day: '2026-11-23', series: 'A', number, reasonId: 'r', announced },
    ...(waited === null ? [] : [{ type: 'called', id: 'c', n: 2, at: at(waited), by, deskId: 'd', why: [] }]),
  ]);

describe('announcedError', () => {
  it('has worked numbers: three of four held, off by five minutes on average, two and a half too little', () => {
    const tickets = [
      told(1, { fromMin: 10, toMin: 20 }, 12),
      told(2, { fromMin: 10, toMin: 20 }, 20),
      told(3, { fromMin: 0, toMin: 5 }, 6),
      told(4, { fromMin: 15, toMin: 25 }, 14),
      told(5, { fromMin: 15, toMin: 25 }, null),
      told(6, null, 40),
    ];
    const error = announcedError(tickets);
    expect(error).toMatchObject({ n: 4, maeMin: 5, biasMin: -2.5 });
    expect(error.held).toMatchObject({ count: 3, of: 4, share: 0.75 });
  });

  it('says nothing of nothing', () => {
    expect(announcedError([told(1, null, 3)])).toEqual({ n: 0, held: null, maeMin: null, biasMin: null });
  });

  it('finds no error where everybody is called in the minute that was told', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1 }), (steps) => {
        const tickets = steps.map((step, index) =>
          told(index + 1, { fromMin: step * 5, toMin: step * 5 + 5 }, step * 5),
        );
        expect(announcedError(tickets)).toMatchObject({ n: steps.length, maeMin: 0, biasMin: 0 });
      }),
    );
  });
});
