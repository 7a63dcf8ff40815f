import type { Pass } from '../feed/send-json';
import type { SealedFile, SealNeeds } from '../secrets/sealed-file';
import { fetchToken } from './fetch-token';
import { keepToken, type TokenKeeper } from './token-keeper';

/** Where this station is a member, and as whom. */
export type Membership = Pick<Pass, 'baseUrl' | 'line'> & { readonly deviceId: string };

/** The way of a member to its server: the sealed key, and the token that is got by it. */
export type MemberLink = {
  /** Keeps the key of a new membership and gets the first token. */
  readonly begin: (membership: Membership, privateKey: string, how: SealNeeds) => Promise<void>;
  /** Goes on with the key of the last start; without one nothing is to be had. */
  readonly resume: (membership: Membership) => void;
  readonly token: () => string | null;
  /** There is no token yet, and there may be one soon. */
  readonly waiting: () => boolean;
  readonly renew: () => Promise<string | null>;
  readonly close: () => void;
  /** The membership is over: the key goes too. */
  readonly forget: () => void;
};

export const createMemberLink = (key: SealedFile, onChange: () => void, onWiped: () => boolean): MemberLink => {
  let keeper: TokenKeeper | null = null;

  const close = (): void => {
    keeper?.stop();
    keeper = null;
  };
  const resume = (membership: Membership): void => {
    close();
    const privateKey = key.get();
    if (privateKey === null) return;
    keeper = keepToken((token) => fetchToken({ ...membership, privateKey, token }), onChange, onWiped);
  };

  return {
    begin: async (membership, privateKey, how) => {
      key.set(privateKey, how);
      resume(membership);
      await keeper?.renew();
    },
    resume,
    token: () => keeper?.token() ?? null,
    waiting: () => (keeper === null ? key.get() !== null : keeper.waiting()),
    renew: async () => (await keeper?.renew()) ?? null,
    close,
    forget: () => {
      close();
      key.clear();
    },
  };
};
