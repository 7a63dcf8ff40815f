import type { Result } from '#shared/lib/result';
import type { CallOutput } from '#shared/sync/wire/calls';
import type { TokenFailure } from './fetch-token';

/** How much of its life a token lives before the next one is fetched. */
const RENEW_AFTER = 0.8;
const FIRST_WAIT_MS = 500;
const MOST_WAIT_MS = 10_000;

/**
 * The token of a member: fetched at the start, renewed before it ends, tried again while the server is out of reach.
 * `waiting` = there is none yet, and there may be one soon.
 */
export type TokenKeeper = {
  readonly token: () => string | null;
  readonly waiting: () => boolean;
  /** A fresh one now, for a page that was refused; null when there is none to be had. */
  readonly renew: () => Promise<string | null>;
  readonly stop: () => void;
};

/**
 * Keeps a token fresh until it is stopped, asking with the one that it has; `onChange` tells of each one, and of the end of the wait for the first; `onWiped` that the server
 * has this station erase what it holds: it says whether that has begun.
 */
export const keepToken = (
  fetchOne: (known: string) => Promise<Result<CallOutput<'token'>, TokenFailure>>,
  onChange: () => void,
  onWiped: () => boolean,
): TokenKeeper => {
  let token: string | null = null;
  let refused = false;
  let failures = 0;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<string | null> | null = null;

  const again = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void renew(), ms);
    timer.unref();
  };

  const run = async (): Promise<string | null> => {
    const reply = await fetchOne(token ?? '');
    if (stopped) return null;
    if (reply.ok) {
      ({ token } = reply.value);
      refused = false;
      failures = 0;
      again(reply.value.lifeMs * RENEW_AFTER);
      onChange();
      return token;
    }
    if (reply.reason === 'unreachable') {
      again(Math.min(FIRST_WAIT_MS * 2 ** failures, MOST_WAIT_MS));
      failures += 1;
      return null;
    }
    // The old token stays with the page: by it the server tells the page as well that this station is shut out.
    clearTimeout(timer);
    const news = !refused && token === null;
    refused = true;
    if (news) onChange();
    if (reply.reason === 'wiped' && !onWiped()) again(MOST_WAIT_MS);
    return null;
  };

  const renew = (): Promise<string | null> => {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };

  void renew();
  return {
    token: () => token,
    waiting: () => token === null && !refused,
    renew,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
};
