import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import { voiceText } from '#shared/i18n/fr/shell';

import { Icon } from '../../ui/icon';
import { Segmented } from '../../ui/segmented';
import { useSaid } from '../../ui/voice/use-said';

/** The views, in the order of their keys 1 to 4. */
export const agendaViews = ['day', 'week', 'month', 'list'] as const;
export type AgendaViewKind = (typeof agendaViews)[number];

type AgendaBarProps = {
  readonly view: AgendaViewKind;
  readonly onView: (view: AgendaViewKind) => void;
  readonly title: string;
  readonly meta: string;
  readonly isToday: boolean;
  readonly onStep: (direction: -1 | 1) => void;
  readonly onToday: () => void;
  readonly extra?: ReactNode;
};

/** Which day and which view; plain arrows change the day while the focus is here. */
export const AgendaBar = ({ view, onView, title, meta, isToday, onStep, onToday, extra }: AgendaBarProps) => {
  const { date } = agendaText;
  const { views, steps } = agendaViewsText;
  useSaid('view', voiceText.view(views[view], title), { since: 'change' });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    onStep(event.key === 'ArrowLeft' ? -1 : 1);
  };
  return (
    <div className="ag-bar">
      <div className="seg seg--small" role="group" aria-label={agendaText.keys.day} onKeyDown={onKeyDown}>
        <button type="button" aria-label={steps[view].previous} onClick={() => onStep(-1)}>
          <Icon of={ChevronLeft} />
        </button>
        <button type="button" aria-pressed={isToday} onClick={onToday}>
          {date.today}
        </button>
        <button type="button" aria-label={steps[view].next} onClick={() => onStep(1)}>
          <Icon of={ChevronRight} />
        </button>
      </div>
      <h2>{title}</h2>
      <span className="ag-open meta fits">
        <span>{meta}</span>
      </span>
      <div className="ag-end">
        {extra}
        <Segmented
          label={views.label}
          hideLabel
          size="small"
          options={agendaViews.map((id, index) => ({ id, label: views[id], keys: String(index + 1) }))}
          value={view}
          onChange={onView}
        />
      </div>
    </div>
  );
};
