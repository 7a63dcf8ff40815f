import './counter.css';
import './counter-queue.css';
import './desk-choice.css';

import { useEffect, useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import type { ScreenProps } from '#shared/routes/places';

import { DeskChoice } from './desk-choice';
import { DeskWork } from './desk-work';
import { useCounterActs } from './use-counter-acts';
import { useCounterDay } from './use-counter-day';

/** The store answers within this time; before it, nobody knows whether this desk is open. */
const answerMs = 150;

const useAnswered = (): boolean => {
  const [answered, setAnswered] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setAnswered(true), answerMs);
    return () => clearTimeout(timer);
  }, []);
  return answered;
};

/** The desk of this station: choosing it, then working at it. */
export const Counter = ({ reference, onNavigate }: ScreenProps & { readonly reference: SiteReference }) => {
  const day = useCounterDay(reference);
  const acts = useCounterActs(day);
  const answered = useAnswered();
  if (day.at.kind !== 'signedOff' && day.desk && day.queue)
    return <DeskWork day={day} desk={day.desk} queue={day.queue} acts={acts} onNavigate={onNavigate} />;
  return answered ? <DeskChoice day={day} acts={acts} /> : null;
};
