import { useEffect, useState } from 'react';

import { messageChannels, type MessageChannel } from '#shared/domain/model/appointment';
import type { MessageRow } from '#shared/sync/wire/message-calls';

import { useDataState } from '../data-state';
import { useStation } from './use-station';

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

/** The channels by which the server of this desk can write; all of them until it says so, and in the demonstration, where nothing is sent. */
export const useSendableChannels = (): readonly MessageChannel[] => {
  const state = useDataState();
  const server = state.kind === 'ready' ? state.context.server : null;
  const isDemo = useStation().settings.mode === 'demo';
  const [sendable, setSendable] = useState<readonly MessageChannel[]>(messageChannels);
  useEffect(() => {
    let isGone = false;
    if (isDemo) return undefined;
    void server?.messagesOf({ appointmentIds: [] }).then((answer) => {
      const channels = answer.ok ? answer.value.channels : undefined;
      if (!isGone && channels) setSendable(messageChannels.filter((channel) => channels[channel]));
    });
    return () => {
      isGone = true;
    };
  }, [server, isDemo]);
  return sendable;
};

/** The most appointments of one call. */
const MOST_ASKED = 100;

export type AllMessages = { readonly messages: readonly MessageRow[]; readonly isWhole: boolean };

/** The messages of many appointments, asked again whenever `asked` changes; `null` until all were. Not whole when the server did not answer. */
export const useMessagesOfAll = (appointmentIds: readonly string[] | null, asked = ''): AllMessages | null => {
  const state = useDataState();
  const server = state.kind === 'ready' ? state.context.server : null;
  const key = appointmentIds?.join(' ') ?? null;
  const [found, setFound] = useState<{ readonly key: string; readonly all: AllMessages } | null>(null);
  useEffect(() => {
    if (key === null || !server) return undefined;
    let isGone = false;
    const read = async (): Promise<void> => {
      const ids = key.split(' ').filter((id) => id !== '');
      const messages: MessageRow[] = [];
      let isWhole = true;
      for (let at = 0; at < ids.length && isWhole; at += MOST_ASKED) {
        const answer = await server.messagesOf({ appointmentIds: ids.slice(at, at + MOST_ASKED) });
        if (answer.ok) messages.push(...answer.value.messages);
        else isWhole = false;
      }
      if (!isGone) setFound({ key, all: { messages, isWhole } });
    };
    void read();
    return () => {
      isGone = true;
    };
  }, [server, key, asked]);
  return found !== null && found.key === key ? found.all : null;
};
