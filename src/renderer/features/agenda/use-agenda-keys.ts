import { agendaText } from '#shared/i18n/fr/agenda';

import { useKeys } from '../../ui/keys';
import type { AgendaActs } from './use-agenda-acts';
import type { AgendaState } from './use-agenda-state';
import type { Stop } from './view-model/grid-stops';

type AgendaKeys = {
  readonly state: AgendaState;
  readonly acts: AgendaActs;
  readonly cursor: Stop | null;
  readonly step: (direction: -1 | 1) => void;
  readonly goToday: () => void;
};

/** The keys of the screen; those of a panel come with the panel. */
export const useAgendaKeys = ({ state, acts, cursor, step, goToday }: AgendaKeys): void => {
  const { panel } = state;
  const movable = panel.kind === 'appointment' ? panel.id : cursor?.kind === 'block' ? cursor.id : '';
  const find = (): void => {
    if (panel.kind !== 'create') acts.create(null);
    state.setOffersOpen(panel.kind !== 'create' || !state.offersOpen);
  };
  const texts = agendaText.keys;
  useKeys(
    [
      { id: 'dayTold', key: 'Ctrl ← →', label: texts.day, bar: true },
      { id: 'previous', key: 'Ctrl ←', label: texts.previousDay, run: () => step(-1) },
      { id: 'next', key: 'Ctrl →', label: texts.nextDay, run: () => step(1) },
      { id: 'today', key: 'T', label: texts.today, run: goToday },
      { id: 'find', key: 'F3', label: texts.find, bar: true, run: find },
      {
        id: 'create',
        key: 'F4',
        label: texts.createLong,
        barLabel: texts.create,
        bar: panel.kind !== 'create',
        run: () => acts.create(null),
      },
      {
        id: 'move',
        key: 'M',
        label: texts.move,
        bar: panel.kind !== 'create',
        run: () => acts.startMove(movable),
        when: movable !== '' && state.view === 'day',
      },
    ],
    { group: texts.group, rank: 0 },
  );
};
