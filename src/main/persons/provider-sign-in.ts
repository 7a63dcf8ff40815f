import type { IpcInput, IpcOutput } from '#shared/ipc/contract';
import { isThisMachine } from '#shared/lib/is-this-machine';
import type { Client } from '#shared/sync/wire/client';
import { isRefusal } from '../kiosk/is-refusal';
import { externalUrl } from '../security/external-url';

export type ProviderSignInNeeds = {
  readonly calls: Pick<Client, 'signInMeans' | 'beginProviderSignIn' | 'followProviderSignIn'>;
  /** Opens an address in the browser of the system. */
  readonly openBrowser: (url: string) => Promise<void>;
  /** A provider on this very machine counts, as in tests. */
  readonly mayBeInside: boolean;
  /** Somebody proved who they are, which counts for so long. */
  readonly heard: (lifeMs: number) => void;
};

/** Sign-ins by a provider of identities at this station: the browser of the system shows it, the server knows what became of it. */
export type ProviderSignIn = {
  readonly means: () => Promise<IpcOutput<'person.means'>>;
  readonly begin: () => Promise<IpcOutput<'person.beginProvider'>>;
  readonly follow: (said: IpcInput<'person.followProvider'>) => Promise<IpcOutput<'person.followProvider'>>;
};

/** An address that the server names may be opened: https alone, and this machine where that is meant. */
const mayOpen = (text: string, mayBeInside: boolean): boolean => {
  const external = externalUrl(text);
  if (external === null) return false;
  const { protocol, hostname } = new URL(external);
  return protocol === 'https:' || (mayBeInside && isThisMachine(hostname));
};

export const createProviderSignIn = ({
  calls,
  openBrowser,
  mayBeInside,
  heard,
}: ProviderSignInNeeds): ProviderSignIn => ({
  means: async () => {
    const answer = await calls.signInMeans();
    // A server of before knows no such call, and refuses it: its desks have their codes.
    return answer.ok
      ? { provider: answer.value.provider, isSaid: true }
      : { provider: null, isSaid: isRefusal(answer.reason) };
  },
  begin: async () => {
    const none = { id: '', lifeMs: 0, why: null };
    const answer = await calls.beginProviderSignIn();
    if (!answer.ok) return { ...none, verdict: isRefusal(answer.reason) ? 'fault' : 'unreachable' };
    const { value } = answer;
    if (value.verdict === 'refused') return { ...none, verdict: 'refused', why: value.why };
    if (value.verdict !== 'begun') return { ...none, verdict: value.verdict };
    const { id, lifeMs, url } = value;
    try {
      if (!mayOpen(url, mayBeInside)) throw new Error('an address that may not be opened');
      await openBrowser(url);
    } catch {
      await calls.followProviderSignIn({ id, act: 'drop' });
      return { ...none, verdict: 'noBrowser' };
    }
    return { verdict: 'begun', id, lifeMs, why: null };
  },
  follow: async (said) => {
    const none = { agentId: '', why: null };
    const answer = await calls.followProviderSignIn(said);
    if (!answer.ok) return { ...none, verdict: 'unreachable' };
    const { value } = answer;
    if (value.verdict === 'refused') return { ...none, verdict: 'refused', why: value.why };
    if (value.verdict !== 'right') return { ...none, verdict: value.verdict };
    heard(value.lifeMs);
    return { ...none, verdict: 'right', agentId: value.agentId };
  },
});
