import { Pause } from 'lucide-react';
import { useRef } from 'react';

import { pauseText } from '#shared/i18n/fr/common';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { civilOf } from '#shared/time/civil';

import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { useKeys } from '../../ui/keys';
import type { CounterActs } from './use-counter-acts';
import type { CounterDay } from './use-counter-day';
import { useFirstFocus } from './use-first-focus';

type PausedDeskProps = { readonly day: CounterDay; readonly number: number; readonly acts: CounterActs };

/** A desk that calls nobody for a while: why, since when, and the way on. */
export const PausedDesk = ({ day, number, acts }: PausedDeskProps) => {
  const mainRef = useRef<HTMLButtonElement | null>(null);
  useFirstFocus(() => mainRef.current, 'paused');
  useKeys([{ key: 'Entrée', label: counterText.endPause, bar: true }]);
  const { pause } = day;
  return (
    <div className="upnext">
      <h2 className="upnext-none">
        <Icon of={Pause} size={22} /> {counterText.paused(number)}
      </h2>
      <p className="meta">
        {pause &&
          `${counterLifeText.pause.since(pauseText[pause.why] ?? '', civilOf(pause.since, day.reference.site.zone).time)}. `}
        {counterText.pausedHint}
      </p>
      <Button tone="main" size="big" className="upnext-call" keys="Entrée" onPress={acts.endPause} buttonRef={mainRef}>
        {counterText.endPause}
      </Button>
    </div>
  );
};
