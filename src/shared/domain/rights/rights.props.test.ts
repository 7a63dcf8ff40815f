import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { ReferenceBody } from '../model/reference';
import { ownFaults } from '../settings/kind-rules';
import { asShipped, gained, isChanged, withRight } from './edit-rights';
import {
  boundOf,
  holderOf,
  isRealChange,
  rights,
  rightsOf,
  roles,
  rolesWith,
  tableOf,
  type RightsTable,
} from './rights';
import { rightOfChange } from './setting-rights';
import { deviceRanks, rightsAt } from './writes';

const role = fc.constantFrom(...roles);
const right = fc.constantFrom(...rights);
/** Any table that a store could hold: known words and others, twice and against each other. */
const table: fc.Arbitrary<RightsTable> = fc.array(
  fc.record({
    role: fc.oneof(role, fc.constantFrom('', 'toString', '__proto__', 'mayor')),
    right: fc.oneof(right, fc.constantFrom('', 'constructor', 'everything')),
    may: fc.boolean(),
  }),
  { maxLength: 60 },
);
const ofAdministrators = ['erase', 'devices', 'agents', 'town'] as const;

it('no table gives a right beyond its bounds, nor takes one that stands', () => {
  fc.assert(
    fc.property(table, role, (changes, one) => {
      const has = rightsOf(changes, one);
      for (const each of rights) {
        const bound = boundOf(one, each);
        if (bound === 'always') expect(has.has(each)).toBe(true);
        if (bound === 'never') expect(has.has(each)).toBe(false);
      }
    }),
  );
});

it('an administrator has everything, and what makes administrators is theirs alone', () => {
  fc.assert(
    fc.property(table, (changes) => {
      expect([...rightsOf(changes, 'admin')]).toEqual(rights);
      for (const each of ofAdministrators) expect(rolesWith(changes, each)).toEqual(['admin']);
      expect(rightOfChange({ id: 'a', before: null, body: { kind: 'rights', changes: [...changes] } })).toBe('agents');
    }),
  );
});

it('an elected person reads sums and nothing else, a screen in public nothing at all', () => {
  fc.assert(
    fc.property(table, role, (changes, one) => {
      expect([...rightsOf(changes, 'elected')]).toEqual(['steering']);
      for (const rank of ['display', 'kiosk', 'elected'] as const) expect(rightsAt(changes, rank, one).size).toBe(0);
    }),
  );
});

it('a device never adds to a role, and a desk never has what is of the devices of administrators', () => {
  fc.assert(
    fc.property(table, role, fc.constantFrom(...deviceRanks), (changes, one, rank) => {
      const [own, here] = [rightsOf(changes, one), rightsAt(changes, rank, one)];
      for (const each of here) expect(own.has(each)).toBe(true);
      if (rank !== 'admin')
        for (const each of [...ofAdministrators, 'journal', 'past'] as const) expect(here.has(each)).toBe(false);
    }),
  );
});

it('whoever says at a desk that they are an administrator gets no setting that no other role has', () => {
  const settings = ['absences', 'closures', 'roster', 'openings', 'reasons', 'answers', 'floor'] as const;
  fc.assert(
    fc.property(table, (changes) => {
      for (const each of settings)
        expect(rightsAt(changes, 'desk', 'admin').has(each)).toBe(
          rolesWith(changes, each).some((one) => one !== 'admin'),
        );
    }),
  );
});

it('what is not known counts for nothing, whatever stands beside it', () => {
  fc.assert(
    fc.property(table, role, (changes, one) => {
      const known = changes.filter(
        (each) => roles.some((name) => name === each.role) && rights.some((name) => name === each.right),
      );
      expect(rightsOf(changes, one)).toEqual(rightsOf(known, one));
    }),
  );
});

it('with no table everything is as Guichet gives it, and of two the lower id counts', () => {
  expect([...rightsOf([], 'supervisor')]).toEqual(
    'dayWork closeDay announce keepSurplus settleMessage absences closures roster requests steering acknowledge'.split(
      ' ',
    ),
  );
  expect([...rightsOf([], 'counter')]).toEqual(['dayWork', 'requests']);
  expect([...rightsOf([], 'reception')]).toEqual(['dayWork', 'requests']);
  expect([...rightsOf([], 'manager')]).toEqual(['requests', 'steering', 'acknowledge']);
  const entry = (id: string, may: boolean) => ({
    id,
    kind: 'rights' as const,
    changes: [{ role: 'supervisor', right: 'absences', may }],
  });
  const [low, high] = [entry('a', false), entry('b', true)];
  for (const both of [
    [low, high],
    [high, low],
  ])
    expect(tableOf({ rights: both })).toBe(low.changes);
});

