import { z } from 'zod';

import { MOST_LOCK_MIN, MOST_PIN } from '../../domain/rights/pin';
import { CALM_MS, type Call } from './call';

const agentId = z.string().min(1).max(80);
const pin = z.string().max(MOST_PIN);

/** How long a person waits before a code is compared: the server takes some tenths of a second for each, on purpose. */
const PROOF_MS = 4_000;
/** The same for ten codes, each of which takes as long to be kept. */
const MAKING_MS = 15_000;

/**
 * `right` = from now on what this person writes at this device counts; `lifeMs` from the answer on, `until` by the server’s clock. `wrong` = `triesLeft` more until
 * nobody is heard in this name for a while. `wait` = not compared, ask again after `waitMs`. `noPin` = this person has chosen none yet. `needsStart` = nor may they
 * freely any more: an administrator hands out a start code first. `mustChoose` = that code is right, and one’s own has to be chosen. `shutOut` = an administrator
 * ended the access of this person.
 */
const refusedVerdicts = [
  z.object({ verdict: z.literal('wrong'), triesLeft: z.int() }),
  z.object({ verdict: z.literal('wait'), waitMs: z.int() }),
  z.object({ verdict: z.literal('shutOut') }),
] as const;
const proofVerdicts = [
  z.object({ verdict: z.literal('right'), until: z.string(), lifeMs: z.int() }),
  ...refusedVerdicts,
  z.object({ verdict: z.literal('needsStart') }),
] as const;

/** By what a site knows its agents: whoever chooses a name is that person (`names`), or they prove it by their personal code (`pin`). */
export const signInModes = ['names', 'pin'] as const;
export type SignInMode = (typeof signInModes)[number];

