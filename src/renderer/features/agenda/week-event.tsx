import { agendaText } from '#shared/i18n/fr/agenda';
import { statusText } from '#shared/i18n/fr/common';

import { Icon } from '../../ui/icon';
import { signs } from '../../ui/signs';
import { blockSigns } from './block-signs';
import type { BlockState } from './view-model/block-state';

type WeekEventProps = {
  readonly id: string;
  readonly title: string;
  readonly timeText: string;
  readonly reason: string;
  /** The mirror of a selection has none. */
  readonly state: BlockState | undefined;
};

/** The inside of an event of the week, drawn like the blocks of the day, so that a state looks the same in every view. */
export const WeekEvent = ({ id, title, timeText, reason, state }: WeekEventProps) => {
  if (state === undefined) return <span className="ag-fc-in">{timeText}</span>;
  const { sign } = blockSigns[state];
  return (
    <span className="ag-fc-in" data-spot={id}>
      <span className="ag-fc-time">{timeText}</span> <b>{title || agendaText.block.unnamed}</b> <span>{reason}</span>
      <span className="sr">{statusText[state]}</span>
      {sign && <Icon of={signs[sign].icon} />}
    </span>
  );
};
