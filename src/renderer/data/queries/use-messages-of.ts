import { useEffect, useState } from 'react';

import type { MessageRow } from '#shared/sync/message-protocol';

import { useDataState } from '../data-state';

const none: readonly MessageRow[] = [];

/** The messages of an appointment, asked of the server whenever `asked` changes; none until it answers, or when nobody does. */
export const useMessagesOf = (appointmentId: string, asked: string): readonly MessageRow[] => {
  const state = useDataState();
  const authority = state.kind === 'ready' ? state.context.authority : null;
  const [found, setFound] = useState<{ readonly of: string; readonly messages: readonly MessageRow[] } | null>(null);
  useEffect(() => {
    let isGone = false;
    void authority?.messagesOf([appointmentId]).then((messages) => {
      if (!isGone && messages !== 'unreachable') setFound({ of: appointmentId, messages });
    });
    return () => {
      isGone = true;
    };
  }, [authority, appointmentId, asked]);
  return found?.of === appointmentId ? found.messages : none;
};
