import { useEffect, useState } from 'react';

import type { FeedbackReply } from '#shared/sync/wire/feedback-calls';

import { useDataState } from '../data-state';

const askedEveryMs = 60_000;

/** What people say of their visits, as sums of the server; `null` while nobody can say. */
export const useFeedback = (): FeedbackReply | null => {
  const state = useDataState();
  const server = state.kind === 'ready' ? state.context.server : null;
  const [feedback, setFeedback] = useState<FeedbackReply | null>(null);
  useEffect(() => {
    let isGone = false;
    const ask = (): void =>
      void server?.feedback().then((answer) => {
        if (!isGone) setFeedback(answer.ok ? answer.value : null);
      });
    ask();
    const timer = setInterval(ask, askedEveryMs);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [server]);
  return feedback;
};
