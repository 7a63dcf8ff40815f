import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { ReferenceBody } from '../model/reference';
import { checkSettings } from './check-settings';
import { smallTownEntries } from './settings.fixture';

const floor: readonly { readonly id: string; readonly body: ReferenceBody }[] = [
  { id: 'theme', body: { kind: 'theme', departmentId: 'department', parentId: '', name: 'Naissance' } },
  { id: 'sub-theme', body: { kind: 'theme', departmentId: 'department', parentId: 'theme', name: 'Copie' } },
  { id: 'series-d', body: { kind: 'series', letter: 'D', reasonIds: ['deposit'], departmentIds: ['department'] } },
  {
    id: 'kiosk',
    body: {
      kind: 'kiosk',
      languages: ['fr'],
      reasonIds: ['collection', 'deposit'],
      checkIn: true,
      feedback: true,
      exitPin: '',
    },
  },
  {
    id: 'skilled',
    body: {
      kind: 'agent',
      name: 'Deux',
      shortName: 'Deux',
      role: 'counter',
      usualDeskId: 'desk-2',
      reasonIds: ['deposit'],
      departmentId: 'department',
    },
  },
  {
    id: 'commitment',
    body: { kind: 'commitment', channel: 'mail', reasonId: 'deposit', unit: 'workingDays', count: 15 },
  },
  {
    id: 'answer',
    body: { kind: 'answerTemplate', name: 'Réponse', reasonIds: ['deposit'], body: 'Bonjour', links: [] },
  },
];
const town = [...smallTownEntries(), ...floor];
const opening = fc.record({
  deskId: fc.constantFrom('desk-1', 'desk-2'),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  from: fc.integer({ min: 6, max: 12 }),
  length: fc.integer({ min: 1, max: 6 }),
  keptFor: fc.constantFrom('', 'urgent' as const),
});
const pad = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
const toBody = ({
  from,
  length,
  keptFor,
  ...rest
}: typeof opening extends fc.Arbitrary<infer Value> ? Value : never): ReferenceBody => ({
  kind: 'openingPeriod',
  ...rest,
  from: pad(from),
  to: pad(from + length),
  validFrom: '2026-01-01',
  validUntil: '',
  ...(keptFor === '' ? {} : { keptFor }),
});

it('finds two openings that clash whichever of them is new', () => {
  const bare = town.filter(({ body }) => body.kind !== 'openingPeriod');
  fc.assert(
    fc.property(opening, opening, (a, b) => {
      const [one, other] = [toBody(a), toBody(b)];
      const faultsOf = (first: ReferenceBody, then: ReferenceBody) =>
        checkSettings([...bare, { id: 'first', body: first }], [{ id: 'then', before: null, body: then }]).map(
          ({ code }) => code,
        );
      expect(faultsOf(one, other)).toEqual(faultsOf(other, one));
    }),
  );
});

it('finds two commitments for the same requests, whichever of them is new', () => {
  const channel = fc.constantFrom('' as const, 'mail' as const, 'phone' as const);
  const reasonId = fc.constantFrom('', 'deposit', 'collection');
  const commitment = fc.record({ channel, reasonId }).map((who): ReferenceBody => ({
    kind: 'commitment',
    unit: 'workingDays',
    count: 5,
    ...who,
  }));
  fc.assert(
    fc.property(commitment, commitment, (one, other) => {
      const codes = (first: ReferenceBody, then: ReferenceBody) =>
        checkSettings(
          [...smallTownEntries(), { id: 'first', body: first }],
          [{ id: 'then', before: null, body: then }],
        ).map(({ code }) => code);
      const isSame = JSON.stringify(one) === JSON.stringify(other);
      expect(codes(one, other)).toEqual(isSame ? ['notUnique'] : []);
      expect(codes(other, one)).toEqual(codes(one, other));
    }),
  );
});
