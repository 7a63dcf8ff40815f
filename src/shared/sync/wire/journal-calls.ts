import { z } from 'zod';

import type { AccessOutcome } from '../../domain/requests/access-request';
import { CALM_MS, type Call } from './call';

/** What a desk notes of who reads: a person’s file that was opened, a search for people that came to rest, what left for a file or a printer. */
export const readingKinds = ['fileOpened', 'searched', 'exported', 'printed'] as const;
export type ReadingKind = (typeof readingKinds)[number];

/** What the server notes by itself, of the calls that change who may do what, or what is kept. */
export const serverKinds = [
  'signedIn',
  'wrongCode',
  'codeChosen',
  'startCodeGiven',
  'shutOut',
  'letIn',
  'signInModeChosen',
  'inviteMade',
  'deviceJoined',
  'deviceShutOut',
  'settingsWritten',
  'citizenErased',
  'erasedFor',
  'retentionChosen',
  'retentionDone',
  'writesTakenBack',
  'unprovedTaken',
  'unprovedLeft',
  'journalRead',
] as const;

/**
 * Of the kind `settingsWritten`: a calendar address was made, or cut; the departments of a device were chosen, it shall erase what it
 * holds, or says that it did (with the writes that were not sent), before its id; an administrator made codes of recovery or came back by
 * one (with those that are left), before the id of the agent; the provider of identities was chosen, or gave another role, before the id of the
 * agent; an erasure was asked for (its reason before the first id of the person), withdrawn or refused, where two people are needed for one, and how
 * many are needed was chosen. They are subjects of that kind instead of
 * kinds of their own, because a desk of the version before reads no line of a kind that it does not know.
 */
export const CALENDAR_MADE = 'calendarMade';
export const CALENDAR_CUT = 'calendarCut';
export const DEVICE_DEPARTMENTS = 'deviceDepartments ';
export const DEVICE_WIPE = 'deviceWipe ';
export const DEVICE_WIPED = 'deviceWiped ';
export const RECOVERY_MADE = 'recoveryMade ';
export const RECOVERY_USED = 'recoveryUsed ';
export const PROVIDER_CHOSEN = 'signInProvider';
export const PROVIDER_ROLE = 'signInProviderRole ';

export const ERASURE_ASKED = 'erasureAsked ';
export const ERASURE_WITHDRAWN = 'erasureWithdrawn ';
export const ERASURE_REFUSED = 'erasureRefused ';
/** From now on two are needed; one is enough again; somebody wished for the latter; and that wish was dropped. */
export const erasureModes = ['erasureByTwo', 'erasureByOne', 'erasureByOneAsked', 'erasureByOneDropped'] as const;

/** Of the kind `erasedFor`, beside the reason and before the id of an agent: who had asked for what another one confirmed. */
export const ERASURE_ASKED_BY = 'askedBy ';

/** What was done about a request of access: noted, prolonged, or how it ended. */
export type AccessAct = 'noted' | 'extended' | AccessOutcome;

/** Of the kind `settingsWritten` as well: what was done about a request of access, before an id of the person. */
const ACCESS_REQUEST = 'accessRequest ';
export const accessSubject = (act: AccessAct, citizenId: string): string => `${ACCESS_REQUEST}${act} ${citizenId}`;

/** The act and the person of such a line, `null` of any other. The act may be one of a newer version. */
export const accessIn = ({
  kind,
  subject,
}: Pick<JournalLine, 'kind' | 'subject'>): { readonly act: string; readonly citizenId: string } | null => {
  if (kind !== 'settingsWritten' || !subject.startsWith(ACCESS_REQUEST)) return null;
  const [act = '', ...id] = subject.slice(ACCESS_REQUEST.length).split(' ');
  return { act, citizenId: id.join(' ') };
};

/** Of the kind `signedIn`: by the provider of identities, before the id of the agent. */
export const BY_PROVIDER = 'provider ';

/** Of the kind `settingsWritten`: what a role may and may not from now on, `rights:supervisor +openings -closures`. */
export const rightsSubject = (
  role: string,
  changed: readonly { readonly right: string; readonly may: boolean }[],
): string => `rights:${role} ${changed.map(({ right, may }) => `${may ? '+' : '-'}${right}`).join(' ')}`;

/** Lines of one call. */
export const MOST_JOURNAL_LINES = 200;

/** Ids of one person that are looked for at once: more than anybody was ever merged of. */
export const MOST_JOURNAL_SUBJECTS = 50;

/** An id, or `''`: without what no id of ours has, see `idSchema`. */
const plain = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);

/**
 * One line of a desk. `id` is made by the desk: a line that is sent again is kept once. `at` is of its clock. `agentId` = who sat there, `''` = nobody.
 * `subject` = the citizen whose file was opened, or what was exported or printed, by its name in the program; never a name of a person, nor the words of a search. `count` = how
 * many people or rows there were.
 */
const readingLine = z.object({
  id: plain(40).min(1),
  at: z.iso.datetime(),
  agentId: plain(80),
  kind: z.enum(readingKinds),
  subject: plain(120),
  count: z.int().min(0).max(10_000_000),
});
export type ReadingLine = Readonly<z.infer<typeof readingLine>>;

/**
 * A line as it is kept. `n` counts the lines of the site; `keptAt` is of the server’s clock. `deviceId` = where it was done. `isProved` = a sign-in of the agent at this
 * device covers `at`. `subject` of what the server notes: the agent, device, citizen or section of settings that it was about, `''` = none.
 */
const keptLine = z.object({
  n: z.int(),
  at: z.string(),
  keptAt: z.string(),
  deviceId: z.string(),
  agentId: z.string(),
  kind: z.enum([...readingKinds, ...serverKinds]),
  subject: z.string(),
  count: z.int(),
  isProved: z.boolean(),
});
export type JournalLine = Readonly<z.infer<typeof keptLine>>;

/** The journal of a site: who read what, and who changed who may do what. Lines are added, never changed, and go after twelve months. */
export const journalCalls = {
  keepJournal: {
    method: 'POST',
    path: '/v1/journal',
    summary: 'What a desk noted of who read what. A line that is sent again is kept once.',
    door: 'staff',
    input: z.object({ lines: z.array(readingLine).max(MOST_JOURNAL_LINES) }),
    output: z.object({}),
    patienceMs: CALM_MS,
  },
  journal: {
    method: 'POST',
    path: '/v1/journal/read',
    summary: 'The journal of the site, newest first. To read it leaves a line as well.',
    door: 'admin',
    input: z.object({
      /** Civil days of `keptAt` at the site, both included. */
      from: z.iso.date(),
      to: z.iso.date(),
      /** The agent who asks, as the desk says. */
      by: plain(80),
      /** `''` = of all. */
      agentId: plain(80),
      /** All the ids of a person who was merged; empty = any. */
      subjects: z.array(plain(120)).max(MOST_JOURNAL_SUBJECTS),
      /** Only lines with a smaller `n`: the next page. */
      before: z.int().nullable(),
      limit: z.int().min(1).max(500),
    }),
    output: z.object({
      lines: z.array(keptLine),
      hasMore: z.boolean(),
      /** How many lines there ever were, the link of the last one, and the first `n` that is still kept. */
      head: z.object({ n: z.int(), link: z.string(), since: z.int() }),
    }),
    patienceMs: CALM_MS,
  },
} as const satisfies Readonly<Record<string, Call>>;
