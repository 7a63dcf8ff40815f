import type { Page } from '@playwright/test';
import { launchGuichet, type Launched } from './launch';
import { launchServedDesks } from './prepared-town';
import { expectSameStores, seeWholeTown } from './read-store';
import { askCode, startTownServer, type TownServer } from './server';
import { beAgent, expectSynced, joinTown } from './town';

/** Who sits at the second desk of the journeys: their desk is free when the demonstration begins. */
export const secondAgent = { name: 'Éric T.', desk: 8 } as const;

export type TwoDesks = {
  readonly server: TownServer;
  readonly apps: readonly [Launched, Launched];
  /** The reception, in the name of the agent who is proposed. */
  readonly reception: Page;
  readonly counter: Page;
  readonly close: () => Promise<void>;
};

const twoDesks = async (server: TownServer, [first, second]: readonly [Launched, Launched]): Promise<TwoDesks> => {
  await expectSynced(first.page);
  await expectSynced(second.page);
  return {
    server,
    apps: [first, second],
    reception: first.page,
    counter: second.page,
    close: async () => {
      await Promise.all([first.close(), second.close()]);
      await server.remove();
    },
  };
};

/** A server in a process of its own and two apps of its town, both with all of it. `firstAgent` sits at the reception: the one who is proposed unless named. */
export const launchTwoDesks = async (firstAgent = ''): Promise<TwoDesks> => {
  const { server, desks } = await launchServedDesks();
  await beAgent(desks[0].page, firstAgent);
  await beAgent(desks[1].page, secondAgent.name);
  return twoDesks(server, desks);
};

/** The same from the beginning: two apps that nobody started before join a new town, and both receive all of it. */
export const joinTwoDesks = async (): Promise<TwoDesks> => {
  const server = await startTownServer();
  const first = await launchGuichet();
  await joinTown(first.page, server.address, server.firstCode);
  await beAgent(first.page);
  const second = await launchGuichet();
  await joinTown(second.page, server.address, await askCode(first.page));
  await beAgent(second.page, secondAgent.name);
  await seeWholeTown(second.page);
  const desks = await twoDesks(server, [first, second]);
  await expectSameStores(first.page, second.page);
  return desks;
};
