import { pinFault } from '#shared/domain/rights/pin';
import { inGroups, readRecoveryCode, RECOVERY_SIGNS } from '#shared/sync/invitation';
import type { CallReply } from '#shared/sync/wire/calls';
import { RECOVERY_MADE, RECOVERY_USED } from '#shared/sync/wire/journal-calls';

import { RECOVERY_CODES } from '../bounds';
import { freshSigns } from '../lib/fresh';
import type { Handler } from '../wire/handler';
import { begin, compare, rightReply, soon, type Comparing, type ProveNeeds } from './compare-code';
import { signInAt, writePerson, type Person } from './person-note';

/** The personal code of an administrator, as long as it is one of their own. */
const byOwnPin: Comparing<'noPin' | 'notAdmin'> = {
  keptOf: ({ person: { pin }, role }) => {
    if (role !== 'admin') return { without: 'notAdmin' };
    return pin?.kind === 'own' ? { salt: pin.salt, hashes: [pin.hash] } : { without: 'noPin' };
  },
  saltOf: ({ pin }) => pin?.salt,
};

/** Codes by which an administrator comes back who has lost their personal code: ten, told this once, kept as slow hashes. */
export const makeRecoveryCodes =
  (needs: ProveNeeds): Handler<'makeRecoveryCodes'> =>
  async (asked, device) => {
    type Reply = CallReply<'makeRecoveryCodes'>;
    const { agentId } = asked;
    const { provings, newToken, journal } = needs;
    const reply = await provings.inTurn(device, async (): Promise<Reply> => {
      const begun = await begin(needs, device, asked, byOwnPin);
      if (begun.step === 'without') return { verdict: begun.without };
      if (begun.step === 'answer') return begun.reply;
      return compare<Reply, 'noPin' | 'notAdmin'>(needs, device, asked, begun, byOwnPin, async () => {
        const salt = newToken();
        const codes = Array.from({ length: RECOVERY_CODES }, () => freshSigns(RECOVERY_SIGNS));
        const hashes: string[] = [];
        // One after the other: whoever signs in meanwhile waits for one of them at most.
        for (const code of codes) hashes.push(await provings.prove(code, salt));
        return async (site, person, nowMs) => {
          await writePerson(site, agentId, { ...person, recovery: { salt, hashes, atMs: nowMs } }, nowMs);
          const subject = `${RECOVERY_MADE}${agentId}`;
          await journal.note(site, device, { kind: 'settingsWritten', agentId, subject, count: codes.length });
          return { verdict: 'made', codes: codes.map(inGroups) };
        };
      });
    });
    return reply ?? soon;
  };

/** The codes of recovery of an administrator that are left. */
const byRecovery: Comparing<'noRecovery'> = {
  keptOf: ({ person: { recovery }, role }) =>
    role === 'admin' && recovery && recovery.hashes.length > 0 ? recovery : { without: 'noRecovery' },
  saltOf: ({ recovery }) => recovery?.salt,
};

/** An administrator who lost their personal code chooses another one by a code of recovery, and is signed in. What they signed in to before stays. */
export const recoverPin =
  (needs: ProveNeeds): Handler<'recoverPin'> =>
  async ({ agentId, code, next }, device) => {
    type Reply = CallReply<'recoverPin'>;
    const { provings, newToken, journal } = needs;
    const signs = readRecoveryCode(code);
    // The code on the paper may not become the personal code: it is written down.
    if (pinFault(next) !== '' || (signs !== null && readRecoveryCode(next) === signs)) return { verdict: 'weak' };
    // What is no whole code is not compared, and counts as none.
    const asked = { agentId, pin: signs ?? '' };
    const reply = await provings.inTurn(device, async (): Promise<Reply> => {
      const begun = await begin(needs, device, asked, byRecovery);
      if (begun.step === 'without') return { verdict: begun.without };
      if (begun.step === 'answer') return begun.reply;
      return compare<Reply, 'noRecovery'>(needs, device, asked, begun, byRecovery, async (used) => {
        const salt = newToken();
        const hash = await provings.prove(next, salt);
        return async (site, person, nowMs) => {
          const { recovery } = person;
          // Two who use it at once: the second hears that it is none any more.
          if (!recovery?.hashes.includes(used)) return soon;
          const hashes = recovery.hashes.filter((one) => one !== used);
          const pin = { kind: 'own', hash, salt, atMs: nowMs } as const;
          const back: Person = { ...person, pin, recovery: { ...recovery, hashes } };
          const untilMs = await signInAt(site, agentId, back, device.id, nowMs);
          const subject = `${RECOVERY_USED}${agentId}`;
          await journal.note(site, device, { kind: 'settingsWritten', agentId, subject, count: hashes.length });
          return rightReply(untilMs, nowMs);
        };
      });
    });
    return reply ?? soon;
  };
