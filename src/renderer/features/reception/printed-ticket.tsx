import { Printer, Undo2 } from 'lucide-react';

import { receptionText } from '#shared/i18n/fr/reception';

import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { Note } from '../../ui/note';
import { StatusTag } from '../../ui/status-tag';

const text = receptionText.ticket;

/** The last ticket that left this desk, as the paper in the slot of the printer. */
export type Slip = {
  readonly ticketId: string;
  readonly label: string;
  readonly title: string;
  /** `3e sur ce motif`, or the hour of the appointment. */
  readonly place: string;
  readonly band: string;
  readonly trackKey: string;
  readonly time: string;
  readonly print: 'printing' | 'paper' | 'file' | 'failed';
  readonly isOwnSeries: boolean;
  /** Neither the number nor the appointment has the server's word yet. */
  readonly isTentative: boolean;
};

type PrintedTicketProps = {
  readonly slip: Slip | null;
  readonly onReprint: (slip: Slip) => void;
  readonly onUndo: () => void;
};

const saidOf = { printing: text.savedAt, paper: text.printedAt, file: text.fileAt, failed: text.savedAt } as const;

/** The printer of reception: empty, or with the last ticket half out. */
export const PrintedTicket = ({ slip, onReprint, onUndo }: PrintedTicketProps) => (
  <div className="printer" role="status">
    <div className="slot" />
    {slip && (
      <div className="ticket">
        <div className={classNames('ticket-n', slip.isOwnSeries && 'ticket-n--s')}>{slip.label}</div>
        <div className="ticket-t">
          <b>{slip.title}</b>
          <span>
            {saidOf[slip.print](slip.time)}
            {slip.place !== '' && ` · ${slip.place}`}
          </span>
          {slip.isTentative && <StatusTag sign="pending">{text.paperTentative}</StatusTag>}
          {slip.isOwnSeries ? (
            <span>{text.ownSeries}</span>
          ) : (
            slip.band !== '' && (
              <span>
                {text.announced} <b>{slip.band}</b>
              </span>
            )
          )}
        </div>
        <div className="ticket-a">
          <Button size="small" icon={Printer} onPress={() => onReprint(slip)}>
            {text.reprint}
          </Button>
          <Button size="small" icon={Undo2} keys="Ctrl Z" onPress={onUndo}>
            {text.undo}
          </Button>
        </div>
      </div>
    )}
    {slip?.print === 'failed' && (
      <Note tone="warn" role="alert">
        {text.failed(slip.label)}
      </Note>
    )}
  </div>
);
