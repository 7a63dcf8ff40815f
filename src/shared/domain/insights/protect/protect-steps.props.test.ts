import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { protectSteps, type CountedStep, type ToldStep } from './protect-steps';
import { smallFound, pinned, type KnownSum } from './testing/attacker';

/** What came between two steps, list by list and key by key. */
type Growth = readonly (readonly number[])[];

const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

const stepsOf = (growth: readonly Growth[], untold: ReadonlySet<string> = new Set()): CountedStep[] =>
  growth.map((_, step) => ({
    lists: (growth[0] ?? []).map((list, at) => ({
      counts: new Map(
        list.map((__, key) => [
          keys[key] ?? '',
          growth.slice(0, step + 1).reduce((sum, one) => sum + (one[at]?.[key] ?? 0), 0),
        ]),
      ),
      ...(at === 0 && { untold }),
    })),
  }));

/** Publishes step after step, each beside what is out already, as a server does month after month. */
const publish = (steps: readonly CountedStep[], least: number): ToldStep[] => {
  const told: ToldStep[] = [];
  for (const at of steps.keys()) {
    const past = steps.slice(0, at + 1).map((step, index) => ({ ...step, ...(told[index] && { told: told[index] }) }));
    const [last] = protectSteps(past, least).slice(-1);
    if (last) told.push(last);
  }
  return told;
};

/** What somebody reads of one list over all steps, about what came between them. */
const readList = (growth: readonly Growth[], told: readonly ToldStep[], list: number) => {
  const atoms = growth.flatMap((one, step) =>
    (one[list] ?? []).map((truth, key) => ({ step, key: keys[key] ?? '', truth })),
  );
  const present = atoms.filter(({ truth }) => truth > 0);
  const sum = (holds: (atom: (typeof present)[number]) => boolean): KnownSum => {
    const of = [...present.keys()].filter((at) => {
      const atom = present[at];
      return atom !== undefined && holds(atom);
    });
    return { of, total: of.reduce((total, at) => total + (present[at]?.truth ?? 0), 0) };
  };
  const facts = told.flatMap((one, step) => [
    ...(one.hasTotal ? [sum((atom) => atom.step <= step)] : []),
    ...[...(one.lists[list] ?? [])].map((key) => sum((atom) => atom.step <= step && atom.key === key)),
  ]);
  return { present, facts };
};

const attack = (growth: readonly Growth[], told: readonly ToldStep[], least: number, isExact: boolean): void => {
  for (const list of (growth[0] ?? []).keys()) {
    const { present, facts } = readList(growth, told, list);
    expect(smallFound(present, facts, least, isExact)).toEqual([]);
  }
};

const count = (most: number) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 5, arbitrary: fc.integer({ min: 1, max: most }) });
const counts = (size: number, most: number) => fc.array(count(most), { minLength: size, maxLength: size });

/** Growth of two lists with the same totals: the second is the first, dealt out anew. */
const twoLists = (steps: number, size: number, most: number) =>
  fc.array(
    fc
      .tuple(counts(size, most), fc.array(fc.nat({ max: size - 1 }), { minLength: size, maxLength: size }))
      .map(([first, dealt]): Growth => {
        const second = first.map(() => 0);
        for (const [at, value] of first.entries()) second[dealt[at] ?? 0] = (second[dealt[at] ?? 0] ?? 0) + value;
        return [first, second];
      }),
    { minLength: steps, maxLength: steps },
  );

describe('whoever reads every step of a growing list', () => {
  it('finds no small count by trying all tables that fit', () => {
    fc.assert(
      fc.property(twoLists(3, 3, 5), (growth) => attack(growth, publish(stepsOf(growth), 3), 3, true)),
      { numRuns: 150 },
    );
  });

  it('finds none by equations and bounds in the months of a year', () => {
    fc.assert(
      fc.property(twoLists(13, 6, 30), (growth) => attack(growth, publish(stepsOf(growth), 5), 5, false)),
      { numRuns: 60 },
    );
  });

  it('does not find an untold key that stands alone', () => {
    fc.assert(
      // Where it alone grows, whoever knows that sees by how much, not to what.
      fc.property(twoLists(4, 4, 40), (some) => {
        const growth = some.map((lists) => lists.map((list) => list.map((one) => one + 1)));
        const told = publish(stepsOf(growth, new Set(['b'])), 5);
        const { present, facts } = readList(growth, told, 0);
        const solved = pinned(present, facts);
        for (const [at, { key }] of present.entries()) if (key === 'b') expect(solved.has(at)).toBe(false);
        for (const { of } of facts) {
          const named = new Set(of.map((at) => present[at]?.key));
          expect(named.size === 1 && named.has('b')).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });
});

it('is an attacker who finds what steps tell that were each protected alone', () => {
  const present = [{ truth: 40 }, { truth: 3 }];
  const alone: KnownSum[] = [
    { of: [0], total: 40 },
    { of: [0, 1], total: 43 },
  ];
  expect(smallFound(present, alone, 5, false)).toEqual(['3 follows']);
});

describe('steps', () => {
  it('tell all that they can where nothing is small', () => {
    const growth = [[[20, 30]], [[11, 15]]];
    expect(publish(stepsOf(growth), 5)).toEqual([
      { lists: [new Set(['a', 'b'])], hasTotal: true },
      { lists: [new Set(['a', 'b'])], hasTotal: true },
    ]);
  });

  it('keep a count back for the month in which it grew by less than five, and tell it again later', () => {
    const growth = [[[40, 30, 50]], [[3, 30, 20]], [[20, 30, 40]]];
    const told = publish(stepsOf(growth), 5).map(({ lists }) => [...(lists[0] ?? [])]);
    expect(told[0]).toEqual(['a', 'b', 'c']);
    expect(told[1]).not.toContain('a');
    expect(told[1]).toHaveLength(1);
    expect(told[2]).toEqual(['a', 'b', 'c']);
  });

  it('say nothing where not even the total can be told', () => {
    expect(publish(stepsOf([[[4, 7]], [[30, 30]]]), 11).map(({ hasTotal }) => hasTotal)).toEqual([false, true]);
    expect(publish(stepsOf([[[40, 70]], [[1, 0]]]), 5).map(({ hasTotal }) => hasTotal)).toEqual([true, false]);
  });
});