it('somebody stays the same object while their rights do', () => {
  fc.assert(
    fc.property(table, role, (changes, one) => {
      expect(holderOf([...changes], one)).toBe(holderOf(changes, one));
    }),
  );
});

it('a box that is pressed and pressed again leaves the table as it was; what is written is sound and only differences', () => {
  const presses = fc.array(fc.tuple(role, right, fc.boolean()), { maxLength: 30 });
  fc.assert(
    fc.property(presses, role, right, (all, one, each) => {
      const made = all.reduce((changes, [who, what, may]) => withRight(changes, who, what, may), [] as RightsTable);
      expect(ownFaults({ kind: 'rights', changes: [...made] })).toEqual([]);
      expect(made.every(isRealChange)).toBe(true);
      const had = rightsOf(made, one).has(each);
      const other = withRight(made, one, each, !had);
      const isFree = ['given', 'open'].includes(boundOf(one, each));
      expect(rightsOf(other, one).has(each)).toBe(isFree ? !had : had);
      expect(withRight(other, one, each, had)).toEqual(made);
      expect([...gained(made, other, one), ...gained(other, made, one)]).toEqual(isFree ? [each] : []);
      const back = asShipped(made, one);
      expect([isChanged(back, one), rightsOf(back, one)]).toEqual([false, rightsOf([], one)]);
    }),
  );
});

it('what Guichet gives by now anyway leaves the table with its next change, so that it can be kept', () => {
  const spent = { role: 'supervisor', right: 'absences', may: true };
  const next = withRight([spent], 'counter', 'answers', true);
  expect(next).toEqual([{ role: 'counter', right: 'answers', may: true }]);
  expect(ownFaults({ kind: 'rights', changes: [...next] })).toEqual([]);
  const ofLater = { role: 'mayor', right: 'answers', may: true };
  expect(withRight([ofLater], 'counter', 'answers', true)).toContain(ofLater);
});

it('a table that a server is asked to keep names what it knows, once, and otherwise than Guichet', () => {
  const codes = (changes: RightsTable) => ownFaults({ kind: 'rights', changes: [...changes] }).map(({ code }) => code);
  expect(codes([{ role: 'supervisor', right: 'absences', may: false }])).toEqual([]);
  expect(codes([{ role: 'supervisor', right: 'absences', may: true }])).toEqual(['unknown']);
  expect(codes([{ role: 'supervisor', right: 'agents', may: true }])).toEqual(['unknown']);
  expect(codes([{ role: 'admin', right: 'town', may: false }])).toEqual(['unknown']);
  expect(codes([{ role: 'mayor', right: 'absences', may: true }])).toEqual(['unknown']);
  const one = { role: 'counter', right: 'answers', may: true };
  expect(codes([one, one])).toEqual(['notUnique']);
});

type Reason = Extract<ReferenceBody, { readonly kind: 'reason' }>;

it('who may see sensitive requests is no matter of reasons', () => {
  const plain: Reason = {
    kind: 'reason',
    code: 'aid',
    name: 'Aide',
    shortName: 'Aide',
    departmentId: 'social',
    act: 'other',
    durationsMin: [15],
    needsStation: false,
    asksPreApplication: false,
    bookable: false,
    walkIn: true,
    favourite: 0,
    icon: '',
    papers: [],
  };
  const kept: Reason = { ...plain, sensitive: true };
  const rightOf = (before: Reason, body: Reason | null) => rightOfChange({ id: 'aid', before, body });
  expect(rightOf(kept, { ...kept, name: 'Aide sociale' })).toBe('reasons');
  expect(rightOf(plain, { ...plain, departmentId: 'civil' })).toBe('reasons');
  expect(rightOf(kept, plain)).toBe('agents');
  expect(rightOf(kept, null)).toBe('agents');
  expect(rightOf(kept, { ...kept, departmentId: 'civil' })).toBe('agents');
});
