import { useEffect, useState } from 'react';

import type { FeedbackReply } from '#shared/sync/feedback-protocol';

import { useDataState } from '../data-state';

const askedEveryMs = 60_000;

/** What people say of their visits, as sums of the server; `null` while nobody can say. */
export const useFeedback = (): FeedbackReply | null => {
  const state = useDataState();
  const authority = state.kind === 'ready' ? state.context.authority : null;
  const [feedback, setFeedback] = useState<FeedbackReply | null>(null);
  useEffect(() => {
    let isGone = false;
    const ask = (): void =>
      void authority?.feedback().then((found) => {
        if (!isGone) setFeedback(found === 'unreachable' ? null : found);
      });
    ask();
    const timer = setInterval(ask, askedEveryMs);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [authority]);
  return feedback;
};
