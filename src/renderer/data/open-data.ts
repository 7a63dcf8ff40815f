import type { HashFunction, RxStorage } from 'rxdb/plugins/core';

import type { Connection } from '#shared/ipc/contract';
import { KNOWS_ENDS, KNOWS_IN_PERSON } from '#shared/sync/protocol';
import { allRules, type SyncRules } from '#shared/sync/rules';
import { noServer, type Client } from '#shared/sync/wire/client';

import { createContact } from '../sync/contact';
import { shareContact, type WindowChannel } from '../sync/share-contact';
import { keepPromises } from '../sync/lease-keeper';
import { createServerLine, type ServerLineOptions, type Way } from '../sync/server-line';
import { createSheetKeeper } from '../sync/sheet-keeper';
import type { SyncOptions } from '../sync/sync-engine';
import type { SyncState } from '../sync/sync-state';
import { watchSyncState } from '../sync/watch-sync-state';
import { createActList, forgetErased } from './commands/door/act-list';
import type { DataContext } from './context';
import type { Live } from './data-state';
import type { GuichetDatabase } from './database/collections';
import { openDatabase } from './database/open-database';
import { createForgoneNumbers } from './forgone-numbers';
import { createKeyValues, type KeyValues } from './key-values';
import { createLeases } from './leases';
import { createAbsence } from './long-away';
import { createOutbox } from './outbox';
import { createRegisterClock } from './register-clock';
import { newTrackKey } from '../platform/ids';
import { createNoteReading, keepReadings, memoryReadings, type ReadingStore } from './readings/readings';
import { createFactSource } from './sheets/fact-source';
import { memorySheets } from './sheets/memory-sheets';
import { createOtherSites } from './sheets/other-sites';
import type { SheetStore } from './sheets/sheet-store';
import { createTownSource } from './sheets/town-source';
import { createStoreLoss } from './store-loss';
import { sweepOutbox } from './sweep-outbox';

export type OpenDataOptions = {
  readonly connection: Connection;
  /** The id of the site, unless a test opens several stores of one site in one process. */
  readonly storeName: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- RxDB types its storages so
  readonly storage: RxStorage<any, any>;
  readonly multiInstance: boolean;
  readonly station: DataContext['station'];
  readonly now: () => Date;
  /** The clock of this machine, where `now` may be another: put right by `onDrift`. */
  readonly machineNow?: () => Date;
  readonly newId: () => string;
  /** By chance, unless a run must be repeatable. */
  readonly newTrackKey?: () => string;
  readonly random: () => number;
  readonly lead: SyncOptions['lead'];
  readonly onFault: (error: unknown) => void;
  readonly onClockOffset: (ms: number) => void;
  /** By how much it was ahead of the server’s when that was last heard. */
  readonly knownDriftMs?: number;
  /** Told by how much the clock of this machine is ahead of the server's, while the server answers. */
  readonly onDrift?: (driftMs: number) => void;
  /** The first screen has its answers: only then what nobody looks at begins. At once if absent. */
  readonly calm?: Promise<unknown>;
  /** The rules in force: all, unless the simulation breaks one. */
  readonly rules?: SyncRules;
  /** How a server is called; over the network if absent. */
  readonly http?: ServerLineOptions['connectBy'];
  /** Asks for a token that the server takes now; without it a refusal stands. */
  readonly renewToken?: () => Promise<string | null>;
  readonly hashFunction?: HashFunction;
  /** What lasts over a restart besides the store; with this process if absent. */
  readonly keys?: KeyValues;
  /** Where the server’s sheets of facts are kept; with this process if absent. */
  readonly sheets?: SheetStore;
  /** The same of another site of the town, by its id; opened when somebody looks at it. */
  readonly sheetsOfSite?: (siteId: string) => SheetStore;
  /** Where the lines for the journal wait for the server; with this process if absent. */
  readonly readings?: ReadingStore;
  /** How the windows of this desk speak with each other; it has one window if absent. */
  readonly channel?: WindowChannel | null;
};

export type OpenedData = {
  readonly context: DataContext;
  readonly sync: Live<SyncState>;
  /** This desk was not in step for days: until it is, it holds what its town may have erased meanwhile. */
  readonly wasAway: boolean;
  /** The way to the server changed: the exchange goes on there, the store stays open. */
  readonly connect: (way: Way) => void;
  readonly wake: () => void;
  readonly close: () => Promise<void>;
};

// A store without reference data has no screen to show first: that screen waits for the exchange.
const hasReference = async (database: GuichetDatabase): Promise<boolean> =>
  (await database.reference.findOne().exec()) !== null;

/** A device of the elected asks for its figures, and for nothing that would be refused. */
const forElected = ({ elected }: Client): Client => ({ ...noServer, elected });

