import fc from 'fast-check';
import { expect, it } from 'vitest';

import { MOST_ERASURE_WISHES } from '#server/bounds';
import {
  askErasure,
  chooseErasersIn,
  mayConfirm,
  stillWaiting,
  wishById,
  withoutWish,
} from '#server/history/erasure-wishes';
import { readErasureNote, writeErasureNote, type ErasureNote } from '#server/sites/erasure-note';
import type { SiteTransaction } from '#server/store/port';

const at = '2026-11-23T08:00:00.000Z';
const agents = ['ann', 'max', 'zoe'] as const;
const agentId = fc.constantFrom(...agents);
const files = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 3 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('ask' as const), agentId, files }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('confirm' as const), agentId, nth: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop' as const), agentId, nth: fc.nat(9) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('choose' as const), agentId, needsTwo: fc.boolean(), isSeen: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('gone' as const), file: fc.constantFrom('a', 'b', 'c') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), agentId }) },
);

const noteOf = (text: string): Promise<ErasureNote> => readErasureNote({ siteNote: async () => text });
const written = async (note: ErasureNote): Promise<string> => {
  let text = '';
  const site = { writeSiteNote: async (_name: string, value: string) => void (text = value) };
  await writeErasureNote(site as unknown as SiteTransaction, note);
  return text;
};

it('no choice of one person erases, or goes back to one, while two are needed; no file waits twice; what is kept is read again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      let note = await noteOf('');
      // What really happened, told beside the rules: who asked for which files, and who wished that one be enough.
      const asked = new Map<string, { readonly by: string; readonly files: string }>();
      let wishedOne = '';
      let ids = 0;
      for (const one of steps) {
        const before = note;
        if (one.do === 'ask') {
          const wish = { id: `w${(ids += 1)}`, at, agentId: one.agentId, deviceId: 'd', citizenIds: one.files };
          const done = askErasure(note, { ...wish, reason: 'asked' });
          expect(done.outcome).toBe('asked');
          if (done.isNew) asked.set(wish.id, { by: one.agentId, files: one.files.join() });
          note = done.note;
          // Each wish that is there no more was told.
          expect(before.wishes.filter((wish) => !note.wishes.includes(wish))).toEqual(done.replaced);
          // Somebody waits for exactly these files now.
          expect(
            note.wishes.some(({ citizenIds }) => citizenIds.toSorted().join() === one.files.toSorted().join()),
          ).toBe(true);
        } else if (one.do === 'confirm') {
          const wish = note.wishes[one.nth];
          if (!wish) continue;
          const first = asked.get(wish.id);
          expect({ by: wish.agentId, files: wish.citizenIds.join() }).toEqual(first);
          expect(mayConfirm(note, wish, one.agentId)).toBe(!note.needsTwo || one.agentId !== first?.by);
          if (mayConfirm(note, wish, one.agentId)) note = withoutWish(note, wish.id);
        } else if (one.do === 'drop') {
          const id = note.wishes[one.nth]?.id ?? 'none';
          note = withoutWish(note, id);
          expect(wishById(note, id)).toBeUndefined();
        } else if (one.do === 'gone') {
          note = stillWaiting(
            note,
            (id) => id !== one.file,
            () => true,
          );
          expect(note.wishes.every(({ citizenIds }) => citizenIds.some((id) => id !== one.file))).toBe(true);
        } else if (one.do === 'leave') {
          note = stillWaiting(
            note,
            () => true,
            (id) => id !== one.agentId,
          );
          expect([...note.wishes, ...(note.single ? [note.single] : [])].map((wish) => wish.agentId)).not.toContain(
            one.agentId,
          );
          if (wishedOne === one.agentId) wishedOne = '';
        } else {
          // Each wish has an instant of its own; who was not shown one confirms none.
          const by = { at: new Date(Date.parse(at) + (ids += 1)).toISOString(), agentId: one.agentId, deviceId: 'd' };
          const confirms = one.isSeen ? (note.single?.at ?? '') : '';
          const done = chooseErasersIn(note, by, { needsTwo: one.needsTwo, confirms }, agents.length);
          note = done.note;
          if (before.needsTwo && !note.needsTwo) {
            expect(wishedOne).not.toBe('');
            expect(wishedOne).not.toBe(one.agentId);
            expect(one.isSeen).toBe(true);
          }
          expect(note.wishes).toEqual(before.wishes);
          if (one.needsTwo || !note.needsTwo) wishedOne = '';
          else if (wishedOne === '') wishedOne = one.agentId;
          expect(note.single?.agentId ?? '').toBe(wishedOne);
          expect(done.did === null).toBe(done.note === before || JSON.stringify(done.note) === JSON.stringify(before));
        }
        const waiting = note.wishes.flatMap(({ citizenIds }) => citizenIds);
        expect(new Set(waiting).size).toBe(waiting.length);
        expect(await noteOf(await written(note))).toEqual(note);
      }
    }),
    { numRuns: 400 },
  );
});

it('nobody chooses two where nobody else could confirm', () => {
  const one: ErasureNote = { needsTwo: false, wishes: [], single: null };
  const by = { at, agentId: 'ann', deviceId: 'd' };
  for (const erasers of [0, 1])
    expect(chooseErasersIn(one, by, { needsTwo: true, confirms: '' }, erasers)).toEqual({
      note: one,
      outcome: 'alone',
      did: null,
    });
  expect(chooseErasersIn(one, by, { needsTwo: true, confirms: '' }, 2)).toMatchObject({
    note: { needsTwo: true },
    outcome: 'written',
  });
});

it('keeps a bounded number of wishes', () => {
  let note: ErasureNote = { needsTwo: true, wishes: [], single: null };
  const ask = (n: number) =>
    askErasure(note, { id: `w${n}`, at, agentId: 'ann', deviceId: 'd', citizenIds: [`c${n}`], reason: 'asked' });
  for (let n = 0; n < MOST_ERASURE_WISHES; n += 1) note = ask(n).note;
  expect(note.wishes).toHaveLength(MOST_ERASURE_WISHES);
  expect(ask(MOST_ERASURE_WISHES)).toEqual({ note, outcome: 'full', isNew: false, replaced: [] });
  // What waits already is no further wish.
  expect(ask(0)).toMatchObject({ outcome: 'asked', isNew: false });
});

it('takes any note that is not sound for one that asks for two, with nothing that waits', async () => {
  const sound: ErasureNote = {
    needsTwo: false,
    wishes: [{ id: 'w', at, agentId: 'ann', deviceId: 'd', citizenIds: ['c'], reason: 'asked' }],
    single: { at, agentId: 'max', deviceId: 'd' },
  };
  expect(await noteOf(JSON.stringify(sound))).toEqual(sound);
  const byTwo = { needsTwo: true, wishes: [], single: null };
  const broken: readonly unknown[] = [
    { ...sound, more: 1 },
    { ...sound, needsTwo: 'no' },
    { ...sound, single: undefined },
    { ...sound, wishes: [{ ...sound.wishes[0], citizenIds: [] }] },
    { ...sound, wishes: [{ ...sound.wishes[0], lastName: 'Durand' }] },
    { ...sound, wishes: Array.from({ length: MOST_ERASURE_WISHES + 1 }, () => sound.wishes[0]) },
    {},
    null,
    [],
  ];
  for (const one of broken) expect(await noteOf(JSON.stringify(one))).toEqual(byTwo);
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string({ minLength: 1 }), fc.json()), async (text) => {
      expect(await noteOf(text)).toEqual(byTwo);
    }),
  );
});
