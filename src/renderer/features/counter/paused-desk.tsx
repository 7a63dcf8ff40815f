import { Pause } from 'lucide-react';
import { useRef } from 'react';

import { counterText } from '#shared/i18n/fr/counter';

import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { useKeys } from '../../ui/keys';
import type { CounterActs } from './use-counter-acts';
import { useFirstFocus } from './use-first-focus';

/** A desk that calls nobody for a while. */
export const PausedDesk = ({ number, acts }: { readonly number: number; readonly acts: CounterActs }) => {
  const mainRef = useRef<HTMLButtonElement | null>(null);
  useFirstFocus(() => mainRef.current, 'paused');
  useKeys([{ key: 'Entrée', label: counterText.endPause, bar: true }]);
  return (
    <div className="upnext">
      <h2 className="upnext-none">
        <Icon of={Pause} size={22} /> {counterText.paused(number)}
      </h2>
      <p className="meta">{counterText.pausedHint}</p>
      <Button tone="main" size="big" className="upnext-call" keys="Entrée" onPress={acts.endPause} buttonRef={mainRef}>
        {counterText.endPause}
      </Button>
    </div>
  );
};
