import fc from 'fast-check';
import { expect, it } from 'vitest';

import { createHandlers } from '#server/handlers';
import { createParts } from '#server/parts';

import { device, quickProof } from './support/test-core';
import { personTown, pins } from './support/person-town';

const MINUTE = 60_000;
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('right' as const, 'wrong' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), s: fc.integer({ min: 1, max: 1_200 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('restart' as const, 'newPin' as const, 'atHome' as const) }),
  },
);

it('hears the right code exactly when nobody has to wait, whatever was tried, from wherever, and over restarts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      const town = await personTown();
      const { store, time, boss, k1 } = town;
      await town.choose('ann');
      let handlers = town.handlers;
      let [wrong, untilMs, tries] = [0, 0, 0];
      for (const one of steps) {
        if (one.do === 'wait') time.nowMs += one.s * 1_000;
        else if (one.do === 'restart')
          handlers = createHandlers(
            createParts({ store, clock: () => time.nowMs, newId: () => 'x', pinProof: quickProof }),
          );
        else if (one.do === 'atHome') {
          // Where she signed in before she is heard, whatever is tried in her name elsewhere.
          expect((await handlers.signIn({ agentId: 'ann', pin: pins.ann }, k1)).verdict).toBe('right');
        } else if (one.do === 'newPin') {
          const reply = await handlers.settlePerson({ id: 'ann', act: 'newPin' }, boss);
          const pin = reply.outcome === 'done' ? reply.startPin : '';
          // From a device of its own each time: what one device may try is another rule.
          const chosen = await handlers.choosePin({ agentId: 'ann', pin, next: pins.ann }, device(`d${(tries += 1)}`));
          expect(chosen.verdict).toBe('right');
          [wrong, untilMs] = [0, 0];
        } else {
          const pin = one.do === 'right' ? pins.ann : '000001';
          const { verdict, ...more } = await handlers.signIn({ agentId: 'ann', pin }, device(`d${(tries += 1)}`));
          if (untilMs > time.nowMs)
            expect({ verdict, ...more }).toEqual({ verdict: 'wait', waitMs: untilMs - time.nowMs });
          else if (one.do === 'right') {
            expect(verdict).toBe('right');
            wrong = 0;
          } else {
            wrong += 1;
            expect({ verdict, ...more }).toEqual({ verdict: 'wrong', triesLeft: Math.max(0, 5 - wrong) });
            if (wrong >= 5) untilMs = time.nowMs + Math.min(MINUTE * 2 ** (wrong - 5), 15 * MINUTE);
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});
