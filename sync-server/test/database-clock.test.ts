import { setImmediate } from 'node:timers/promises';

import { expect, it } from 'vitest';

import { databaseClock } from '#server/run/database-clock';

it('asks at once after the machine was suspended, and answers meanwhile', async () => {
  // The true time, and so much of it the counter of the machine has missed.
  let [trueMs, missedMs, asked] = [1_000_000, 0, 0];
  let isAway = false;
  const store = {
    databaseNow: async () => {
      asked += 1;
      if (isAway) throw new Error('away');
      return trueMs;
    },
  };
  const clock = await databaseClock(
    store,
    () => trueMs + 5_000,
    () => trueMs - missedMs,
  );
  clock.stop();
  trueMs += 20_000;
  expect([clock.now(), asked]).toEqual([trueMs, 1]);
  trueMs += 900;
  missedMs += 900;
  clock.now();
  expect(asked).toBe(1);
  trueMs += 3_600_000;
  missedMs += 3_600_000;
  isAway = true;
  // `now` does not wait for the answer, and asks a database that is away once a second, not at every call.
  clock.now();
  clock.now();
  await setImmediate();
  expect(asked).toBe(2);
  isAway = false;
  trueMs += 1_000;
  clock.now();
  await setImmediate();
  expect([clock.now(), asked]).toEqual([trueMs, 3]);
});
