import type { Wipe } from '../hub/wipe';
import type { IpcHandlers } from './handlers';

type WipeChannel = Extract<keyof IpcHandlers, `wipe.${string}`>;

const outcomeOf = (isDone: boolean) => ({ ok: isDone, code: isDone ? '' : 'failed' });

/** The calls by which a page erases its stores on the word of the server. */
export const wipeHandlers = (wipe: Wipe): Pick<IpcHandlers, WipeChannel> => ({
  'wipe.state': wipe.state,
  'wipe.erased': async (said) => outcomeOf(await wipe.erased(said)),
  'wipe.end': () => outcomeOf(wipe.end()),
});
