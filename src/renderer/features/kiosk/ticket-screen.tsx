import { Check, PrinterX, Ticket as TicketIcon, Undo2 } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';

import { Icon } from '../../ui/icon';
import { useSaid } from '../../ui/voice/use-said';
import { isFrozen, type TicketScreen as Shown } from './kiosk-state';
import { reasonName, type Scene } from './scene';
import { TicketFactsList } from './ticket-facts';
import { TicketTodo } from './ticket-todo';
import { Touch } from './touch';
import { labelShare } from './view-model/label-size';
import { entryById } from '#shared/lib/entry-by-id';

const stepMs = 250;

/**
 * Seconds left until a screen gives way to the start; `null` while it is held.
 */
const useCountdown = (seconds: number, isHeld: boolean, onOver: () => void): number | null => {
  const [left, setLeft] = useState(seconds);
  const over = useEffectEvent(onOver);
  useEffect(() => {
    if (isHeld) return undefined;
    const untilMs = performance.now() + seconds * 1_000;
    const timer = setInterval(() => {
      const nowLeft = (untilMs - performance.now()) / 1_000;
      setLeft(Math.max(0, nowLeft));
      if (nowLeft <= 0) {
        clearInterval(timer);
        over();
      }
    }, stepMs);
    return () => clearInterval(timer);
  }, [seconds, isHeld]);
  return isHeld ? null : left;
};

type CountdownProps = {
  readonly scene: Scene;
  readonly seconds: number;
  readonly isHeld: boolean;
};

/** How long a screen still stands. A touch stops it: nobody is hurried away from their number. */
const Countdown = ({ scene: { words, startLanguage, send }, seconds, isHeld }: CountdownProps) => {
  const left = useCountdown(seconds, isHeld, () => send({ type: 'done', language: startLanguage }));
  // Said once, and the eyes have the count.
  useSaid('act', left === null ? '' : words.countdown(seconds));
  return (
    <div className="ki-count">
      <div className="ki-bar" aria-hidden="true">
        <i
          style={{ inlineSize: `${left === null ? 100 : (left / seconds) * 100}%` }}
          data-held={left === null || undefined}
        />
      </div>
      <p>{left === null ? words.countdownHeld : words.countdown(Math.ceil(left))}</p>
    </div>
  );
};

/** How long a ticket stays on the screen: longer without a paper, never less than the 20 seconds that WCAG 2.2.1 asks for. */
const standsS = { paper: 20, noPaper: 30 } as const;

type TicketScreenProps = { readonly scene: Scene; readonly screen: Shown };

const PaperNote = ({ scene: { words }, screen: { paper } }: TicketScreenProps) => {
  const isFailed = paper === 'failed';
  const said = isFailed ? words.noPaper : paper === 'none' ? words.remember : words.take;
  return (
    <h2 className={isFailed ? 'ki-paper ki-paper--no' : 'ki-paper'} data-focus tabIndex={-1}>
      <Icon of={isFailed ? PrinterX : TicketIcon} />
      {said}
    </h2>
  );
};

const TicketActs = ({ scene: { state, words, startLanguage, send }, screen }: TicketScreenProps) => {
  const frozen = isFrozen(state);
  return (
    <div className="ki-acts">
      {screen.undoRefused ? (
        <p className="ki-refused" role="alert">
          {words.undoRefused}
        </p>
      ) : (
        <Touch className="ki-act" isFrozen={frozen} onTouch={() => send({ type: 'undo' })}>
          <Icon of={Undo2} className="ki-turn" />
          {words.undo}
        </Touch>
      )}
      <Touch
        className="ki-act ki-act--main"
        isFrozen={frozen}
        onTouch={() => send({ type: 'done', language: startLanguage })}
      >
        <Icon of={Check} />
        {words.done}
      </Touch>
    </div>
  );
};

/** The number, very large, and what to do with it. */
export const TicketScreen = ({ scene, screen }: TicketScreenProps) => {
  const { state, kiosk } = scene;
  const { ticket, key, paper, isHeld } = screen;
  const published = entryById(kiosk.reasons, ticket.reasonId);
  const hasPaper = paper === 'out' || paper === 'printing';
  return (
    <section className="ki-ticket">
      <div className="ki-number">
        <PaperNote scene={scene} screen={screen} />
        <h3 className="ki-plate" dir="ltr">
          <span style={{ fontSize: `${labelShare(ticket.label)}em` }}>{ticket.label}</span>
        </h3>
        <p className="ki-what">{published ? reasonName(published, state.language) : ticket.reason}</p>
      </div>
      <div className="ki-then">
        <TicketFactsList scene={scene} ticket={ticket} />
        <TicketTodo scene={scene} screen={screen} />
        <TicketActs scene={scene} screen={screen} />
        <Countdown
          scene={scene}
          key={key}
          seconds={hasPaper ? standsS.paper : standsS.noPaper}
          isHeld={isHeld || state.pending !== null}
        />
      </div>
    </section>
  );
};
