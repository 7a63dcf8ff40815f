import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';

import { Icon } from '../../ui/icon';
import { Segmented } from '../../ui/segmented';

export type AgendaViewKind = 'day' | 'week' | 'desk';

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
  const { date, views } = agendaText;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    onStep(event.key === 'ArrowLeft' ? -1 : 1);
  };
  const week = view === 'week';
  return (
    <div className="ag-bar">
      <div className="seg seg--small" role="group" aria-label={agendaText.keys.day} onKeyDown={onKeyDown}>
        <button type="button" aria-label={week ? date.previousWeek : date.previous} onClick={() => onStep(-1)}>
          <Icon of={ChevronLeft} />
        </button>
        <button type="button" aria-pressed={isToday} onClick={onToday}>
          {date.today}
        </button>
        <button type="button" aria-label={week ? date.nextWeek : date.next} onClick={() => onStep(1)}>
          <Icon of={ChevronRight} />
        </button>
      </div>
      <h2>{title}</h2>
      <span className="meta clip">{meta}</span>
      <div className="ag-end">
        {extra}
        <Segmented
          label={views.label}
          hideLabel
          size="small"
          options={(['day', 'week', 'desk'] as const).map((id) => ({ id, label: views[id] }))}
          value={view}
          onChange={onView}
        />
      </div>
    </div>
  );
};
