import type { Agent } from '#shared/domain/model/reference';
import { no, ok } from '#shared/lib/result';
import type { CallName, CallOutput } from '#shared/sync/wire/calls';
import { clientOf, noServer, type Answer, type Client } from '#shared/sync/wire/client';

import { newId, newTrackKey } from '../../platform/ids';
import { createActList } from '../commands/door/act-list';
import { bindCommands, type Commands } from '../commands/use-commands';
import type { DataContext } from '../context';
import { openDatabase } from '../database/open-database';
import { createForgoneNumbers } from '../forgone-numbers';
import { createKeyValues } from '../key-values';
import { createLeases } from '../leases';
import { createRegisterClock } from '../register-clock';
import { createStoreLoss } from '../store-loss';
import { createFactSource } from '../sheets/fact-source';
import { memorySheets } from '../sheets/memory-sheets';
import { createOtherSites } from '../sheets/other-sites';
import type { SheetStore } from '../sheets/sheet-store';
import { createTownSource } from '../sheets/town-source';
import { siteId, town } from './town';
import { sealedMemory } from './test-seal';

/** Tuesday 24 November 2026, 9:00 in Paris. */
export const openingHour = '2026-11-24T08:00:00.000Z';
export const today = '2026-11-24';

export type TestData = {
  readonly context: DataContext;
  readonly commands: Commands;
  readonly setNow: (iso: string) => void;
  readonly setServer: (server: Client) => void;
  /** The server’s sheets that this desk keeps. */
  readonly sheets: SheetStore;
  readonly close: () => Promise<void>;
};

/** What a server answers to a call. */
export const answers = <Name extends CallName>(
  _name: Name,
  value: CallOutput<Name>,
): Promise<Answer<CallOutput<Name>>> => Promise.resolve(ok(value));

const refusals = { unreachable: 0, notAllowed: 403, tooMany: 429, busy: 503 };

/** How a server refuses a call; `unreachable` = nobody is there. */
export const refuses = (code: keyof typeof refusals, retryAfterMs?: number): Promise<Answer<never>> =>
  Promise.resolve(no({ code, status: refusals[code], ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }));

/** A server that grants the first candidate and counts numbers without a gap. */
export const grantingServer = (): Client => {
  const numbers = new Map<string, number>();
  return {
    ...noServer,
    reserveSlot: () => answers('reserveSlot', { granted: true, until: '', rivals: [] }),
    callNext: ({ candidates }) => answers('callNext', { ticketId: candidates[0] ?? null, taken: [], ticket: null }),
    issueNumber: ({ day, series }) => {
      const number = (numbers.get(day + series) ?? 0) + 1;
      numbers.set(day + series, number);
      return answers('issueNumber', { number });
    },
  };
};

/** The store of a desk in memory, with the test town, a clock that stands still and a server out of reach. */
export const openTestData = async (deviceId = 'device-1', series = 'K2'): Promise<TestData> => {
  const database = await openDatabase({
    storeName: `${siteId}-${newId()}`,
    storage: sealedMemory(),
    multiInstance: false,
  });
  await database.reference.bulkInsert([...town]);
  let nowMs = Date.parse(openingHour);
  let server = noServer;
  const now = (): Date => new Date(nowMs);
  const keys = createKeyValues();
  const sheets = memorySheets();
  const facts = createFactSource({ database, sheets, now, fetchedMs: () => 0, want: () => undefined });
  const sites = createOtherSites({
    siteId,
    keys,
    openSheets: memorySheets,
    server: () => server,
    now,
    onFault: (error) => {
      throw error;
    },
  });
  const townSource = createTownSource({ database, own: facts, sites, now });
  const context: DataContext = {
    siteId,
    deviceId,
    deviceSeries: series,
    database,
    server: clientOf(() => server),
    leases: createLeases(keys, now),
    forgoneNumbers: createForgoneNumbers(keys),
    acts: createActList(),
    storeLoss: createStoreLoss(),
    facts,
    town: townSource,
    now,
    newId,
    newTrackKey,
    station: () => ({ agentId: 'agent-1', deskId: 'desk-1' }),
    noteReading: () => undefined,
    registerStamp: createRegisterClock(deviceId, now),
    namesCalls: () => true,
    takesInPerson: () => true,
  };
  return {
    context,
    commands: bindCommands(context),
    setNow: (iso) => {
      nowMs = Date.parse(iso);
    },
    setServer: (next) => {
      server = next;
    },
    sheets,
    close: async () => {
      facts.stop();
      townSource.stop();
      await database.close();
    },
  };
};

/** The value of a success; a refusal fails the test with its code. */
export const must = <Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: unknown },
): Value => {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.reason)}`);
  return result.value;
};

/** Whoever sits at this desk is of a role from now on. */
export const beRole = async ({ context }: TestData, role: Agent['role']): Promise<void> => {
  const agent = await context.database.reference.findOne('agent-1').exec();
  await agent?.incrementalModify((row) => ({ ...row, body: { ...row.body, role } as typeof row.body }));
};
