import { z } from 'zod';

import {
  DAY_MS,
  HOUR_MS,
  MOST_SIGNED_IN_HERE,
  MOST_SIGN_INS,
  MOST_WRONG_PINS,
  MOST_WRONG_PIN_WAIT_MS,
  SIGN_INS_FOR_DAYS,
  SIGN_IN_HOURS,
  SIGN_IN_SLACK_HOURS,
  WRONG_PIN_WAIT_MS,
} from '../bounds';
import type { Device, SiteTransaction, Store } from '../store/port';

/** Wrong codes in a row, and until when nobody is heard. */
const wrongSchema = z.object({ count: z.int().min(0), untilMs: z.int() });

/** The right to write in the name of an agent at a device; milliseconds since 1970. `wrong` = those at this device, none if absent. */
const signInSchema = z.object({
  deviceId: z.string(),
  fromMs: z.int(),
  untilMs: z.int(),
  wrong: wrongSchema.exactOptional(),
});

const personSchema = z.object({
  /** `start` = an administrator handed it out, good until `untilMs`. */
  pin: z
    .object({
      kind: z.enum(['own', 'start']),
      hash: z.string().min(1),
      salt: z.string().min(1),
      atMs: z.int(),
      untilMs: z.int().exactOptional(),
    })
    .nullable(),
  /** Wrong codes at all devices together where the agent has not signed in before. */
  wrong: wrongSchema,
  shutOut: z.boolean(),
  signIns: z.array(signInSchema),
  /** Codes of recovery that were not used, under one salt: each is long enough to be found by nobody. Absent = none were ever made, or they are void. */
  recovery: z.object({ salt: z.string().min(1), hashes: z.array(z.string().min(1)), atMs: z.int() }).exactOptional(),
});

/** What the server keeps of an agent for proving who they are: a note of the site, neither synced nor told. */
export type Person = Readonly<z.infer<typeof personSchema>>;

/** No wrong codes. */
const NONE_WRONG = { count: 0, untilMs: 0 } as const;

/** An agent of whom nothing is kept yet. */
const nobodyYet: Person = { pin: null, wrong: NONE_WRONG, shutOut: false, signIns: [] };

const noteOf = (agentId: string): string => `person ${agentId}`;
const hereNoteOf = (deviceId: string): string => `persons at ${deviceId}`;

const parsed = <Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | null => {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
};

const personIn = (text: string): Person =>
  text === '' ? nobodyYet : (parsed(personSchema, text) ?? { ...nobodyYet, shutOut: true });

/**
 * What is kept of an agent. A note that cannot be read is that of somebody who is shut out: counted as none, the next person who comes could choose a code in this
 * name. An administrator lets them in again.
 */
export const readPerson = async (site: SiteTransaction, agentId: string): Promise<Person> =>
  personIn(await site.siteNote(noteOf(agentId)));

/** Those that did not run out long ago: where an agent has signed in before, as far as wrong codes go, and what a late push may name. */
export const recentSignIns = ({ signIns }: Person, nowMs: number): Person['signIns'] =>
  signIns.filter(({ untilMs }) => untilMs > nowMs - SIGN_INS_FOR_DAYS * DAY_MS);

/** Keeps it, without sign-ins that ran out long ago. Only for an agent whom the reference data knows, so that nobody fills the store with names. */
export const writePerson = (site: SiteTransaction, agentId: string, person: Person, nowMs: number): Promise<void> => {
  const signIns = recentSignIns(person, nowMs)
    .toSorted((a, b) => a.untilMs - b.untilMs)
    .slice(-MOST_SIGN_INS);
  return site.writeSiteNote(noteOf(agentId), JSON.stringify({ ...person, signIns }));
};

const idsSchema = z.array(z.string());

/** The agents who ever signed in at a device, the latest last: of nobody else has a note to be read. */
export const agentsAt = async (site: SiteTransaction, deviceId: string): Promise<readonly string[]> =>
  parsed(idsSchema, await site.siteNote(hereNoteOf(deviceId))) ?? [];

/** Those of the agents who ever signed in at a device whose access an administrator ended. Waits for no lock: desks ask all day. */
export const shutOutAt = async (store: Pick<Store, 'noteOfSite'>, { siteId, id }: Device): Promise<string[]> => {
  const there = parsed(idsSchema, await store.noteOfSite(siteId, hereNoteOf(id))) ?? [];
  const persons = await Promise.all(there.map((agentId) => store.noteOfSite(siteId, noteOf(agentId))));
  return there.filter((_, index) => personIn(persons[index] ?? '').shutOut);
};

