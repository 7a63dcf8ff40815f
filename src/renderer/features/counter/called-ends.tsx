import { BellOff, BellRing, Play } from 'lucide-react';
import type { RefObject } from 'react';

import { counterText } from '#shared/i18n/fr/counter';

import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import type { CounterActs } from './use-counter-acts';

const text = counterText.called;

type CalledEndsProps = { readonly acts: CounterActs; readonly startRef: RefObject<HTMLButtonElement | null> };

/** A person was called: they come, they are called again, or nobody answers. */
export const CalledEnds = ({ acts, startRef }: CalledEndsProps) => {
  useKeys([
    { key: 'F6', label: text.recall, run: acts.recall, bar: true },
    { key: 'F7', label: counterText.serving.park, barLabel: counterText.keys.park, run: acts.park, bar: true },
    { key: 'F8', label: text.start, run: acts.start, bar: true },
    { key: 'Maj F8', label: text.noAnswer, run: acts.noAnswer, bar: true },
    { key: '', label: text.requeue, run: acts.requeue },
  ]);
  return (
    <footer className="ends">
      <Button tone="main" size="big" icon={Play} keys="F8" onPress={acts.start} buttonRef={startRef}>
        {text.start}
      </Button>
      <Button size="big" icon={BellRing} keys="F6" onPress={acts.recall}>
        {text.recall}
      </Button>
      <Button size="big" icon={BellOff} keys="Maj F8" onPress={acts.noAnswer}>
        {text.noAnswer}
      </Button>
      <Button size="big" keys="F7" onPress={acts.park}>
        {counterText.serving.park}
      </Button>
    </footer>
  );
};
