import { BellRing } from 'lucide-react';
import { useRef, type RefObject } from 'react';

import { usualOutcome } from '#shared/domain/lifecycle/usual-outcome';
import { pauseReasons } from '#shared/domain/model/desk-session';
import type { Ticket, TicketOutcome } from '#shared/domain/model/ticket';
import { outcomeText, pauseText } from '#shared/i18n/fr/common';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';

import { Button } from '../../ui/button';
import { useKeys, type ChordKey, type KeyAction } from '../../ui/keys';
import type { Choice } from '../../ui/choice-dialog';
import { LEAVE_KEY, PAUSE_KEY, MAIN_KEY, type CounterActs } from './use-counter-acts';
import type { CounterDay } from './use-counter-day';
import { useFirstFocus } from './use-first-focus';
import type { NextUp } from './view-model/next-up';
import { roomsByName } from './view-model/rooms';
import { themesOfReason, themesUnder } from '#shared/domain/requests/themes-of-reason';
import { entryById } from '#shared/lib/entry-by-id';
import { wayBackOf } from './view-model/transfer-targets';

const text = counterLifeText.strip;

/** A question of the strip; `bare` is what Entrée does without a choice, `''` = nothing. */
export type StripQuestion = {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly bare: string;
  readonly onPick: (id: string) => void;
};

type StripActsProps = {
  readonly day: CounterDay;
  readonly queue: NextUp;
  readonly acts: CounterActs;
  readonly onAsk: (question: StripQuestion) => void;
  readonly onEnlarge: () => void;
};

/** One button of the strip, the first of which is the act of the moment. */
type StripAct = {
  readonly key: ChordKey;
  readonly label: string;
  readonly run: () => void;
  /** What its button does, where a press on it is not its key. */
  readonly press?: (isByKey: boolean) => void;
  readonly isPressed?: boolean;
};

const askPause = ({ acts, onAsk }: StripActsProps): void =>
  onAsk({
    label: counterLifeText.pause.title,
    choices: pauseReasons.map((id) => ({ id, label: pauseText[id] ?? id })),
    bare: '',
    onPick: (id) => {
      const why = pauseReasons.find((one) => one === id);
      if (why) acts.pause(why);
    },
  });

const askRoom = ({ day, acts, onAsk }: StripActsProps, ticket: Ticket): void => {
  const rooms = roomsByName(day.reference);
  if (rooms.length === 0) return acts.park();
  acts.afterCall(() =>
    onAsk({
      label: counterLifeText.room.title(ticket.label),
      choices: rooms.map(({ id, name }) => ({ id, label: name })),
      bare: counterLifeText.room.none,
      onPick: acts.parkIn,
    }),
  );
};

/** A paper was marked as missing: the incomplete end is in the whole window, and the usual one is asked for by name (0051). */
const askFinish = (props: StripActsProps, ticket: Ticket): void => {
  const { reference } = props.day;
  const outcome = usualOutcome(entryById(reference.reasons, ticket.reasonId));
  const missing = Object.values(ticket.papers).filter((mark) => mark === 'missing').length;
  if (missing === 0 || wayBackOf(ticket, reference.desks) !== null) return askTheme(props, ticket, outcome);
  props.onAsk({
    label: counterLifeText.missing.inStrip(missing),
    choices: [
      { id: 'enlarge', label: text.enlargeFor(counterText.keys.incomplete) },
      { id: 'finish', label: counterLifeText.missing.anyway(outcomeText[outcome]) },
    ],
    bare: '',
    onPick: (id) => (id === 'enlarge' ? props.onEnlarge() : askTheme(props, ticket, outcome)),
  });
};

/** Themes that refine another are for the whole window: here one digit must do. */
const askTheme = ({ day, acts, onAsk }: StripActsProps, ticket: Ticket, outcome: TicketOutcome): void => {
  const { reference } = day;
  const themes = themesUnder(themesOfReason(reference, ticket.reasonId), '');
  if (themes.length === 0 || wayBackOf(ticket, reference.desks) !== null) return acts.finish(outcome);
  onAsk({
    label: counterLifeText.theme.title,
    choices: themes.map(({ id, name }) => ({ id, label: name })),
    bare: text.without,
    onPick: (themeId) => acts.finishAs(outcome, themeId),
  });
};

