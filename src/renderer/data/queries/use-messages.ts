import { useEffect, useState } from 'react';

import type { MessagesReply } from '#shared/sync/wire/message-calls';

import { useDataState } from '../data-state';
import { useActs } from './use-acts';

const askedEveryMs = 10_000;

/** How the messages to citizens stand, or that nobody can say; `null` until the server has answered. */
export type Messages = MessagesReply | 'unreachable' | null;

/** Asks the server how messages stand, again and again while it is shown: they are no data of the store. */
export const useMessages = (): Messages => {
  const state = useDataState();
  const server = state.kind === 'ready' ? state.context.server : null;
  // What was done or taken back in this window changes them too.
  const acts = useActs();
  const [messages, setMessages] = useState<Messages>(null);
  useEffect(() => {
    let isGone = false;
    const ask = (): void =>
      void server?.messages().then((answer) => {
        if (!isGone) setMessages(answer.ok ? answer.value : 'unreachable');
      });
    ask();
    const timer = setInterval(ask, askedEveryMs);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [server, acts]);
  return messages;
};
