import { afterEach, beforeAll, expect, it } from 'vitest';

import { buildPrograms } from './support/server-process';
import { settle } from './support/settle';
import { foundTown, type Town } from './support/town';
import { until } from './support/until';

const dayMs = 86_400_000;
let town: Town | undefined;

beforeAll(buildPrograms, 120_000);
afterEach(async () => town?.close());

it('sends what was written after the clock of a desk was set back a day', { timeout: 300_000 }, async () => {
  const founded = await foundTown();
  town = founded;
  const [one, two] = [await founded.enrol('un'), await founded.enrol('deux')];
  await one.logPassage('Hier');
  await settle(founded);

  await one.kill();
  await founded.server().end('SIGKILL');
  await one.start(-dayMs);
  // Written while nobody hears it, by a clock from before everything that RxDB remembers to have sent.
  await one.logPassage('Horloge');
  await one.kill();
  await founded.startAgain();
  await one.start(-dayMs);
  const offline = await settle(founded);
  expect(offline.lost).toEqual([]);

  // And at once, with the server there.
  await one.logPassage('Horloge encore');
  expect((await settle(founded)).lost).toEqual([]);
  await until(async () => (await one.state()).kind === 'clockDrift', 'the desk says that its clock is wrong');
  expect((await one.state()).driftMs).toBeLessThan(-dayMs / 2);
  expect([...(await one.faults()), ...(await two.faults())]).toEqual([]);
});
