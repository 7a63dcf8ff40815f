import type { SyncState } from '../../../src/renderer/sync/sync-state';
import { startDeskProcess, type DeskProcess, type DeskProgram } from './desk-client';
import type { Counts, DeskCalls, DeskIdentity, Dump } from './desk-calls';
import { until } from './until';

/** Ids of the documents that a person saw as saved, by collection. */
export type Saved = ReadonlyMap<string, ReadonlySet<string>>;

/** A desk in a process of its own, with its store on the disk. */
export type Desk = {
  readonly name: string;
  readonly identity: DeskIdentity;
  readonly saved: Saved;
  readonly state: () => Promise<SyncState>;
  readonly faults: () => Promise<readonly string[]>;
  readonly dump: () => Promise<Dump>;
  readonly figures: (days: DeskCalls['figures'][0]) => Promise<Counts | null>;
  readonly wake: () => Promise<void>;
  readonly connect: (baseUrl: string) => Promise<void>;
  /** A command of the screens; throws when it was refused. Gives what it answered. */
  readonly act: (name: string, input: object) => Promise<Readonly<Record<string, unknown>>>;
  /** Somebody comes and gets a ticket: three documents. */
  readonly logPassage: (lastName: string) => Promise<string>;
  readonly kill: () => Promise<void>;
  /** Starts again on the same store, with a clock that is off by so much, by another program where one is named. */
  readonly start: (clockOffsetMs?: number, program?: DeskProgram) => Promise<void>;
};

export type DeskOptions = {
  readonly name: string;
  readonly identity: DeskIdentity;
  readonly folder: string;
  readonly baseUrl: string;
};

const referenceWithinMs = 20_000;

const readOutcome = (outcome: unknown): Readonly<Record<string, unknown>> => {
  const result = outcome as { readonly ok: boolean; readonly value?: object; readonly reason?: unknown };
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.reason)}`);
  return { ...result.value };
};

/** Opens the desk of an identity and waits until it knows the reference data of its site. */
export const openDeskOf = async ({ name, identity, folder, baseUrl }: DeskOptions): Promise<Desk> => {
  const saved = new Map<string, Set<string>>();
  let url = baseUrl;
  let host: DeskProcess;
  const note = (collection: string, id: unknown): void => {
    if (typeof id !== 'string' || id === '') return;
    saved.set(collection, (saved.get(collection) ?? new Set()).add(id));
  };
  const start = async (clockOffsetMs = 0, program: DeskProgram = {}): Promise<void> => {
    host = await startDeskProcess(clockOffsetMs, program);
    await host.ask(name, 'open', { baseUrl: url, identity, folder, storeName: name });
  };
  await start();
  const desk: Desk = {
    name,
    identity,
    saved,
    start,
    state: () => host.ask(name, 'state', null),
    faults: () => host.ask(name, 'faults', null),
    dump: () => host.ask(name, 'dump', null),
    figures: (days) => host.ask(name, 'figures', days),
    wake: async () => void (await host.ask(name, 'wake', null)),
    connect: async (next) => {
      url = next;
      await host.ask(name, 'connect', { baseUrl: next, token: identity.token });
    },
    act: async (command, input) => {
      const value = readOutcome(await host.ask(name, 'act', { name: command, input }));
      note('requests', value['requestId']);
      note('tickets', value['ticketId']);
      note('appointments', value['appointmentId']);
      note('citizens', value['citizenId']);
      return value;
    },
    logPassage: async (lastName) => {
      const citizen = { values: { lastName, firstName: 'Zoé' } };
      const passage = { reasonId: 'reason-housing', channel: 'desk', priority: false, next: 'ticket', citizen };
      return String((await desk.act('logPassage', passage))['ticketId']);
    },
    kill: () => host.kill(),
  };
  await until(async () => (await desk.dump()).reference.length > 0, `${name} knows its site`, referenceWithinMs);
  return desk;
};
