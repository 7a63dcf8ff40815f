import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Citizen } from '../domain/model/citizen';
import { tick } from './hybrid-clock';
import { mergeCitizens } from './merge-citizens';
import { takenBackOf, withValuesBack, type PastWrite } from './take-back';

const NOW = Date.UTC(2026, 10, 28, 9);
const names = ['lastName', 'firstName', 'phone', 'phone~other', 'guardianId'] as const;
const empty: Citizen = { id: 'c1', siteId: 'site', fields: {}, erasedAt: '' };

type Step = {
  readonly patch: Readonly<Record<string, string>>;
  readonly device: string;
  /** One of those that are taken back. */
  readonly taken: boolean;
};

const steps = fc.array(
  fc.record({
    patch: fc.dictionary(fc.constantFrom(...names), fc.constantFrom('', 'a', 'b', 'c'), { minKeys: 1 }),
    device: fc.constantFrom('k1', 'k2', 'far'),
    taken: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

/** A citizen and their history as the server keeps both, with a plain table of who wrote each value last. */
const live = (all: readonly Step[], begin: { readonly citizen: Citizen; readonly past: readonly PastWrite[] }) => {
  let { citizen } = begin;
  const past = [...begin.past];
  for (const { patch, device } of all) {
    const t = tick('', NOW + past.length, device);
    const fields = Object.fromEntries(Object.entries(patch).map(([name, v]) => [name, { v, t }]));
    citizen = mergeCitizens(citizen, { ...empty, fields: { ...citizen.fields, ...fields } });
    past.push({ seq: past.length + 1, fields });
  }
  return { citizen, past };
};

const takeBack = (
  { citizen, past }: { readonly citizen: Citizen; readonly past: readonly PastWrite[] },
  isTaken: (seq: number) => boolean,
) => {
  const { back, ...rest } = takenBackOf(citizen, past, isTaken);
  const after = withValuesBack(citizen, back, { nowMs: NOW + past.length, deviceId: 'admin' });
  const fields = Object.fromEntries(Object.keys(back).map((name) => [name, after.fields[name] ?? { v: '', t: '' }]));
  const seq = past.length + 1;
  return { ...rest, back, citizen: after, past: [...past, { seq, fields }], seq };
};

const valuesOf = ({ fields }: Citizen): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, fields[name]?.v ?? '']));

const first: Step = { patch: { lastName: 'Aubry', phone: '1' }, device: 'k1', taken: false };

describe('taking writes of a citizen back', () => {
  it('gives every value that nobody wrote since as it was before, and leaves every later one', () => {
    fc.assert(
      fc.property(steps, (more) => {
        const all = [first, ...more];
        const { citizen } = takeBack(live(all, { citizen: empty, past: [] }), (seq) => all[seq - 1]?.taken === true);
        for (const name of names) {
          const writers = all.filter(({ patch }) => Object.hasOwn(patch, name));
          const honest = writers.filter(({ taken }) => !taken);
          // Whoever wrote last and is not taken back stands; else the last one before who is not.
          expect(valuesOf(citizen)[name]).toBe(honest.at(-1)?.patch[name] ?? '');
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('never loses what came after: a value written since stays, byte by byte', () => {
    fc.assert(
      fc.property(steps, steps, (bad, later) => {
        const all = [first, ...bad.map((step) => ({ ...step, taken: true })), ...later];
        const lived = live(all, { citizen: empty, past: [] });
        const { citizen, kept } = takeBack(lived, (seq) => seq > 1 && seq <= bad.length + 1);
        for (const name of new Set(later.flatMap(({ patch }) => Object.keys(patch)))) {
          expect(citizen.fields[name]).toEqual(lived.citizen.fields[name]);
          expect(kept.includes(name)).toBe(bad.some(({ patch }) => Object.hasOwn(patch, name)));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('done twice changes nothing, and is itself taken back the same way, unless somebody wrote since', () => {
    fc.assert(
      fc.property(steps, steps, fc.boolean(), (more, later, goesOn) => {
        const all = [first, ...more];
        const isTaken = (seq: number): boolean => all[seq - 1]?.taken === true;
        const lived = live(all, { citizen: empty, past: [] });
        const once = takeBack(lived, isTaken);
        expect(takeBack(once, isTaken).back).toEqual({});
        const since = goesOn ? live(later, once) : once;
        const undone = takeBack(since, (seq) => seq === once.seq);
        for (const name of names) {
          const isWritten = goesOn && later.some(({ patch }) => Object.hasOwn(patch, name));
          expect(valuesOf(undone.citizen)[name]).toBe(valuesOf(isWritten ? since.citizen : lived.citizen)[name]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('writes as one device after every stamp there is, so every replica agrees', () => {
    fc.assert(
      fc.property(steps, (more) => {
        const all = [first, ...more];
        const lived = live(all, { citizen: empty, past: [] });
        const { citizen, back } = takeBack(lived, (seq) => all[seq - 1]?.taken === true);
        for (const name of Object.keys(back)) expect(citizen.fields[name]?.t).toMatch(/-admin$/);
        expect(mergeCitizens(lived.citizen, citizen)).toEqual(mergeCitizens(citizen, citizen));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves an erased person erased, and a person whom those writes made', () => {
    fc.assert(
      fc.property(steps, (more) => {
        const { citizen, past } = live([first, ...more], { citizen: empty, past: [] });
        expect(takenBackOf({ ...citizen, erasedAt: tick('', NOW, 'k1') }, past, (seq) => seq > 1)).toEqual({
          back: {},
          kept: [],
          untouched: 'erased',
        });
        expect(takenBackOf(citizen, past, () => true)).toEqual({ back: {}, kept: [], untouched: 'new' });
      }),
    );
  });

  it('brings nothing back that no reader bears: an older server may have stored it', () => {
    const t = tick('', NOW, 'k1');
    const past = [
      { seq: 1, fields: { birthDate: { v: '1987-99-99', t }, phone: { v: '1', t } } },
      { seq: 2, fields: { birthDate: { v: '', t }, phone: { v: '', t } } },
    ];
    const citizen = { ...empty, fields: past[1]?.fields ?? {} };
    expect(takenBackOf(citizen, past, (seq) => seq === 2).back).toEqual({ phone: '1' });
  });
});
