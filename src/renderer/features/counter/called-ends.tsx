import { BellOff, BellRing, ChevronDown, Play } from 'lucide-react';
import type { RefObject } from 'react';

import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';

import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { useKeys } from '../../ui/keys';
import { PopoverButton } from '../../ui/popover-button';
import { MAIN_KEY, type CounterActs } from './use-counter-acts';
import type { HandAsks } from './use-hand-asks';

const text = counterText.called;

type CalledEndsProps = {
  readonly acts: CounterActs;
  readonly asks: HandAsks;
  /** What « Sans réponse » will do. */
  readonly afterNoAnswer: string;
  readonly startRef: RefObject<HTMLButtonElement | null>;
};

const useCalledKeys = ({ acts, asks }: CalledEndsProps): void =>
  useKeys([
    { key: 'F6', label: text.recall, run: acts.recall, bar: true },
    { key: 'F7', label: counterText.serving.park, barLabel: counterText.keys.park, run: asks.park, bar: true },
    { key: MAIN_KEY, label: text.start, run: acts.start, bar: true, isBarFirst: true },
    { key: 'F9', label: text.noAnswer, run: acts.noAnswer, bar: true, isBarFirst: true },
    { key: 'Maj F7', label: counterText.serving.transfer, run: asks.transfer },
    { key: '', label: text.requeue, run: acts.requeue },
    { key: '', label: counterLifeText.abandon.act, run: asks.abandon },
  ]);

/** A person was called: they come, they are called again, or nobody answers. */
export const CalledEnds = (props: CalledEndsProps) => {
  const { acts, asks, afterNoAnswer, startRef } = props;
  useCalledKeys(props);
  return (
    <footer className="ends">
      <Button tone="main" size="big" icon={Play} keys="F8" onPress={acts.start} buttonRef={startRef}>
        {text.start}
      </Button>
      <Button size="big" icon={BellRing} keys="F6" onPress={acts.recall}>
        {text.recall}
      </Button>
      <Button size="big" icon={BellOff} keys="F9" onPress={acts.noAnswer}>
        {text.noAnswer}
      </Button>
      <Button size="big" keys="F7" onPress={asks.park}>
        {counterText.serving.park}
      </Button>
      <PopoverButton
        face={<Icon of={ChevronDown} />}
        faceClassName="btn btn--big btn--plain btn--icon"
        faceLabel={counterText.serving.others}
        label={counterText.serving.others}
        placement="top"
      >
        {(close) => (
          <div className="otherends">
            {[
              { label: counterText.serving.transfer, run: asks.transfer },
              { label: text.requeue, run: acts.requeue },
              { label: counterLifeText.abandon.act, run: asks.abandon },
            ].map(({ label, run }) => (
              <Button
                key={label}
                onPress={() => {
                  close();
                  run();
                }}
              >
                {label}
              </Button>
            ))}
          </div>
        )}
      </PopoverButton>
      <p className="ends-note meta">{afterNoAnswer}</p>
    </footer>
  );
};