const idleActs = (props: StripActsProps): readonly StripAct[] => {
  const { next } = props.queue;
  return [
    ...(next
      ? [
          {
            key: MAIN_KEY,
            label: counterText.next.call(next.label),
            run: props.acts.callNext,
            press: (isByKey: boolean) => props.acts.pressCall(next.label, isByKey),
          },
        ]
      : []),
    { key: PAUSE_KEY, label: counterText.pauseShort, run: (): void => askPause(props) },
    { key: 'Ctrl B', label: text.enlarge, run: props.onEnlarge },
  ];
};

const servingActs = (props: StripActsProps, ticket: Ticket): readonly StripAct[] => {
  const { acts, queue, day } = props;
  const next = queue.next?.label ?? '';
  const armed = {
    key: MAIN_KEY,
    label: acts.isArmed ? text.thenArmed(next) : text.afterwards(next),
    run: acts.arm,
  };
  return [
    { key: 'F9', label: text.finish, run: () => askFinish(props, ticket) },
    { key: 'F7', label: counterText.keys.park, run: () => askRoom(props, ticket) },
    ...(day.pause === null
      ? next === ''
        ? []
        : [{ ...armed, isPressed: acts.isArmed }]
      : [{ key: PAUSE_KEY, label: counterText.endPause, run: acts.endPause } as const]),
  ];
};

const actsOf = (props: StripActsProps): readonly StripAct[] => {
  const { acts, day } = props;
  switch (day.at.kind) {
    case 'idle':
      return idleActs(props);
    case 'called':
      return [
        { key: MAIN_KEY, label: counterText.called.start, run: acts.start },
        { key: 'F6', label: counterText.called.recall, run: acts.recall },
        { key: 'F9', label: counterText.called.noAnswer, run: acts.noAnswer },
      ];
    case 'serving':
      return servingActs(props, day.at.ticket);
    default:
      return [
        { key: PAUSE_KEY, label: counterText.endPause, run: acts.endPause },
        { key: 'Ctrl B', label: text.enlarge, run: props.onEnlarge },
      ];
  }
};

/** What has a key and no button at this moment. */
const hiddenActs = (props: StripActsProps): readonly KeyAction[] => {
  const { acts, day } = props;
  const { at } = day;
  const pause: KeyAction = day.pause
    ? { key: PAUSE_KEY, label: counterText.endPause, run: acts.endPause }
    : { key: PAUSE_KEY, label: counterText.pause, run: () => askPause(props) };
  return [
    ...(at.kind === 'called'
      ? [{ key: 'F7' as const, label: counterText.serving.park, run: () => askRoom(props, at.ticket) }]
      : []),
    ...(actsOf(props).some(({ key }) => key === PAUSE_KEY) ? [] : [pause]),
    ...(at.kind === 'paused' ? [{ key: MAIN_KEY, label: counterText.keys.call, run: acts.callNext }] : []),
    { key: LEAVE_KEY, label: counterText.leave, run: acts.leave },
  ];
};

const StripButton = ({
  act,
  isMain,
  mainRef,
}: {
  readonly act: StripAct;
  readonly isMain: boolean;
  readonly mainRef: RefObject<HTMLButtonElement | null>;
}) => (
  <Button
    tone={isMain ? 'main' : 'default'}
    onPress={({ pointerType }) => (act.press ? act.press(pointerType === 'keyboard') : act.run())}
    {...(isMain && act.key === MAIN_KEY && act.label !== counterText.called.start ? { icon: BellRing } : {})}
    // Beside two other acts there is no room to write this one.
    {...(act.key === '' || (act.key === PAUSE_KEY && !isMain) ? {} : { keys: act.key })}
    {...(act.isPressed === undefined ? {} : { isPressed: act.isPressed })}
    {...(isMain ? { buttonRef: mainRef } : {})}
  >
    {act.label}
  </Button>
);

/** The acts of the moment, the first one put forward; the keys are those of the whole screen. */
export const StripActs = (props: StripActsProps) => {
  const mainRef = useRef<HTMLButtonElement | null>(null);
  const acts = actsOf(props);
  useFirstFocus(() => mainRef.current, props.day.at.kind);
  useKeys([
    ...acts.filter(({ key }) => key !== 'Ctrl B').map(({ key, label, run }) => ({ key, label, run })),
    ...hiddenActs(props),
  ]);
  return (
    <footer className="bd-acts">
      {acts.map((act, index) => (
        <StripButton key={act.key + act.label} act={act} isMain={index === 0} mainRef={mainRef} />
      ))}
    </footer>
  );
};
