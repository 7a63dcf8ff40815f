import path from 'node:path';

import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';

import { collectionNames } from '#shared/domain/model/collections';
import type { WireDocument } from '#shared/sync/protocol';

import { bindCommands } from '../../../src/renderer/data/commands/use-commands';
import { openData, type OpenedData } from '../../../src/renderer/data/open-data';
import { newId } from '../../../src/renderer/platform/ids';
import { leadAlone } from '../../../src/renderer/sync/lead-by-lock';
import type { Counts, DeskCalls, DeskStart, Dump } from './desk-calls';
import { renewToken } from './enrol';
import { fileKeys } from './file-keys';
import { fileStorage } from './file-storage';

/** A whole desk in this process: store, exchange and commands of the product. */
export type HostedDesk = OpenedData & {
  /** Errors that nobody foresaw, as they came. */
  readonly faults: string[];
  readonly act: (name: string, input: unknown) => Promise<unknown>;
  readonly dump: () => Promise<Dump>;
  readonly figures: (days: DeskCalls['figures'][0]) => Promise<Counts | null>;
};

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** Opens the store of a desk and begins to exchange. */
export const hostDesk = async ({ baseUrl, identity, folder, storeName }: DeskStart): Promise<HostedDesk> => {
  const faults: string[] = [];
  const { deviceId, siteId, series, token } = identity;
  let way = baseUrl;
  const data = await openData({
    connection: { baseUrl, token: token || null, starting: false, deviceId, siteId, series },
    storeName,
    storage: folder === '' ? getRxStorageMemory() : fileStorage(folder),
    multiInstance: false,
    station: () => ({ agentId: 'agent-1', deskId: 'desk-1' }),
    now: () => new Date(),
    newId,
    random: Math.random,
    lead: leadAlone,
    renewToken: () => renewToken(way, identity).catch(() => null),
    ...(folder === '' ? {} : { keys: fileKeys(path.join(folder, 'keys.json')) }),
    onClockOffset: () => undefined,
    onFault: (error) => faults.push(describe(error)),
  });
  const commands = bindCommands(data.context) as unknown as Record<string, (input: unknown) => Promise<unknown>>;
  return {
    ...data,
    faults,
    connect: (next) => {
      way = next.baseUrl;
      data.connect(next);
    },
    act: async (name, input) => {
      const command = commands[name];
      if (!command) throw new Error(`no command ${name}`);
      return command(input);
    },
    figures: async ({ from, to }) => {
      const { facts: source } = data.context;
      source.want();
      const { facts, isPartial, isStale } = await source.read(from, to);
      if (facts === null || isPartial || isStale) return null;
      const counts: Record<string, number> = {};
      for (const { reasonId } of facts.requests) counts[reasonId] = (counts[reasonId] ?? 0) + 1;
      return counts;
    },
    dump: async () => {
      const parts = collectionNames.map(async (name) => {
        const documents = await data.context.database.collections[name].find({ sort: [{ id: 'asc' }] }).exec();
        return [name, documents.map((document) => document.toMutableJSON() as unknown as WireDocument)] as const;
      });
      return Object.fromEntries(await Promise.all(parts)) as unknown as Dump;
    },
  };
};
