import { agendaText } from '#shared/i18n/fr/agenda';
import { statusText } from '#shared/i18n/fr/common';

import { Icon } from '../../ui/icon';
import { signs } from '../../ui/signs';
import { blockSigns } from './block-signs';
import type { CalendarEvent } from './view-model/calendar-events';

type ListRowProps = {
  readonly event: CalendarEvent;
  readonly desk: string;
  /** Tab comes here first; the arrows then take the place along. */
  readonly isFirst: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (event: CalendarEvent) => void;
};

/** One line, one appointment: when, who, for what, where, how it stands. The name gives way last. */
export const ListRow = ({ event, desk, isFirst, isOpen, onOpen }: ListRowProps) => {
  const { look, sign } = blockSigns[event.state];
  return (
    <button
      type="button"
      className={`ag-lr ag-lr--${look}`}
      data-spot={event.id}
      tabIndex={isFirst ? 0 : -1}
      aria-current={isOpen ? 'true' : undefined}
      onClick={() => onOpen(event)}
    >
      <span className="ag-lt">{agendaText.block.range(event.start.slice(11, 16), event.end.slice(11, 16))}</span>
      <b className="clip">{event.person || agendaText.block.unnamed}</b>
      <span className="clip">{event.reasonName}</span>
      <span className="ag-ld">{desk}</span>
      <span className="ag-ls">
        {sign && <Icon of={signs[sign].icon} />}
        {statusText[event.state]}
      </span>
    </button>
  );
};
