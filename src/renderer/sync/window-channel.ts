import type { WindowChannel } from './share-contact';

/** The channel between the windows of one desk; `null` where the platform has none. */
export const windowChannel = (name: string): WindowChannel | null => {
  if (typeof BroadcastChannel === 'undefined') return null;
  const channel = new BroadcastChannel(name);
  return {
    post: (message) => channel.postMessage(message),
    listen: (listener) => {
      channel.addEventListener('message', (event) => listener(event.data));
    },
    close: () => channel.close(),
  };
};
