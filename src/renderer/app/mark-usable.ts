import { noteFirstShown } from '../data/queries/first-shown';
import { whenAnswered } from '../data/queries/unanswered';
import { guichetBridge } from '../platform/bridge';

/**
 * Says once, for the start benchmark and the tests, that the first place can be worked with: it is drawn, and every
 * question that it asked the store is answered.
 */
export const markUsable = (place: string): void => {
  const root = document.documentElement;
  whenAnswered(() =>
    requestAnimationFrame(() => {
      if (root.dataset['usable'] === 'yes') return;
      performance.mark('guichet:usable');
      root.dataset['usable'] = 'yes';
      noteFirstShown();
      root.dataset['usablePlace'] = place;
      const detail = `${place} after ${Math.round(performance.now())} ms of its page`;
      void guichetBridge()?.invoke('log.report', { level: 'info', code: 'usable', detail });
    }),
  );
};
