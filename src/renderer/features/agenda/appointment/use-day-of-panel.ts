import { useEffect, useEffectEvent } from 'react';

import { lastDevice } from '#shared/domain/lifecycle/event-log';

import { useMe } from '../../../data/queries/use-me';
import type { AgendaActs } from '../use-agenda-acts';
import type { AgendaState } from '../use-agenda-state';

/**
 * An act that was taken back here brings the open appointment to another day: the calendar and the keyboard go there with it, so that the next key is about what the
 * panel shows. A move by a colleague leaves the calendar where it is.
 */
export const useDayOfPanel = (state: AgendaState, acts: AgendaActs): void => {
  const { panel } = state;
  const shown = panel.kind === 'appointment' && panel.mode === 'read' ? acts.find(panel.id) : undefined;
  const { deviceId } = useMe();
  const isMoved =
    shown !== undefined &&
    panel.kind === 'appointment' &&
    shown.day !== panel.day &&
    lastDevice(shown.events) === deviceId;
  const follow = useEffectEvent((): void => {
    if (!shown) return;
    state.setDay(shown.day);
    state.focusWanted.current = shown.id;
    acts.open(shown.id, shown.day);
  });
  useEffect(() => {
    if (isMoved) follow();
  }, [isMoved]);
};
