import { afterEach, beforeAll, expect, it } from 'vitest';

import { buildPrograms } from './support/server-process';
import { settle } from './support/settle';
import { limitedDisk, mountedDisk, type SmallDisk } from './support/small-disk';
import { foundTown, type Town } from './support/town';
import { until } from './support/until';

let town: Town | undefined;
let disk: SmallDisk | null = null;

beforeAll(buildPrograms, 120_000);
afterEach(async () => {
  await town?.close();
  disk?.remove();
});

const places = { 'a bound on the size of its files': limitedDisk, 'a file system that is full': mountedDisk };

/** Who may not mount a file system sees the other place alone. */
const possible = Object.entries(places).filter(([, make]) => {
  const made = make();
  made?.remove();
  return made !== null;
});

it.each(possible)('waits on %s, and loses nothing', { timeout: 300_000 }, async (_, make) => {
  disk = make();
  if (!disk) throw new Error('no disk');
  const founded = await foundTown(['--data', disk.folder]);
  town = founded;
  const [one, two] = [await founded.enrol('un'), await founded.enrol('deux')];
  await one.logPassage('Avant');
  await settle(founded);

  disk.fill(founded.server().pid);
  for (let turn = 0; turn < 4; turn += 1) {
    await one.logPassage(`Plein un ${turn}`);
    await two.logPassage(`Plein deux ${turn}`);
  }
  await until(async () => (await one.state()).toSend > 0 && (await two.state()).toSend > 0, 'both desks wait');
  // The server refuses and goes on serving: what it holds can still be read.
  expect(founded.server().alive()).toBe(true);
  expect((await founded.dump()).tickets.length).toBeLessThan(9);

  disk.free(founded.server().pid);
  const { server, lost } = await settle(founded);
  expect(lost).toEqual([]);
  expect(server.tickets).toHaveLength(9);
  // And it is on the disk: a server that is killed now has it after its start.
  await founded.server().end('SIGKILL');
  await founded.startAgain();
  expect((await settle(founded)).lost).toEqual([]);
  expect([...(await one.faults()), ...(await two.faults())]).toEqual([]);
});
