import './strip.css';

import { useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';

import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { refusalLine } from '#shared/i18n/fr/refusals';

import { useCommands } from '../../data/commands/use-commands';
import { Button } from '../../ui/button';
import { homeAt } from '../../ui/keep-focus';
import { KeysScope, useKeys } from '../../ui/keys';
import { say, setNameless } from '../../ui/voice/voice';
import type { DeskWorkProps } from './at-hand';
import { StripActs, type StripQuestion } from './strip-acts';
import { StripChoices } from './strip-choices';
import { StripHead } from './strip-head';
import { sayLost, type LostCall } from './view-model/double-calls';

const text = counterLifeText.strip;

type CounterStripProps = DeskWorkProps & {
  readonly lost: LostCall | null;
  readonly onSeen: () => void;
  readonly onEnlarge: () => void;
};

/** The whole screen lies under the strip: nobody may reach it by Tab or by ear, and no name is said that the strip does not show. */
const useInertScreen = (): void =>
  useLayoutEffect(() => {
    const screen = document.getElementById('root');
    screen?.setAttribute('inert', '');
    setNameless(true);
    return () => {
      screen?.removeAttribute('inert');
      setNameless(false);
    };
  }, []);

const Lost = ({ day, lost, onSeen }: Pick<CounterStripProps, 'day' | 'onSeen'> & { readonly lost: LostCall }) => {
  const words = sayLost(lost, day.reference);
  return (
    <div className="bd-acts" role="alert">
      <span className="bd-lost clip" title={words}>
        {words}
      </span>
      <Button onPress={onSeen} autoFocus>
        {counterText.called.understood}
      </Button>
    </div>
  );
};

const StripBody = (props: CounterStripProps) => {
  const { day, desk, queue, acts, lost, onSeen, onEnlarge } = props;
  const { undoLast } = useCommands();
  const [question, setQuestion] = useState<StripQuestion | null>(null);
  const undo = (): void =>
    void undoLast().then((done) => {
      if (!done.ok) say('refusal', refusalLine(done.reason));
    });
  useKeys([
    { key: 'Ctrl B', label: text.enlarge, run: onEnlarge },
    { key: 'Ctrl Z', label: counterText.keys.undo, run: undo },
  ]);
  const acting = (
    <StripActs day={day} queue={queue} acts={acts} onAsk={setQuestion} onEnlarge={onEnlarge} key={day.at.kind} />
  );
  return (
    <section className="bd" aria-label={text.label} {...homeAt('.bd-acts button, .bd-choices button')}>
      {question ? (
        <StripChoices {...question} onClose={() => setQuestion(null)} />
      ) : (
        <>
          <StripHead day={day} number={desk.number} queue={queue} problem={acts.problem} />
          {lost ? <Lost day={day} lost={lost} onSeen={onSeen} /> : acting}
        </>
      )}
    </section>
  );
};

/** The counter as a strip over the program of the State: who, since when, and the next act; all else is behind Ctrl B. */
export const CounterStrip = (props: CounterStripProps) => {
  useInertScreen();
  return createPortal(
    <KeysScope>
      <StripBody {...props} />
    </KeysScope>,
    document.body,
  );
};
