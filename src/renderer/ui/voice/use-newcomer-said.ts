import { useEffect, useRef } from 'react';

import { voiceText } from '#shared/i18n/fr/shell';

import { lookAt, unwatched, type Queued } from './newcomer';
import { reword, say, unsay, voiceLevel } from './voice';

/**
 * Says by their number who came to the queue that is shown, as long as they wait. `isRead` is false as long as the queue is not known; who
 * was sent there from here is known already. A queue that is shown again is looked at as for the first time.
 */
export const useNewcomerSaid = (queue: readonly Queued[], isRead: boolean, isOwn: (label: string) => boolean): void => {
  const watched = useRef(unwatched);
  const own = useRef(isOwn);
  useEffect(() => {
    own.current = isOwn;
  });
  useEffect(() => {
    if (!isRead) return;
    const looked = lookAt(watched.current, queue, voiceLevel(), own.current);
    watched.current = looked.watched;
    const { telling } = looked;
    if (telling.does === 'unsay') unsay('arrival');
    if (telling.does === 'say') say('arrival', voiceText.came(telling.label, queue.length));
    if (telling.does === 'reword') reword('arrival', voiceText.came(telling.label, queue.length));
  }, [queue, isRead]);
  useEffect(
    () => () => {
      if (watched.current.toldId !== '') unsay('arrival');
      watched.current = unwatched;
    },
    [],
  );
};
