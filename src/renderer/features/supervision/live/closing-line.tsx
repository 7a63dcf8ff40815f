import { DoorClosed } from 'lucide-react';
import type { SiteReference } from '#shared/domain/model/reference';
import { mayWrite } from '#shared/domain/rights/writes';
import { counterLifeText } from '#shared/i18n/fr/counter-life';

import { useRole } from '../../../data/queries/use-role';
import { useUnendedTickets } from '../../../data/queries/use-unended-tickets';
import { useAskCloseDay } from '../../../ui/ask-close-day';
import { Button } from '../../../ui/button';

const text = counterLifeText.closing;

type ClosingLineProps = {
  readonly reference: SiteReference;
  readonly today: string;
  /** Nobody is received any more today. */
  readonly isClosed: boolean;
};

/**
 * Who is still in the queue when the doors close, and what earlier days left. While people wait and the doors are open it is no act of
 * this moment: a supervisor finds it in the palette.
 */
export const ClosingLine = ({ reference, today, isClosed }: ClosingLineProps) => {
  const unended = useUnendedTickets();
  const ask = useAskCloseDay();
  const role = useRole(reference);
  const mayClose = role !== undefined && mayWrite(role, 'tickets', 'notServedAtClosing');
  if (!unended) return null;
  const { notServed, leftOpen } = unended;
  const waiting = notServed.filter(({ day }) => day === today).length;
  const earlier = notServed.length - waiting + leftOpen.length;
  if (waiting + earlier === 0 || (!isClosed && (waiting > 0 || !mayClose))) return null;
  const words = [waiting === 0 ? '' : text.still(waiting), earlier === 0 ? '' : text.earlier(earlier)].filter(
    (part) => part !== '',
  );
  return (
    <div className="su-close">
      <p className="meta">
        {`${words.join(', ')}.`}
        {isClosed && waiting > 0 && <small> {text.explain(waiting)}</small>}
      </p>
      <Button
        {...(isClosed ? { icon: DoorClosed } : { className: 'su-later' })}
        size={isClosed ? 'default' : 'small'}
        tone={isClosed && mayClose ? 'main' : isClosed ? 'default' : 'link'}
        onPress={() => ask?.()}
      >
        {text.act}
      </Button>
    </div>
  );
};