/** The calls by which persons prove who they are, and by which administrators see to it. */
export const personCalls = {
  signIn: {
    method: 'POST',
    path: '/v1/sign-in',
    summary:
      'A personal code against the right to write in the name of its agent at this device, for some days. Wrong codes are counted by agent.',
    door: 'staff',
    input: z.object({ agentId, pin }),
    output: z.discriminatedUnion('verdict', [
      ...proofVerdicts,
      z.object({ verdict: z.literal('noPin') }),
      z.object({ verdict: z.literal('mustChoose') }),
    ]),
    patienceMs: PROOF_MS,
  },
  choosePin: {
    method: 'POST',
    path: '/v1/own-pin',
    summary:
      'An agent chooses their personal code: the first one freely in the first fortnight, an administrator’s at a device of an administrator; else by the code of before or a start code.',
    door: 'staff',
    /** `pin` = the code of before, or what an administrator handed out; `''` while there is none. */
    input: z.object({ agentId, pin, next: pin }),
    /** `weak` = `next` may not be chosen (`pinFault`). `notHere` = the first code of an administrator, at a desk of the staff. `right` signs in as well. */
    output: z.discriminatedUnion('verdict', [
      ...proofVerdicts,
      z.object({ verdict: z.literal('weak') }),
      z.object({ verdict: z.literal('notHere') }),
    ]),
    patienceMs: PROOF_MS,
  },
  makeRecoveryCodes: {
    method: 'POST',
    path: '/v1/recovery-codes',
    summary:
      'An administrator makes codes by which they come back when they have lost their personal code: each good once, told this once. Those of before are void. Their personal code is asked for.',
    door: 'admin',
    input: z.object({ agentId, pin }),
    output: z.discriminatedUnion('verdict', [
      z.object({ verdict: z.literal('made'), codes: z.array(z.string()) }),
      ...refusedVerdicts,
      /** There is no personal code, or one that was handed out: one’s own is chosen first. */
      z.object({ verdict: z.literal('noPin') }),
      z.object({ verdict: z.literal('notAdmin') }),
    ]),
    patienceMs: MAKING_MS,
  },
  recoverPin: {
    method: 'POST',
    path: '/v1/own-pin/recover',
    summary:
      'An administrator who lost their personal code chooses another one by a code of recovery, which is used up. Wrong ones are counted as wrong personal codes are.',
    door: 'staff',
    input: z.object({ agentId, code: pin, next: pin }),
    /** `weak` = `next` may not be chosen. `noRecovery` = this person has no code of recovery that is good. `right` signs in as well. */
    output: z.discriminatedUnion('verdict', [
      z.object({ verdict: z.literal('right'), until: z.string(), lifeMs: z.int() }),
      ...refusedVerdicts,
      z.object({ verdict: z.literal('weak') }),
      z.object({ verdict: z.literal('noRecovery') }),
    ]),
    patienceMs: PROOF_MS,
  },
  persons: {
    method: 'GET',
    path: '/v1/persons',
    summary: 'How each agent of the site proves who they are, and where they have signed in. No code is ever told.',
    door: 'admin',
    input: z.object({}),
    output: z.object({
      persons: z.array(
        z.object({
          agentId: z.string(),
          /** `none` = not chosen yet, `start` = one that was handed out and not used yet. */
          pin: z.enum(['none', 'start', 'own']),
          /** When it was chosen or handed out, `''` = never. */
          pinAt: z.string(),
          shutOut: z.boolean(),
          /** Where this person may write now; instants. */
          signIns: z.array(z.object({ deviceId: z.string(), from: z.string(), until: z.string() })),
          /** Of an administrator: how many codes of recovery are left, and when they were made, `''` = never. Absent = no administrator, or a server of before. */
          recovery: z.object({ left: z.int(), at: z.string() }).exactOptional(),
        }),
      ),
    }),
    patienceMs: CALM_MS,
  },
  settlePerson: {
    method: 'POST',
    path: '/v1/persons/:id/settle',
    summary:
      'Hands out a start code for an agent who forgot theirs (`newPin`), ends the access of one (`shutOut`): what they write from then on, or send later, is kept aside; or gives it back (`letIn`).',
    door: 'admin',
    /** `id` = of the agent. */
    input: z.object({ id: agentId, act: z.enum(['newPin', 'shutOut', 'letIn']) }),
    /** `startPin` = to be told to this person once, good for a day; `''` for the other acts. `lastAdmin` = nobody else could administer. */
    output: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('done'), startPin: z.string() }),
      z.object({ outcome: z.literal('lastAdmin') }),
    ]),
    patienceMs: CALM_MS,
  },
  chooseSignIn: {
    method: 'POST',
    path: '/v1/sign-in/mode',
    summary: 'By what a site knows its agents, and after how long its desks lock themselves.',
    door: 'admin',
    input: z.object({ mode: z.enum(signInModes), lockMin: z.int().min(0).max(MOST_LOCK_MIN) }),
    /** `noAdmin` = no administrator has signed in by a code of their own at this device: nobody could take it back. */
    output: z.object({ outcome: z.enum(['written', 'noAdmin']) }),
    patienceMs: CALM_MS,
  },
  settleUnproved: {
    method: 'POST',
    path: '/v1/unproved/settle',
    summary:
      'A row that was kept aside because nobody had proved to have written it: an administrator takes it in all the same, or leaves it out.',
    door: 'admin',
    /** As the list of rows kept aside tells them. */
    input: z.object({
      collection: z.string().max(40),
      id: z.string().max(120),
      deviceId: z.string().max(80),
      /** The newest instant of those that the list told: what came since nobody has seen, and stays. */
      upTo: z.string().max(40),
      take: z.boolean(),
    }),
    /** `gone` = it is settled already. `refused` = another rule keeps it out, `why` names it. */
    output: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('done') }),
      z.object({ outcome: z.literal('gone') }),
      z.object({ outcome: z.literal('refused'), why: z.string() }),
    ]),
    patienceMs: CALM_MS,
  },
} as const satisfies Readonly<Record<string, Call>>;
