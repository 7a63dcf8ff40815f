import { DoorClosed } from 'lucide-react';
import type { SiteReference } from '#shared/domain/model/reference';
import { holderIn } from '#shared/domain/rights/setting-rights';
import { counterLifeText } from '#shared/i18n/fr/counter-life';

import { useClosing } from '../../../data/commands/use-closing';
import { useStation } from '../../../data/queries/use-station';
import { useUnendedTickets } from '../../../data/queries/use-unended-tickets';
import { Button } from '../../../ui/button';
import { ClosingQuestion } from '../../../ui/closing-question';

const text = counterLifeText.closing;

type ClosingLineProps = {
  readonly reference: SiteReference;
  readonly today: string;
  /** Nobody is received any more today. */
  readonly isClosed: boolean;
  /** How many people wait as the headline says it: that is not said a second time. */
  readonly told: number;
};

/**
 * Who is still in the queue when the doors close, and what earlier days left. While people wait before a closing that is to come it is no
 * act of this place: who must close all the same finds it in the palette, and is asked, with what becomes of those who wait.
 */
export const ClosingLine = ({ reference, today, isClosed, told }: ClosingLineProps) => {
  const { settings } = useStation();
  const { close, asked, confirm, cancel, problem } = useClosing();
  const { notServed, leftOpen } = useUnendedTickets();
  const mayClose = holderIn(reference, settings.agentId)?.rights.has('closeDay') === true;
  const ofToday = notServed.filter(({ day }) => day === today);
  const waiting = ofToday.length;
  const earlier = notServed.length - waiting + leftOpen.length;
  const isHidden = waiting + earlier === 0 || (!isClosed && (!mayClose || waiting > 0));
  if (isHidden && !asked) return null;
  const words = [
    waiting === 0 || waiting === told
      ? ''
      : text.still(waiting, ofToday.filter(({ status }) => status === 'parked').length),
    earlier === 0 ? '' : text.earlier(earlier),
  ].filter((part) => part !== '');
  return (
    <div className="su-close">
      {(words.length > 0 || problem !== '') && (
        <p className="meta" role={problem === '' ? undefined : 'alert'}>
          {problem === '' ? `${words.join(', ')}.` : problem}
        </p>
      )}
      {mayClose && (
        <Button
          // Before the doors close it is no act of this moment: a word, and no sign that could be taken for a night mode.
          {...(isClosed ? { icon: DoorClosed } : { className: 'su-later' })}
          size={isClosed ? 'default' : 'small'}
          tone={isClosed ? 'main' : 'link'}
          onPress={close}
        >
          {text.act}
        </Button>
      )}
      {asked && (
        <ClosingQuestion
          {...asked}
          labels={asked.tickets.map(({ label }) => label)}
          onConfirm={confirm}
          onClose={cancel}
        />
      )}
    </div>
  );
};
