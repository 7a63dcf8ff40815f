import { useState, useEffect, useRef } from 'react';
import { Pause } from 'lucide-react';

import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { pauseReasons, type PauseReason } from '#shared/domain/model/desk-session';
import { pauseText } from '#shared/i18n/fr/common';
import { civilOf } from '#shared/time/civil';

import { groundOf } from '../../ui/ground';
import { homeAt } from '../../ui/keep-focus';
import { useKeys } from '../../ui/keys';
import { ChoiceDialog } from '../../ui/choice-dialog';
import { guichetBridge } from '../../platform/bridge';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { textSizeNow } from '../../ui/text-size/use-text-size';
import { AtHand, type DeskWorkProps } from './at-hand';
import { CallOther } from './call-other';
import { DeskNotes } from './desk-notes';
import { FollowUp, LeftWithout } from './follow-up';
import { QueueAside } from './queue-aside';
import { CounterStrip } from './strip';
import { UpNext } from './up-next';
import { isOfTheMoment } from './view-model/follow-up';
import { LEAVE_KEY, PAUSE_KEY, MAIN_KEY, type CounterActs } from './use-counter-acts';
import type { CounterDay } from './use-counter-day';
import { useFirstFocus } from './use-first-focus';

type PausedDeskProps = {
  readonly day: CounterDay;
  readonly number: number;
  readonly acts: CounterActs;
  /** What the service before still asks for has the focus, and Entrée. */
  readonly isQuiet: boolean;
};

/** A desk that calls nobody for a while: why, since when, and the way on. */
const PausedDesk = ({ day, number, acts, isQuiet }: PausedDeskProps) => {
  const mainRef = useRef<HTMLButtonElement | null>(null);
  useFirstFocus(() => (isQuiet ? null : mainRef.current), 'paused');
  useKeys([
    { key: 'Entrée', label: counterText.endPause, bar: true, when: !isQuiet },
    { key: MAIN_KEY, label: counterText.keys.call, run: acts.callNext },
  ]);
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
      <Button
        tone={isQuiet ? 'default' : 'main'}
        size="big"
        className="upnext-call"
        keys={isQuiet ? PAUSE_KEY : 'Entrée'}
        onPress={acts.endPause}
        buttonRef={mainRef}
      >
        {counterText.endPause}
      </Button>
    </div>
  );
};

/** The window as a strip. */
type Strip = { readonly isOn: boolean; readonly set: (on: boolean) => void };

const shape = async (on: boolean): Promise<boolean> => {
  const answer = await guichetBridge()?.invoke('window.strip', { on, textSize: textSizeNow() });
  return answer?.ok === true;
};

/** Whether the window is the strip that stays on top, and the way in and out. Who leaves the counter has the whole window again. */
const useStrip = (): Strip => {
  const [isOn, setIsOn] = useState(false);
  useEffect(() => {
    if (!isOn) return undefined;
    return () => void shape(false).catch(() => undefined);
  }, [isOn]);
  return {
    isOn,
    set: (on) => {
      if (!on) setIsOn(false);
      else void shape(true).then(setIsOn, () => undefined);
    },
  };
};

type PauseDialogProps = { readonly onPause: (why: PauseReason) => void; readonly onClose: () => void };

/** Why the desk calls nobody for a while: 1 to 5. */
const PauseDialog = ({ onPause, onClose }: PauseDialogProps) => (
  <ChoiceDialog
    title={counterLifeText.pause.title}
    hint={counterLifeText.pause.hint}
    choices={pauseReasons.map((id) => ({ id, label: pauseText[id] ?? id }))}
    onPick={(id) => {
      const why = pauseReasons.find((one) => one === id);
      if (why) onPause(why);
    }}
    onClose={onClose}
  />
);

type Opened = 'nothing' | 'other' | 'pause';

