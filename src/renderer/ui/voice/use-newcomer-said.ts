import { useEffect, useRef } from 'react';

import { voiceText } from '#shared/i18n/fr/shell';

import { newcomer, type Queued } from './newcomer';
import { say, voiceLevel } from './voice';

/** Says by their number who came to the queue that is shown. `isRead` is false as long as the queue is not known; who was sent there from here is known already. */
export const useNewcomerSaid = (queue: readonly Queued[], isRead: boolean, isOwn: (label: string) => boolean): void => {
  const known = useRef<readonly Queued[] | null>(null);
  const own = useRef(isOwn);
  useEffect(() => {
    own.current = isOwn;
  });
  useEffect(() => {
    if (!isRead) return;
    const before = known.current;
    known.current = queue;
    const level = voiceLevel();
    if (before === null || level === 'nothing') return;
    const came = newcomer(before, queue, level);
    if (came && !own.current(came.label)) say('arrival', voiceText.came(came.label, queue.length));
  }, [queue, isRead]);
};
