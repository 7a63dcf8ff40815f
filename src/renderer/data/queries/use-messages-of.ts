import { useEffect, useState } from 'react';

import type { MessageRow } from '#shared/sync/wire/message-calls';

import { useDataState } from '../data-state';

const none: readonly MessageRow[] = [];

/** The messages of an appointment, asked of the server whenever `asked` changes; none until it answers, or when nobody does. */
export const useMessagesOf = (appointmentId: string, asked: string): readonly MessageRow[] => {
  const state = useDataState();
  const server = state.kind === 'ready' ? state.context.server : null;
  const [found, setFound] = useState<{ readonly of: string; readonly messages: readonly MessageRow[] } | null>(null);
  useEffect(() => {
    let isGone = false;
    void server?.messagesOf({ appointmentIds: [appointmentId] }).then((answer) => {
      if (!isGone && answer.ok) setFound({ of: appointmentId, messages: answer.value.messages });
    });
    return () => {
      isGone = true;
    };
  }, [server, appointmentId, asked]);
  return found?.of === appointmentId ? found.messages : none;
};
