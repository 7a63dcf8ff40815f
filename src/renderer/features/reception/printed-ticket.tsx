import { Printer, RotateCw, Star, Undo2 } from 'lucide-react';

import type { Refusal } from '#shared/errors/refusal';
import { printingText } from '#shared/i18n/fr/printing';
import { receptionText } from '#shared/i18n/fr/reception';

import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { Note } from '../../ui/note';
import { useKeys } from '../../ui/keys';
import { StatusTag } from '../../ui/status-tag';
import { Tag } from '../../ui/tag';
import type { PrintedSlip } from '../../data/queries/use-ticket-print';
import { PrintedFile } from '../../ui/printed-file';
import { openPrinted } from '../../platform/print-ticket';
import type { useSlip } from './use-slip';

const text = receptionText.ticket;

type PrintedTicketProps = {
  readonly paper: ReturnType<typeof useSlip>;
  /** The ticket cannot be taken back any more. */
  readonly onRefused: (reason: Refusal) => void;
};

const saidOf = {
  printing: text.savedAt,
  paper: text.printedAt,
  file: text.fileAt,
  waiting: text.savedAt,
  uncertain: text.savedAt,
  failed: text.savedAt,
  kept: text.savedAt,
} as const;

/** What the paper lacks: the number is safe, and said until the printer is there. */
const PrintNote = ({ slip, onReprint }: { readonly slip: PrintedSlip; readonly onReprint: () => void }) => {
  const { print, code, label } = slip;
  const act = print === 'waiting' ? printingText.ticket.retry : text.reprint;
  useKeys([{ id: 'reprint', key: '', label: printingText.queue.actOn(act, label), run: onReprint }]);
  return (
    <Note
      tone="warn"
      role="alert"
      icon={Printer}
      className="ticket-note"
      acts={
        <Button size="small" icon={RotateCw} onPress={onReprint}>
          {act}
        </Button>
      }
    >
      {print === 'uncertain' ? printingText.ticket.check(label) : printingText.ticket.announce(code, label)}
      {print === 'waiting' && ` ${printingText.ticket.alone}`}
    </Note>
  );
};

const SlipWait = ({ slip: { band, unknownWait } }: { readonly slip: PrintedSlip }) =>
  band === '' ? (
    unknownWait !== '' && <span>{unknownWait}</span>
  ) : (
    <span>
      {text.announced} <b>{band}</b>
    </span>
  );

/** The printer of reception: empty, or with the last ticket half out. */
export const PrintedTicket = ({
  paper: { slip, slipName, slipBorn, issued, reprint },
  onRefused,
}: PrintedTicketProps) => {
  // This ticket, whatever was done since.
  const undo = (): void =>
    void issued?.act.undo().then((done) => {
      if (!done.ok) onRefused(done.reason);
    });
  return (
    <div className="printer">
      <div className="slot" />
      {slip && (
        <div className="ticket">
          <div className={classNames('ticket-n', slip.isOwnSeries && 'ticket-n--s')}>{slip.label}</div>
          <div className="ticket-t">
            <b>{slip.title}</b>
            {slipName !== '' && <span>{[slipName, slipBorn].filter(Boolean).join(' · ')}</span>}
            <span>
              {saidOf[slip.print](slip.time)}
              {slip.place !== '' && ` · ${slip.place}`}
            </span>
            {slip.priority && <Tag icon={Star}>{text.paperPriority}</Tag>}
            {slip.print === 'file' && <PrintedFile file={slip.file} onOpen={openPrinted} isShort />}
            {slip.print === 'waiting' && <StatusTag sign="waiting">{printingText.ticket.waiting}</StatusTag>}
            {slip.print === 'uncertain' && <StatusTag sign="needsOutcome">{printingText.ticket.uncertain}</StatusTag>}
            {slip.isTentative && <StatusTag sign="pending">{text.paperTentative}</StatusTag>}
            {slip.isOwnSeries ? <span>{text.ownSeries(slip.isExchanged)}</span> : <SlipWait slip={slip} />}
          </div>
          <div className="ticket-a">
            <Button size="small" icon={Printer} onPress={() => reprint(slip)}>
              {slip.print === 'printing' ? printingText.queue.states.printing : text.reprint}
            </Button>
            {issued && (
              <Button size="small" icon={Undo2} {...(issued.isLast ? { keys: 'Ctrl Z' } : {})} onPress={undo}>
                {text.undo}
              </Button>
            )}
          </div>
        </div>
      )}
      {slip && (slip.print === 'waiting' || slip.print === 'uncertain' || slip.print === 'failed') && (
        <PrintNote slip={slip} onReprint={() => reprint(slip)} />
      )}
    </div>
  );
};