/** Opens the store of a site and starts to exchange with its server. Without a token it works on this desk alone. */
export const openData = async (options: OpenDataOptions): Promise<OpenedData> => {
  const { connection, now, newId, random, lead, onClockOffset } = options;
  const storeLoss = createStoreLoss();
  const onFault = (error: unknown): void => {
    storeLoss.note(error);
    options.onFault(error);
  };
  const { siteId, deviceId } = connection;
  const rules = options.rules ?? allRules;
  const database = await openDatabase({
    storeName: options.storeName,
    storage: options.storage,
    multiInstance: options.multiInstance,
    rules,
    ...(options.hashFunction ? { hashFunction: options.hashFunction } : {}),
  });
  await sweepOutbox(database);
  const isKnown = await hasReference(database);
  const keys = options.keys ?? createKeyValues();
  const absence = createAbsence(keys, now);
  const wasAway = isKnown && connection.isElected !== true && absence.isLong();
  const calm = (isKnown && !wasAway && options.calm) || Promise.resolve();
  const contact = createContact(now, options.knownDriftMs);
  contact.complete(keys.read('complete') !== '' && isKnown && !wasAway);
  const machineNow = options.machineNow ?? now;
  const serverNow = (): Date => new Date(machineNow().getTime() - contact.read().driftMs);
  let isInStep = false;
  // In every window, whichever leads the exchange.
  contact.subscribe(() => {
    const { reach, driftMs } = contact.read();
    if (reach === 'reached') options.onDrift?.(driftMs);
    if (reach === 'reached' && isInStep) absence.inStep();
  });
  const registerStamp = createRegisterClock(deviceId, serverNow);
  const outbox = createOutbox(database);
  const sheets = options.sheets ?? memorySheets();
  const readings = options.readings ?? memoryReadings();
  const line = createServerLine(
    {
      database,
      outbox,
      siteId,
      contact,
      now,
      machineNow,
      random,
      lead,
      onFault,
      onStoreError: storeLoss.note,
      onClockOffset,
      rules,
      keys,
      onLead: () => shared.lead(),
      onInStep: (signal) => {
        isInStep = true;
        absence.inStep();
        void keepPromises(context, signal, onFault);
        void keeper.keep(signal);
        void keepReadings({ store: readings, server: () => line.server, onFault }, signal);
      },
      registerStamp,
      isElected: connection.isElected === true,
      ...(options.http ? { connectBy: options.http } : {}),
      ...(options.renewToken ? { renewToken: options.renewToken } : {}),
    },
    calm,
  );
  const keeper = createSheetKeeper({ sheets, server: () => line.server, now, onFault });
  const facts = createFactSource({ database, sheets, now, fetchedMs: keeper.fetchedMs, want: keeper.want });
  const sites = createOtherSites({
    siteId,
    keys,
    openSheets: options.sheetsOfSite ?? memorySheets,
    server: () => line.server,
    now,
    onFault,
  });
  const town = createTownSource({ database, own: facts, sites, now });
  const shared = shareContact(contact, options.channel ?? null, line.wake);
  line.connect(connection);
  const watch = watchSyncState(database, line.enrolled, contact, now);
  await watch.counted;
  const acts = createActList();
  forgetErased(database, acts);
  const context: DataContext = {
    siteId,
    deviceId,
    deviceSeries: connection.series,
    database,
    server:
      connection.isElected === true
        ? forElected(line.server)
        : {
            ...line.server,
            writeReference: async (input) => {
              const reply = await line.server.writeReference(input);
              // Who wrote is not poked: this desk fetches its own change at once.
              if (reply.ok && reply.value.outcome !== 'faulty') shared.wake();
              return reply;
            },
            chooseKeys: async (input) => {
              const reply = await line.server.chooseKeys(input);
              if (reply.ok && reply.value.written) shared.wake();
              return reply;
            },
            chooseTextSize: async (input) => {
              const reply = await line.server.chooseTextSize(input);
              if (reply.ok && reply.value.written) shared.wake();
              return reply;
            },
            chooseSignIn: async (input) => {
              const reply = await line.server.chooseSignIn(input);
              if (reply.ok && reply.value.outcome === 'written') shared.wake();
              return reply;
            },
            settleUnproved: async (input) => {
              const reply = await line.server.settleUnproved(input);
              // It counts as written by the desk that sent it, which may be this one.
              if (reply.ok && reply.value.outcome === 'done') shared.wake();
              return reply;
            },
            eraseCitizens: async (input) => {
              const reply = await line.server.eraseCitizens(input);
              if (reply.ok && reply.value.outcome === 'erased') shared.wake();
              return reply;
            },
            settleErasure: async (input) => {
              const reply = await line.server.settleErasure(input);
              if (reply.ok && reply.value.outcome === 'erased') shared.wake();
              return reply;
            },
            takeBack: async (input) => {
              const reply = await line.server.takeBack(input);
              if (reply.ok && reply.value.written) shared.wake();
              return reply;
            },
          },
    leases: createLeases(keys, serverNow),
    forgoneNumbers: createForgoneNumbers(keys),
    acts,
    storeLoss,
    facts,
    town,
    now,
    newId,
    newTrackKey: options.newTrackKey ?? newTrackKey,
    station: options.station,
    noteReading:
      connection.isElected === true
        ? () => undefined
        : createNoteReading({ store: readings, station: options.station, now, newId, onFault }),
    registerStamp,
    namesCalls: () => rules.endNamesCall && keys.read(KNOWS_ENDS) !== '',
    takesInPerson: () => keys.read(KNOWS_IN_PERSON) !== '',
  };
  return {
    context,
    sync: watch,
    wasAway,
    connect: (way) => {
      line.connect(way);
      watch.renew();
    },
    wake: shared.wake,
    close: async () => {
      await line.stop();
      watch.stop();
      shared.stop();
      facts.stop();
      town.stop();
      sheets.close();
      readings.close();
      await database.close();
    },
  };
};
