import fc from 'fast-check';
import { expect, it } from 'vitest';

import { smallTown } from '#shared/domain/scheduling/small-town.fixture';

import { emptyDraft, type Draft } from './draft';
import { putAside, resumed, takenOff } from './shelf';

const town = smallTown();
const form = (id: number, text: string): Draft => ({ ...emptyDraft(town, null, id), who: { kind: 'search', text } });

it('keeps every form that was left half typed, the newest first and each once, up to three', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5), fc.constantFrom('', 'Martin', 'Petit'))), (left) => {
      const shelf = left.reduce<readonly Draft[]>((kept, [id, text]) => putAside(kept, form(id, text)), []);
      // What was left of each form last, and nothing of a form that was left empty.
      const last = new Map<number, string>();
      for (const [id, text] of left) {
        last.delete(id);
        if (text !== '') last.set(id, text);
      }
      const kept = shelf.map(({ id, who }) => [id, who.kind === 'search' ? who.text : '']);
      const all = [...last].toReversed();
      expect(kept).toEqual(all.slice(0, kept.length));
      expect(kept.length).toBeLessThanOrEqual(3);
      // Never fewer than the three that were left last, unless one of them was begun anew and left empty meanwhile.
      if (left.every(([, text]) => text !== '')) expect(kept).toHaveLength(Math.min(3, all.length));
    }),
  );
});

it('gives up the form that somebody goes on with, and no other', () => {
  const shelf = [form(2, 'Petit'), form(1, 'Martin')];
  expect(takenOff(shelf, 2)).toEqual([shelf[1]]);
  expect(takenOff(shelf, 7)).toEqual(shelf);
});

it('leaves a chosen place where it is, unless its hour has passed', () => {
  const place = { day: '2026-11-23', time: '15:20', deskId: 'desk-1' };
  const chosen = { ...form(1, 'Martin'), place };
  const before = { day: '2026-11-23', minute: 15 * 60 + 20 };
  const after = { day: '2026-11-23', minute: 15 * 60 + 21 };
  expect(resumed(chosen, before)).toEqual(chosen);
  expect(resumed(chosen, after)).toEqual({ ...chosen, isProposed: true });
  expect(resumed({ ...chosen, isProposed: true }, before).isProposed).toBe(true);
});
