import { SIGN_IN_AT_PROVIDER_MS } from '../bounds';
import { freshToken } from '../lib/fresh';
import type { ProviderRefusal } from '#shared/domain/rights/provider-refusals';
import type { Device } from '../store/port';
import type { Identity, Secrets } from './relying-party';

/** How far a sign-in at the provider has come: the browser is there; it came back, and the provider is asked who it is; the person has to say yes; they did; or it came to nothing. */
export type Stage =
  | { readonly at: 'provider' | 'back' }
  /** `key` opens the question on the page, once. */
  | { readonly at: 'question'; readonly key: string; readonly agentId: string; readonly identity: Identity }
  | { readonly at: 'proved'; readonly agentId: string; readonly identity: Identity }
  | { readonly at: 'refused'; readonly why: ProviderRefusal };

export type BegunSignIn = {
  readonly id: string;
  readonly siteId: string;
  readonly deviceId: string;
  readonly deviceName: string;
  readonly secrets: Secrets;
  readonly endsMs: number;
  readonly stage: Stage;
};

export type BegunSignIns = ReturnType<typeof createBegunSignIns>;

/**
 * The sign-ins by a provider that are under way: one of a device at most, for some minutes, in the memory of this process. After a restart the person begins anew.
 */
export const createBegunSignIns = (clock: () => number) => {
  const begun = new Map<string, BegunSignIn>();
  const open = (one: BegunSignIn | undefined): BegunSignIn | null => {
    if (!one) return null;
    const leftMs = one.endsMs - clock();
    // A clock that was set back does not make it last.
    if (leftMs >= 0 && leftMs <= SIGN_IN_AT_PROVIDER_MS) return one;
    begun.delete(one.deviceId);
    return null;
  };
  const findBy = (isIt: (one: BegunSignIn) => boolean): BegunSignIn | null => open([...begun.values()].find(isIt));
  return {
    begin: ({ id: deviceId, siteId, name }: Device, secrets: Secrets): BegunSignIn => {
      const one: BegunSignIn = {
        id: freshToken(),
        siteId,
        deviceId,
        deviceName: name,
        secrets,
        endsMs: clock() + SIGN_IN_AT_PROVIDER_MS,
        stage: { at: 'provider' },
      };
      for (const other of begun.values()) open(other);
      begun.set(deviceId, one);
      return one;
    },
    ofDevice: ({ id: deviceId }: Device, id: string): BegunSignIn | null => {
      const one = open(begun.get(deviceId));
      return one?.id === id ? one : null;
    },
    byState: (state: string): BegunSignIn | null =>
      state === '' ? null : findBy((one) => one.secrets.state === state),
    byKey: (key: string): BegunSignIn | null =>
      key === '' ? null : findBy(({ stage }) => stage.at === 'question' && stage.key === key),
    /** Moves it on, unless it is over or another one took its place. */
    move: ({ deviceId, id }: BegunSignIn, stage: Stage): boolean => {
      const one = open(begun.get(deviceId));
      if (one?.id !== id) return false;
      begun.set(deviceId, { ...one, stage });
      return true;
    },
    drop: ({ deviceId, id }: BegunSignIn): void => {
      if (begun.get(deviceId)?.id === id) begun.delete(deviceId);
    },
  };
};
