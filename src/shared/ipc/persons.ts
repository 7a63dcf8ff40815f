import { z } from 'zod';

import { providerRefusals } from '../domain/rights/provider-refusals';
import { MOST_PIN } from '../domain/rights/pin';

const windows = ['main'] as const;
const agentId = z.string().min(1).max(80);
const pin = z.string().max(MOST_PIN);

/** How persons prove at this station who they are. Codes pass here on their way to the server, and those of recovery once on their way back. */
export const personChannels = {
  /**
   * A personal code: compared by the server, and while that is out of reach with what it found right before, if the keyring of this machine keeps it. `isOffline` =
   * it was compared here. `noKeyring`, `notKnown` = the server is out of reach, and this machine keeps no codes, or not this one. Of `wait` the time in milliseconds, of
   * `wrong` the tries that are left.
   */
  'person.signIn': {
    input: z.object({ agentId, pin }),
    output: z.object({
      verdict: z.enum([
        'right',
        'wrong',
        'wait',
        'noPin',
        'needsStart',
        'mustChoose',
        'shutOut',
        'noKeyring',
        'notKnown',
        'fault',
      ]),
      isOffline: z.boolean(),
      waitMs: z.int(),
      triesLeft: z.int(),
    }),
    windows,
  },
  /** Chooses a personal code, which only the server can take: `unreachable` while it is not there. `pin` = the one of before, `''` = none. */
  'person.choosePin': {
    input: z.object({
      agentId,
      pin,
      next: pin,
    }),
    output: z.object({
      verdict: z.enum(['right', 'wrong', 'wait', 'weak', 'notHere', 'needsStart', 'shutOut', 'unreachable', 'fault']),
      waitMs: z.int(),
      triesLeft: z.int(),
    }),
    windows,
  },
  /** An administrator makes codes of recovery, told this once: only the server can. `unreachable` while it is not there, or does not know them yet. `pin` = their personal code. */
  'person.makeRecovery': {
    input: z.object({ agentId, pin }),
    output: z.object({
      verdict: z.enum(['made', 'wrong', 'wait', 'shutOut', 'noPin', 'notAdmin', 'notAllowed', 'unreachable', 'fault']),
      /** Empty unless `made`. */
      codes: z.array(z.string()),
      waitMs: z.int(),
      triesLeft: z.int(),
    }),
    windows,
  },
  /** An administrator who lost their personal code chooses another one by a code of recovery: only the server knows these. */
  'person.recover': {
    input: z.object({
      agentId,
      code: pin,
      next: pin,
    }),
    output: z.object({
      verdict: z.enum(['right', 'wrong', 'wait', 'weak', 'noRecovery', 'shutOut', 'unreachable', 'fault']),
      waitMs: z.int(),
      triesLeft: z.int(),
    }),
    windows,
  },
  /** By which provider of identities agents may sign in beside their codes; `null` = by none. `isSaid` = the server has answered; else it is worth asking again. */
  'person.means': {
    input: z.undefined(),
    output: z.object({ provider: z.enum(['proConnect', 'openId']).nullable(), isSaid: z.boolean() }),
    windows,
  },
  /** Begins a sign-in by that provider, and opens the browser of the system. `id` and `lifeMs` of `begun`, `why` of `refused`. `noBrowser` = none opened. */
  'person.beginProvider': {
    input: z.undefined(),
    output: z.object({
      verdict: z.enum(['begun', 'off', 'wait', 'refused', 'noBrowser', 'unreachable', 'fault']),
      id: z.string(),
      lifeMs: z.int(),
      why: z.enum(providerRefusals).nullable(),
    }),
    windows,
  },
  /** What became of it; `drop` = nobody waits for it any more. `agentId` of `right`, `why` of `refused`. */
  'person.followProvider': {
    input: z.object({ id: z.string().min(1).max(80), act: z.enum(['look', 'drop']) }),
    output: z.object({
      verdict: z.enum(['open', 'gone', 'right', 'refused', 'unreachable']),
      agentId: z.string(),
      why: z.enum(providerRefusals).nullable(),
    }),
    windows,
  },
} as const;