const useDeskKeys = ({ day, acts }: DeskWorkProps, open: (what: Opened) => void, onStrip: () => void): void => {
  const isPaused = day.pause !== null;
  const isBusy = 'ticket' in day.at;
  useKeys([
    { key: 'Ctrl F8', label: counterText.next.someoneElse, run: () => open('other'), when: isBusy && !isPaused },
    // In the bar while nobody is in front: a service has acts enough of its own there. The strip is the last of them in any case.
    {
      id: 'pause',
      key: PAUSE_KEY,
      label: isPaused ? counterText.endPause : counterText.pause,
      barLabel: counterText.pauseShort,
      run: isPaused ? acts.endPause : () => open('pause'),
      bar: day.at.kind === 'idle',
    },
    {
      id: 'leave',
      key: LEAVE_KEY,
      label: counterText.leave,
      barLabel: counterText.leaveShort,
      run: acts.leave,
      bar: isPaused && !isBusy,
    },
  ]);
  // The last of the bar, whatever the moment.
  useKeys(
    [{ key: 'Ctrl B', label: counterLifeText.strip.toggle, barLabel: counterText.keys.strip, run: onStrip, bar: true }],
    { rank: -1 },
  );
};

/** A desk at work: the person of the moment at the left, those who follow at the right; or all of it as a strip. */
export const DeskWork = (props: DeskWorkProps) => {
  const { day, acts, queue, desk } = props;
  const [opened, setOpened] = useState<Opened>('nothing');
  const [seen, setSeen] = useState('');
  const strip = useStrip();
  const lost = day.lost && day.lost.callId !== seen ? day.lost : null;
  const onSeen = () => setSeen(lost?.callId ?? '');
  const choose = () => setOpened('other');
  const close = () => setOpened('nothing');
  useDeskKeys(props, setOpened, () => strip.set(true));
  const { at } = day;
  const { wanted: asked } = acts.followUp;
  // Not when the end was undone either: the file is at the desk again.
  const isOfNow = asked !== null && !('ticket' in at) && isOfTheMoment(asked, day.tickets, desk.id);
  const wanted = isOfNow ? asked : null;
  if (strip.isOn) return <CounterStrip {...props} lost={lost} onSeen={onSeen} onEnlarge={() => strip.set(false)} />;
  return (
    <div className="gu">
      <section
        className="now"
        aria-label={counterText.person.label}
        {...groundOf('papers')}
        {...homeAt('.fu-ask button, .fu-done, .pc-s button, .ends button, .upnext button')}
      >
        <DeskNotes day={day} acts={acts} lost={lost} onSeen={onSeen} />
        {wanted && <FollowUp day={day} acts={acts.followUp} wanted={wanted} onNavigate={props.onNavigate} />}
        {acts.followUp.offered.length > 0 && (
          <LeftWithout day={day} acts={acts.followUp} shown={wanted} onNavigate={props.onNavigate} />
        )}
        {at.kind === 'paused' && <PausedDesk day={day} number={desk.number} acts={acts} isQuiet={wanted !== null} />}
        {(at.kind === 'called' || at.kind === 'serving') && (
          <AtHand {...props} key={at.ticket.id} kind={at.kind} ticket={at.ticket} />
        )}
        {at.kind === 'idle' && (
          <UpNext
            queue={queue}
            acts={acts}
            nextAppointment={day.nextAppointment}
            onOther={choose}
            isQuiet={wanted !== null && !acts.followUp.booked}
            isFocusElsewhere={wanted !== null}
          />
        )}
      </section>
      <QueueAside
        queue={queue}
        at={at.kind}
        number={desk.number}
        acts={acts}
        last={day.last}
        isPaused={day.pause !== null}
        onPause={() => setOpened('pause')}
        onOther={choose}
      />
      {opened === 'pause' && (
        <PauseDialog
          onPause={(why) => {
            close();
            acts.pause(why);
          }}
          onClose={close}
        />
      )}
      {opened === 'other' && (
        <CallOther
          day={day}
          desk={desk}
          onCall={(ticketId) => {
            close();
            acts.call(ticketId);
          }}
          onClose={close}
        />
      )}
    </div>
  );
};
