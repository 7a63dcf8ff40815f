import { agendaText } from '#shared/i18n/fr/agenda';
import { agendaViewsText } from '#shared/i18n/fr/agenda-views';

import { useKeys } from '../../ui/keys';
import { agendaViews } from './agenda-bar';
import type { AgendaActs } from './use-agenda-acts';
import type { AgendaState } from './use-agenda-state';
import type { Stop } from './view-model/grid-stops';

type AgendaKeys = {
  /** Something lies over the agenda and has the keys. */
  readonly isCovered: boolean;
  readonly state: AgendaState;
  readonly acts: AgendaActs;
  /** The appointment that the keyboard stands on, `''` = none. */
  readonly standing: string;
  readonly step: (direction: -1 | 1) => void;
  /** A week, or a month where months are shown. */
  readonly stepWide: (direction: -1 | 1) => void;
  readonly goToday: () => void;
};

/** The appointment that the keyboard stands on in the view that is shown, `''` = none. */
export const standingOf = ({ view, spot }: AgendaState, cursor: Stop | null): string => {
  if (view === 'day') return cursor?.kind === 'block' ? cursor.id : '';
  // A month shows days, and nobody.
  return view === 'month' ? '' : (spot?.id ?? '');
};

/** The keys of the screen; those of a panel come with the panel. */
export const useAgendaKeys = ({ isCovered, state, acts, standing, step, stepWide, goToday }: AgendaKeys): void => {
  const { panel } = state;
  // A digit is the visible choice: while slots are offered it takes one of them.
  const isPlacing = panel.kind === 'create' || (panel.kind === 'appointment' && panel.mode !== 'read');
  const find = (): void => {
    if (panel.kind !== 'create') acts.create(null);
    // Asked for again the list stays, and has the keyboard: a digit that is typed next takes a place.
    else if (state.offersOpen) document.querySelector<HTMLElement>('.ag-form > .ag-offers button')?.focus();
    state.setOffersOpen(true);
  };
  const texts = agendaText.keys;
  useKeys(
    isCovered
      ? []
      : [
          { id: 'dayTold', key: 'Ctrl ← →', label: agendaViewsText.unit[state.view], bar: true },
          { id: 'previous', key: 'Ctrl ←', label: texts.previousDay, run: () => step(-1) },
          { id: 'next', key: 'Ctrl →', label: texts.nextDay, run: () => step(1) },
          // In the list they turn its pages.
          ...(state.view === 'list'
            ? []
            : [
                { id: 'wideBack', key: 'Pg↑', label: agendaViewsText.steps.weekBack, run: () => stepWide(-1) } as const,
                { id: 'wideOn', key: 'Pg↓', label: agendaViewsText.steps.weekOn, run: () => stepWide(1) } as const,
              ]),
          ...agendaViews.map((view, index) => ({
            id: `view ${view}`,
            key: String(index + 1),
            within: 'calendar' as const,
            label: agendaViewsText.keys[view],
            run: () => state.setView(view),
            when: !isPlacing,
          })),
          { id: 'today', key: 'T', within: 'calendar' as const, label: texts.today, run: goToday },
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
            within: 'grid' as const,
            label: texts.move,
            bar: true,
            run: () => acts.startMove(standing, state.view === 'day' ? undefined : state.spot?.day),
            // With somebody in the panel the key is the panel's, as all others are; beside an open form it is nobody's.
            when: standing !== '' && panel.kind === 'none',
          },
        ],
    { group: texts.group, rank: 0 },
  );
};
