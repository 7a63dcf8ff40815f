import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

import { allRules } from '#shared/sync/rules';

import { createFeeds, type Feeds } from './calendars/feeds';
import { createChallenges, type Challenges } from './devices/challenge';
import { productSchemas, type Schemas } from './documents/conversions';
import { holdBegin } from './documents/history-begin';
import { guichetRegistry } from './collections/guichet-registry';
import { keptAnswers, type KeptAnswers } from './documents/kept-answers';
import type { ErasedHere, PulledHere } from './documents/pull';
import { rememberReference, type ReferenceReader } from './documents/load-facts';
import { withheldFrom, type WithheldFrom } from './documents/scope';
import type { Registry } from './documents/registry';
import { createFigures, type Figures } from './figures/figures';
import type { History } from './figures/projection';
import { createFloor, type Floor } from './floor/floor';
import { createPublications, type Publications } from './floor/publications';
import { createWaits, type WaitsOf } from './floor/waits';
import { createJournal } from './journal/create-journal';
import { freshToken, freshTrackKey } from './lib/fresh';
import { noMessaging, type Messaging } from './messages/messaging';
import type { Basics } from './needs';
import { shutOutAt } from './persons/person-note';
import { freshStartPin, pinProof } from './persons/pin-proof';
import { createProvings, type Provings } from './persons/provings';
import { createProviderParts, type ProviderParts } from './provider/sign-in-calls';
import type { JournalSeal } from './store/journal-port';
import { journalSeal } from './store/journal-seal';

/** What a process is made with: the rest of its parts is that of the product. */
export type PartsOptions = Pick<Basics, 'store' | 'clock' | 'newId'> &
  Partial<Omit<Basics, 'store' | 'clock' | 'newId'>> & {
    /** What a personal code is kept and compared as, where it is not slow on purpose. */
    readonly pinProof?: (pin: string, salt: string) => Promise<string>;
    /** By what the journal is chained; absent = by a key that this process alone has. */
    readonly journalSeal?: JournalSeal;
    /** The collections to exchange, where they are not those of the product. */
    readonly registry?: Registry;
    /** The versions of the document schemas to speak, where they are not those of the product. */
    readonly schemas?: Schemas;
    /** How messages to citizens go; none if absent. */
    readonly messaging?: Messaging;
    /** Whether the provider of identities may be a machine of the inside: whoever runs the server says so. */
    readonly mayProviderBeInside?: boolean;
    /** A past that no document tells: that of a demonstration. */
    readonly history?: History;
  };

/** Everything that handlers work with, made once per process. No handler gets all of it: each names what it needs. */
export type Parts = Basics & {
  readonly registry: Registry;
  readonly schemas: Schemas;
  readonly messaging: Messaging;
  /** The reference data of a site, read once per change of it. */
  readonly referenceOf: ReferenceReader;
  /** Answers to pulls and comparisons that many desks ask for. */
  readonly kept: KeptAnswers;
  /** What devices do not get. */
  readonly withheldFrom: WithheldFrom;
  /** How far devices have pulled since this process began. */
  readonly pulledHere: PulledHere;
  /** Up to where people were erased since this process began. */
  readonly erasedHere: ErasedHere;
  /** The day of a site as it is now. */
  readonly floor: Floor;
  /** The announced waits of a day. */
  readonly waits: WaitsOf;
  /** What screens in public show. */
  readonly publications: Publications;
  /** What the server knows of the past of its sites. */
  readonly figures: Figures;
  readonly challenges: Challenges;
  readonly feeds: Feeds;
  /** The turns in which personal codes are compared. */
  readonly provings: Provings;
  /** The sign-ins by a provider of identities that are under way. */
  readonly provider: ProviderParts;
};

/** Makes the parts of a server over a store. */
export const createParts = ({ history, ...options }: PartsOptions): Parts => {
  const { store, clock, clockOffsetMs = 0 } = options;
  const floor = createFloor(store);
  const waits = createWaits(clock);
  const referenceOf = rememberReference();
  const seal = options.journalSeal ?? journalSeal(randomBytes(32));
  return {
    clockOffsetMs,
    newToken: freshToken,
    newTrackKey: freshTrackKey,
    newStartPin: freshStartPin,
    registry: guichetRegistry,
    rules: allRules,
    schemas: productSchemas,
    messaging: noMessaging,
    embeds: () => false,
    mark: () => Promise.resolve(''),
    holdBegin: holdBegin({ store, clock }),
    dropStream: () => undefined,
    shutOutAt: (device) => shutOutAt(store, device),
    giveWay: () => setImmediate(),
    isShared: () => false,
    journal: createJournal({ store, clock, referenceOf, seal }),
    ...options,
    referenceOf,
    kept: keptAnswers(options.rules ?? allRules),
    withheldFrom: withheldFrom({ store, rules: options.rules ?? allRules }),
    pulledHere: new Map(),
    erasedHere: new Map(),
    floor,
    waits,
    publications: createPublications({ floor, waits, clock, clockOffsetMs }),
    figures: createFigures({ store, clock, elapsed: () => performance.now(), ...(history ? { history } : {}) }),
    challenges: createChallenges(store),
    feeds: createFeeds(store),
    provings: createProvings(options.pinProof ?? pinProof),
    provider: createProviderParts(clock, options.mayProviderBeInside ?? false),
  };
};
