import type { KeyValues } from '../data/key-values';

/** Which history of its server this desk exchanges with, by a name that RxDB remembers it by. */
export type History = {
  /** Another name makes RxDB pull all and push all once more, which is harmless here. */
  readonly name: (epoch: string) => string;
  /** The server ended a session with this code. */
  readonly leave: (code: string) => void;
  /** Deletions that this desk never heard of are forgotten on the server too: what only lives here must go first. */
  readonly mustForget: () => boolean;
  readonly forgot: () => void;
};

const turn = 'history.turn';
const forget = 'history.forget';

/**
 * An epoch names the history of a server. Within one, a server that knows less than this desk (`ahead`) or that forgot
 * deletions (`resetNeeded`) makes the desk begin anew too: then the turn counts on.
 */
export const createHistory = (keys: KeyValues): History => ({
  name: (epoch) => {
    const turns = keys.read(turn);
    return turns === '' ? epoch : `${epoch}|${turns}`;
  },
  leave: (code) => {
    if (code === 'resetNeeded') keys.write(forget, '1');
    if (code === 'ahead' || code === 'resetNeeded') keys.write(turn, String(Number(keys.read(turn)) + 1));
  },
  mustForget: () => keys.read(forget) !== '',
  forgot: () => keys.write(forget, ''),
});
