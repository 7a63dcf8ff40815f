import { useEffect, useMemo } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';

import { useDeskSessions } from '../data/queries/use-desk-sessions';
import { useTicketsOfDay } from '../data/queries/use-tickets-of-day';
import { useToday } from '../data/queries/use-today';
import { guichetBridge } from '../platform/bridge';
import { clockOffsetMs } from '../platform/clock';
import { boardOf } from './board-view';

/** Hands the anonymous board of today to the waiting room whenever it changes. Draws nothing. */
export const PublishBoard = ({ reference }: { readonly reference: SiteReference }) => {
  const day = useToday();
  const tickets = useTicketsOfDay(day);
  const sessions = useDeskSessions(day);
  const offsetMs = clockOffsetMs();
  const board = useMemo(
    () => boardOf({ reference, tickets, sessions, clockOffsetMs: offsetMs }),
    [reference, tickets, sessions, offsetMs],
  );
  const shape = JSON.stringify(board);
  useEffect(() => {
    guichetBridge()
      ?.invoke('board.publish', board)
      .catch(() => undefined);
    // oxlint-disable-next-line react/exhaustive-deps -- `shape` stands for what the board says
  }, [shape]);
  return null;
};
