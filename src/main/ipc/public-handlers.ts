import type { FeedStore } from '../feed/feed-store';
import type { Voice } from '../voice/voice';
import type { IpcHandlers } from './handlers';

type PublicChannel = Extract<keyof IpcHandlers, `publication.${string}` | `voice.${string}`>;

/** The calls of screens in public, and of the desk that publishes for the one beside it. */
export const publicHandlers = (feed: FeedStore, voice: Voice): Pick<IpcHandlers, PublicChannel> => ({
  'publication.publish': (published) => {
    feed.set(published);
    return { ok: true, code: '' };
  },
  'publication.get': () => feed.get(),
  'voice.render': async ({ text, language }) => ({ wav: await voice.render(text, language) }),
});
