import './counter.css';
import './counter-queue.css';
import './desk-choice.css';

import type { SiteReference } from '#shared/domain/model/reference';
import { bootText } from '#shared/i18n/fr/system';
import type { ScreenProps } from '#shared/routes/places';

import { DeskChoice } from './desk-choice';
import { DeskWork } from './desk-work';
import { useCounterActs } from './use-counter-acts';
import { useCounterDay } from './use-counter-day';

/** The desk of this station: choosing it, then working at it. */
export const Counter = ({ reference, onNavigate }: ScreenProps & { readonly reference: SiteReference }) => {
  const day = useCounterDay(reference);
  const acts = useCounterActs(day);
  // Before the store answered nobody knows whether this desk is open; that of a desk that just joined takes up to a minute.
  if (!day.isWhole) return <p className="place-wait">{bootText.reference}</p>;
  if (!day.isKnown) return null;
  if (day.at.kind !== 'signedOff' && day.desk && day.queue)
    return <DeskWork day={day} desk={day.desk} queue={day.queue} acts={acts} onNavigate={onNavigate} />;
  return <DeskChoice day={day} acts={acts} />;
};
