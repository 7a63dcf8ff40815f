import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Citizen } from '../domain/model/citizen';
import { wallOf } from '../domain/rows/register-fault';
import { tick } from './hybrid-clock';
import { aheadOf, restampCitizen } from './restamp-citizen';

const now = Date.UTC(2026, 10, 23, 9);
const stampAt = fc.integer({ min: -600, max: 600 }).map((minutes) => tick('', now + minutes * 60_000, 'k1'));
const people = fc.record({
  id: fc.constant('c1'),
  siteId: fc.constant('site'),
  fields: fc.dictionary(fc.constantFrom('lastName', 'phone'), fc.record({ v: fc.constantFrom('', 'a'), t: stampAt })),
  erasedAt: fc.oneof(fc.constant(''), stampAt),
});

it('leaves no stamp of the future, keeps every value, and does not touch what is of the past', () => {
  fc.assert(
    fc.property(people, (citizen: Citizen) => {
      const fresh = tick('', now, 'k1');
      const written = restampCitizen(citizen, aheadOf(now), fresh);
      for (const [name, register] of Object.entries(written.fields)) {
        const before = citizen.fields[name];
        expect(register.v).toBe(before?.v);
        expect(wallOf(register.t)).toBeLessThanOrEqual(now + 60_000);
        if (wallOf(before?.t ?? '') <= now) expect(register.t).toBe(before?.t);
      }
      expect(written.erasedAt === '').toBe(citizen.erasedAt === '');
      expect(wallOf(written.erasedAt)).toBeLessThanOrEqual(now + 60_000);
      expect(restampCitizen(written, aheadOf(now), fresh)).toBe(written);
    }),
  );
});