/** Signs an agent in at a device, or makes it last longer there, and keeps it. Gives the instant until which it counts, milliseconds since 1970. */
export const signInAt = async (
  site: SiteTransaction,
  agentId: string,
  person: Person,
  deviceId: string,
  nowMs: number,
): Promise<number> => {
  const untilMs = nowMs + SIGN_IN_HOURS * HOUR_MS;
  // Whoever signs in again vouches for what was written there in their name since, for forty days: a desk goes on while its server is away for longer than a sign-in lasts.
  const earlier = person.signIns.filter((one) => one.deviceId === deviceId);
  const fromMs = Math.max(nowMs - SIGN_INS_FOR_DAYS * DAY_MS, Math.min(nowMs, ...earlier.map((one) => one.fromMs)));
  const signIns = [...person.signIns.filter((one) => !earlier.includes(one)), { deviceId, fromMs, untilMs }];
  await writePerson(site, agentId, { ...withNoneWrong(person, deviceId), signIns }, nowMs);
  const there = await agentsAt(site, deviceId);
  if (there.at(-1) !== agentId) {
    const ids = [...there.filter((id) => id !== agentId), agentId].slice(-MOST_SIGNED_IN_HERE);
    await site.writeSiteNote(hereNoteOf(deviceId), JSON.stringify(ids));
  }
  return untilMs;
};

/** By how much the clock of a desk, or of the server, may be off, see `SIGN_IN_SLACK_HOURS`, milliseconds. */
export const SLACK_MS = SIGN_IN_SLACK_HOURS * HOUR_MS;

/** Whether the person may write at this device now. */
export const isSignedIn = ({ signIns }: Person, deviceId: string, nowMs: number): boolean =>
  signIns.some((one) => {
    const leftMs = one.untilMs - nowMs;
    // More than any sign-in lasts: the clock of the server was ahead when it was made.
    return one.deviceId === deviceId && leftMs >= 0 && leftMs <= SIGN_IN_HOURS * HOUR_MS + SLACK_MS;
  });

/** Whether a sign-in of the person covers what a device says it wrote at this instant; at any device with `null`. */
export const covers = ({ signIns }: Person, deviceId: string | null, atMs: number): boolean =>
  signIns.some(
    (one) =>
      (deviceId === null || one.deviceId === deviceId) &&
      one.fromMs - SLACK_MS <= atMs &&
      atMs <= one.untilMs + SLACK_MS,
  );

/**
 * The wrong codes that count at a device. Where the agent has signed in before, those of that device alone: a colleague who tries codes in this name
 * elsewhere does not keep them unheard at their own desk.
 */
const wrongAt = ({ signIns, wrong }: Person, deviceId: string): Person['wrong'] => {
  const own = signIns.find((one) => one.deviceId === deviceId);
  return own ? (own.wrong ?? NONE_WRONG) : wrong;
};

const withWrongAt = (person: Person, deviceId: string, wrong: Person['wrong']): Person =>
  person.signIns.some((one) => one.deviceId === deviceId)
    ? { ...person, signIns: person.signIns.map((one) => (one.deviceId === deviceId ? { ...one, wrong } : one)) }
    : { ...person, wrong };

/** Without the wrong codes that count at a device: the right one was typed there. */
export const withNoneWrong = (person: Person, deviceId: string): Person => withWrongAt(person, deviceId, NONE_WRONG);

/** Without any wrong codes: an administrator gave a start code, or access again. */
export const withNoneWrongAnywhere = (person: Person): Person => ({
  ...person,
  wrong: NONE_WRONG,
  signIns: person.signIns.map(({ wrong: _wrong, ...one }) => one),
});

/** Without codes of recovery: the person may have lost the paper, or shall not come back by it. */
export const withoutRecovery = ({ recovery: _recovery, ...person }: Person): Person => person;

/** For how long nobody is heard in this name at a device, milliseconds; 0 = now. A longer wait than any is one of a clock that was set back. */
export const waitOf = (person: Person, deviceId: string, nowMs: number): number => {
  const waitMs = wrongAt(person, deviceId).untilMs - nowMs;
  return waitMs > 0 && waitMs <= MOST_WRONG_PIN_WAIT_MS ? waitMs : 0;
};

/** With one more wrong code at a device. */
export const withOneWrong = (person: Person, deviceId: string, nowMs: number): Person => {
  const count = wrongAt(person, deviceId).count + 1;
  const doublings = count - MOST_WRONG_PINS;
  const waitMs = doublings < 0 ? 0 : Math.min(WRONG_PIN_WAIT_MS * 2 ** doublings, MOST_WRONG_PIN_WAIT_MS);
  return withWrongAt(person, deviceId, { count, untilMs: waitMs === 0 ? 0 : nowMs + waitMs });
};

/** How many wrong codes more until nobody is heard for a while at a device. */
export const triesLeftOf = (person: Person, deviceId: string): number =>
  Math.max(0, MOST_WRONG_PINS - wrongAt(person, deviceId).count);
