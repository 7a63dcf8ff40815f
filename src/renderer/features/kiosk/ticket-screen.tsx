import { Check, PrinterX, Ticket as TicketIcon, Undo2 } from 'lucide-react';

import { Icon } from '../../ui/icon';
import { Countdown } from './countdown';
import { isFrozen, type TicketScreen as Shown } from './kiosk-state';
import { reasonName, type Scene } from './scene';
import { TicketFactsList } from './ticket-facts';
import { TicketTodo } from './ticket-todo';
import { Touch } from './touch';
import { labelShare } from './view-model/label-size';
import { entryById } from '#shared/lib/entry-by-id';

/** Who has no paper needs longer. */
const standsS = { paper: 15, noPaper: 30 } as const;

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
        <p className="ki-plate" dir="ltr">
          <span style={{ fontSize: `${labelShare(ticket.label)}em` }}>{ticket.label}</span>
        </p>
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
