import type { RxStorage } from 'rxdb/plugins/core';

import { bindCommands, type Commands } from '../../data/commands/use-commands';
import type { KeyValues } from '../../data/key-values';
import { openData, type OpenDataOptions, type OpenedData } from '../../data/open-data';
import { sealedMemory } from '../../data/testing/test-seal';
import { newId } from '../../platform/ids';
import { allRules, type SyncRules } from '#shared/sync/rules';

import { leadAlone } from '../lead-by-lock';
import type { WindowChannel } from '../share-contact';
import { followedDrift } from '../watch-sync-state';

export type TestDesk = OpenedData & { readonly commands: Commands; readonly faults: unknown[] };

// oxlint-disable-next-line typescript/no-explicit-any -- RxDB types its storages so
type AnyStorage = RxStorage<any, any>;

export type DeskOptions = {
  readonly storage?: AnyStorage;
  readonly now?: () => Date;
  /** So much is the clock of the machine ahead, milliseconds: the desk goes by the server's once it knows. */
  readonly aheadMs?: () => number;
  readonly token?: string;
  /** The server of this very desk is not ready yet. */
  readonly starting?: boolean;
  readonly calm?: Promise<unknown>;
  readonly storeName?: string;
  readonly series?: string;
  readonly siteId?: string;
  readonly renewToken?: () => Promise<string | null>;
  readonly rules?: SyncRules;
  readonly keys?: KeyValues;
  readonly random?: () => number;
  readonly channel?: WindowChannel | null;
  readonly lead?: OpenDataOptions['lead'];
};

/** A whole desk, store and exchange, in this process. Give each desk its own storage: its name is the same on all. */
export const openDesk = async (baseUrl: string, deviceId: string, options: DeskOptions = {}): Promise<TestDesk> => {
  const faults: unknown[] = [];
  let followedMs = 0;
  const machineNow = (): Date => new Date(Date.now() + (options.aheadMs?.() ?? 0));
  const data = await openData({
    connection: {
      baseUrl,
      token: options.starting === true ? null : (options.token ?? 'token'),
      starting: options.starting === true,
      deviceId,
      siteId: options.siteId ?? 'site-test',
      series: options.series ?? deviceId.toUpperCase(),
    },
    storeName: options.storeName ?? `test-${newId()}`,
    storage: options.storage ?? sealedMemory(),
    multiInstance: false,
    station: () => ({ agentId: 'agent-1', deskId: 'desk-1' }),
    now: options.now ?? (() => new Date(machineNow().getTime() - followedMs)),
    ...(options.now ? {} : { machineNow }),
    onDrift: (driftMs) => {
      followedMs = followedDrift(driftMs);
    },
    newId,
    random: options.random ?? (() => 0),
    lead: options.lead ?? leadAlone,
    rules: options.rules ?? allRules,
    onClockOffset: () => undefined,
    onFault: (error) => faults.push(error),
    ...(options.calm ? { calm: options.calm } : {}),
    ...(options.renewToken ? { renewToken: options.renewToken } : {}),
    ...(options.keys ? { keys: options.keys } : {}),
    channel: options.channel ?? null,
  });
  return { ...data, commands: bindCommands(data.context), faults };
};

/** Waits until something is so, at most thirty seconds. */
export const until = async (isSo: () => Promise<boolean> | boolean, what: string): Promise<void> => {
  for (let waited = 0; waited < 30_000; waited += 20) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Not within thirty seconds: ${what}`);
};
