import type { Page } from '@playwright/test';
import { launchGuichet, type Launched } from './launch';
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

/** A server in a process of its own and two apps that joined it, both with the whole town. `firstAgent` sits at the reception: the one who is proposed unless named. */
export const launchTwoDesks = async (firstAgent = ''): Promise<TwoDesks> => {
  const server = await startTownServer();
  const first = await launchGuichet();
  await joinTown(first.page, server.address, server.firstCode);
  await beAgent(first.page, firstAgent);
  const second = await launchGuichet();
  await joinTown(second.page, server.address, await askCode(first.page));
  await beAgent(second.page, secondAgent.name);
  await seeWholeTown(second.page);
  await expectSynced(first.page);
  await expectSynced(second.page);
  await expectSameStores(first.page, second.page);
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
