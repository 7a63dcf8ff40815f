import { byCodePoint } from '../by-code-point';
import type { CallAnswer, CallClaim } from '../call-part';
import type { Hold, SiteTransaction } from '../port';
import { overlayOf } from './overlay';
import type { SiteState } from './state';

type PromisePart = Pick<
  SiteTransaction,
  | 'holdsOfDay'
  | 'holdsOfDevice'
  | 'holdOfKey'
  | 'putHold'
  | 'dropHolds'
  | 'claims'
  | 'claim'
  | 'callAnswer'
  | 'keepCallAnswer'
  | 'forgetCallAnswers'
> & { readonly apply: () => void };

const byId = (a: Hold, b: Hold): number => byCodePoint(a.id, b.id);

const answerName = ({ deviceId, key }: Pick<CallAnswer, 'deviceId' | 'key'>): string => JSON.stringify([deviceId, key]);

/** The part of a transaction that promises places and tickets. */
export const promisePart = (state: SiteState, pause: () => Promise<void>): PromisePart => {
  const holds = overlayOf(state.holds);
  const claims = overlayOf(state.claims);
  const answers = overlayOf(state.answers);
  const held = (wanted: (hold: Hold) => boolean): readonly Hold[] => holds.values().filter(wanted).sort(byId);
  return {
    apply: () => {
      holds.apply();
      claims.apply();
      answers.apply();
    },
    holdsOfDay: async (day, at) => held((hold) => hold.place.day === day && hold.until > at),
    holdsOfDevice: async (deviceId, at) => held((hold) => hold.deviceId === deviceId && hold.until > at),
    holdOfKey: async (key) => held((hold) => hold.key === key)[0] ?? null,
    putHold: async (hold) => {
      await pause();
      holds.set(hold.id, hold);
    },
    dropHolds: async (ids) => {
      await pause();
      for (const id of ids) holds.delete(id);
    },
    claims: async (ticketIds) => {
      const found = new Map<string, CallClaim>();
      for (const id of ticketIds) {
        const claim = claims.get(id);
        if (claim) found.set(id, claim);
      }
      return found;
    },
    claim: async (claim) => {
      await pause();
      claims.set(claim.ticketId, claim);
    },
    callAnswer: async (deviceId, key) => answers.get(answerName({ deviceId, key })) ?? null,
    forgetCallAnswers: async (before) => {
      await pause();
      for (const one of answers.values()) if (one.at < before) answers.delete(answerName(one));
    },
    keepCallAnswer: async (answer) => {
      await pause();
      if (!answers.get(answerName(answer))) answers.set(answerName(answer), answer);
    },
  };
};
