import type { IpcHandlers } from './handlers';

type PublicChannel = Extract<keyof IpcHandlers, `publication.${string}` | `voice.${string}`>;

/** The calls of screens in public, and of the desk that publishes for the one beside it. */
export const publicHandlers = (): Pick<IpcHandlers, PublicChannel> => ({
  'publication.publish': () => ({ ok: true, code: '' }),
  'publication.get': () => ({ publication: null, offlineSince: '' }),
  'voice.render': () => ({ wav: '' }),
});
