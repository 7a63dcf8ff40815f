import type { IpcInput, IpcOutput } from '#shared/ipc/contract';
import type { Answer, Client } from '#shared/sync/wire/client';
import { isRefusal } from '../kiosk/is-refusal';
import { createProviderSignIn, type ProviderSignIn, type ProviderSignInNeeds } from './provider-sign-in';
import { createVerifiers, type VerifiersNeeds } from './verifiers';

type SignedIn = IpcOutput<'person.signIn'>;
type Chosen = IpcOutput<'person.choosePin'>;

/** How persons prove who they are at this station. No code is kept or logged, apart from what `verifiers` makes of it. */
export type Persons = {
  readonly signIn: (said: IpcInput<'person.signIn'>) => Promise<SignedIn>;
  readonly choosePin: (said: IpcInput<'person.choosePin'>) => Promise<Chosen>;
  readonly makeRecovery: (said: IpcInput<'person.makeRecovery'>) => Promise<IpcOutput<'person.makeRecovery'>>;
  readonly recover: (said: IpcInput<'person.recover'>) => Promise<IpcOutput<'person.recover'>>;
  readonly provider: ProviderSignIn;
  /** The membership is over. */
  readonly forgetAll: () => void;
};

export type PersonsNeeds = VerifiersNeeds & {
  readonly provider: Pick<ProviderSignInNeeds, 'openBrowser' | 'mayBeInside'>;
  readonly calls: ProviderSignInNeeds['calls'] &
    Pick<Client, 'signIn' | 'choosePin' | 'makeRecoveryCodes' | 'recoverPin' | 'health'>;
  /** Locks the desk, where codes are asked for. */
  readonly lock: () => void;
  readonly later: (ms: number, run: () => void) => void;
  /** The server of this very station is about to be ready. */
  readonly isStarting: () => boolean;
  readonly pause: (ms: number) => Promise<void>;
  /** Somebody proved who they are, which counts for so long. */
  readonly signedIn: (lifeMs: number) => void;
};

/** So long a code waits for a server that is still starting, where this machine did not find it right by itself. */
const START_PATIENCE_MS = 8_000;
const START_STEP_MS = 200;
/** How often it is looked whether a server that was away is back. */
const LOOK_MS = 30_000;

/** A server that does not know this call, or this version of the app, as after an older one was put back. */
const otherVersion: ReadonlySet<number> = new Set([404, 405, 426]);

/** The server said neither yes nor no: silence, a fault, a proxy, no token. */
const isAway = <Value>(answer: Answer<Value>): boolean =>
  !answer.ok && (!isRefusal(answer.reason) || otherVersion.has(answer.reason.status));

/** What the server says of a code that is none any more. */
const endsCode: ReadonlySet<string> = new Set(['shutOut', 'noPin', 'mustChoose', 'needsStart']);

/** A wait that is over before anybody could be told of it: others had their turn first. */
const SHORT_WAIT_MS = 2_000;

/** Asks the server, and compares here while it is out of reach. */
export const createPersons = (needs: PersonsNeeds): Persons => {
  const { calls, sealed, isStarting, pause, signedIn, later, lock } = needs;
  const verifiers = createVerifiers(needs);

  const askOnceReady = async <Value>(ask: () => Promise<Answer<Value>>): Promise<Answer<Value>> => {
    let answer = await ask();
    for (let waited = 0; isAway(answer) && isStarting() && waited < START_PATIENCE_MS; waited += START_STEP_MS) {
      await pause(START_STEP_MS);
      answer = await ask();
    }
    return answer;
  };

  let awaited = 0;
  const heard = (lifeMs: number): void => {
    awaited += 1;
    signedIn(lifeMs);
  };
  /** A sign-in that ran out at the server opened this desk without it: once it is back the code has to be typed again, or nothing that is written here would count. */
  const awaitServer = (): void => {
    awaited += 1;
    const mine = awaited;
    const look = async (): Promise<void> => {
      if (mine !== awaited) return;
      const answer = await calls.health({});
      if (mine !== awaited) return;
      if (answer.ok) lock();
      else later(LOOK_MS, () => void look());
    };
    later(LOOK_MS, () => void look());
  };

  const compareHere = async ({ agentId, pin }: IpcInput<'person.signIn'>): Promise<SignedIn> => {
    const own = await verifiers.compare(agentId, pin);
    const none = { isOffline: true, waitMs: 0, triesLeft: 0 };
    if (own.verdict === 'notKnown') return { ...none, verdict: sealed.keyring() ? 'notKnown' : 'noKeyring' };
    if (own.verdict === 'right') {
      if (own.lifeMs > 0) heard(own.lifeMs);
      else awaitServer();
    }
    return { ...none, ...own };
  };

  return {
    signIn: async (said) => {
      const { agentId, pin } = said;
      let answer = await calls.signIn(said);
      if (isAway(answer)) {
        const own = await compareHere(said);
        if (own.verdict === 'right' || !isStarting()) return own;
        answer = await askOnceReady(() => calls.signIn(said));
        if (isAway(answer)) return own;
      }
      if (answer.ok && answer.value.verdict === 'wait' && answer.value.waitMs <= SHORT_WAIT_MS) {
        await pause(answer.value.waitMs);
        answer = await calls.signIn(said);
      }
      const none = { isOffline: false, waitMs: 0, triesLeft: 0 };
      if (!answer.ok) return { ...none, verdict: 'fault' };
      const { value } = answer;
      if (value.verdict === 'right') {
        await verifiers.keep(agentId, pin, value.lifeMs);
        heard(value.lifeMs);
        return { ...none, verdict: 'right' };
      }
      // The code that was kept here opens nothing any more.
      if (endsCode.has(value.verdict)) verifiers.forget(agentId);
      return { ...none, ...value };
    },
    choosePin: async (said) => {
      const answer = await askOnceReady(() => calls.choosePin(said));
      const none = { waitMs: 0, triesLeft: 0 };
      if (!answer.ok) return { ...none, verdict: isAway(answer) ? 'unreachable' : 'fault' };
      const { value } = answer;
      if (value.verdict === 'right') {
        await verifiers.keep(said.agentId, said.next, value.lifeMs);
        heard(value.lifeMs);
        return { ...none, verdict: 'right' };
      }
      if (endsCode.has(value.verdict)) verifiers.forget(said.agentId);
      return { ...none, ...value };
    },
    makeRecovery: async (said) => {
      const none = { codes: [], waitMs: 0, triesLeft: 0 };
      const answer = await askOnceReady(() => calls.makeRecoveryCodes(said));
      if (answer.ok) return { ...none, ...answer.value };
      if (isAway(answer)) return { ...none, verdict: 'unreachable' };
      return { ...none, verdict: answer.reason.code === 'notAllowed' ? 'notAllowed' : 'fault' };
    },
    recover: async (said) => {
      const none = { waitMs: 0, triesLeft: 0 };
      const answer = await askOnceReady(() => calls.recoverPin(said));
      if (!answer.ok) return { ...none, verdict: isAway(answer) ? 'unreachable' : 'fault' };
      const { value } = answer;
      if (value.verdict === 'right') {
        await verifiers.keep(said.agentId, said.next, value.lifeMs);
        heard(value.lifeMs);
        return { ...none, verdict: 'right' };
      }
      if (value.verdict === 'shutOut') verifiers.forget(said.agentId);
      return { ...none, ...value };
    },
    provider: createProviderSignIn({ calls, heard, ...needs.provider }),
    forgetAll: verifiers.forgetAll,
  };
};
