import {
  Clock,
  ScanLine,
  Check,
  CircleCheck,
  CircleQuestionMark,
  RotateCw,
  Undo2,
  UserCheck,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { shortTime } from '#shared/i18n/fr/format';
import { civilOf } from '#shared/time/civil';
import { now } from '../../platform/clock';
import { newId } from '../../platform/ids';
import { Icon } from '../../ui/icon';
import { CodeScreen } from './code-screen';
import { FeedbackScreen } from './feedback-screen';
import { LetterScreen } from './letter-screen';
import { shutSaid, startOffers, type Scene } from './scene';
import { ServiceScreen } from './service-screen';
import { TicketScreen } from './ticket-screen';
import { TimesScreen } from './times-screen';
import { isFrozen, type KioskScreen } from './kiosk-state';
import { Touch } from './touch';
import { OpinionTouch, WalkInPart } from './walk-in-part';
import { timesOnStart } from './view-model/times-on-start';

type SaidScreenProps = {
  readonly icon?: LucideIcon;
  readonly title: string;
  readonly hint: string;
  /** What can be done about it. */
  readonly children?: ReactNode;
};

/** A plain sentence over the whole screen, and what to do. */
const SaidScreen = ({ icon, title, hint, children }: SaidScreenProps) => (
  <section className="ki-said">
    {icon && <Icon of={icon} />}
    <h2 data-focus tabIndex={-1}>
      {title}
    </h2>
    <p>{hint}</p>
    {children !== undefined && children !== false && <div className="ki-acts">{children}</div>}
  </section>
);

type Of<At extends KioskScreen['at']> = Extract<KioskScreen, { at: At }>;

const DoneTouch = ({ scene: { state, words, startLanguage, send } }: { readonly scene: Scene }) => (
  <Touch
    className="ki-act ki-act--main"
    isFrozen={isFrozen(state)}
    onTouch={() => send({ type: 'done', language: startLanguage })}
  >
    <Icon of={Check} />
    {words.done}
  </Touch>
);

const BackTouch = ({ scene: { state, words, send } }: { readonly scene: Scene }) => (
  <Touch className="ki-act" isFrozen={isFrozen(state)} onTouch={() => send({ type: 'back' })}>
    <Icon of={Undo2} className="ki-turn" />
    {words.restart}
  </Touch>
);

/** The ticket was taken back. */
const UndoneScreen = ({ scene }: { readonly scene: Scene }) => (
  <SaidScreen icon={CircleCheck} {...scene.words.undone}>
    <BackTouch scene={scene} />
    <DoneTouch scene={scene} />
  </SaidScreen>
);

/** Whoever it is arrived before. */
const HereScreen = ({ scene, screen }: { readonly scene: Scene; readonly screen: Of<'here'> }) => (
  <SaidScreen icon={UserCheck} {...scene.words.here(screen.label)}>
    <BackTouch scene={scene} />
    <DoneTouch scene={scene} />
  </SaidScreen>
);

/** The opinion was kept. */
const ThanksScreen = ({ scene }: { readonly scene: Scene }) => (
  <SaidScreen icon={CircleCheck} {...scene.words.thanks}>
    <DoneTouch scene={scene} />
  </SaidScreen>
);

/** The kiosk cannot go on: why, and what to do; what may be asked once more is asked under the same key. */
const TroubleScreen = ({ scene, screen }: { readonly scene: Scene; readonly screen: Of<'trouble'> }) => {
  const { state, words, send } = scene;
  return (
    <SaidScreen icon={CircleQuestionMark} {...words.troubles[screen.why]}>
      <BackTouch scene={scene} />
      {screen.again !== null && (
        <Touch className="ki-act ki-act--main" isFrozen={isFrozen(state)} onTouch={() => send({ type: 'retry' })}>
          <Icon of={RotateCw} />
          {words.retry}
        </Touch>
      )}
    </SaidScreen>
  );
};

/** Cells for hours and for what leads further, on the usual start and on the low one. */
const cells = { usual: 8, low: 12 } as const;

/** What stands in place of the hours, where there is none to touch. */
const sayNone = ({ words, kiosk, isOffline }: Scene): string => {
  if (isOffline) return words.appointmentOffline;
  return kiosk.expectedTimes.length === 0 ? words.noAppointment : '';
};

/** « I have an appointment »: its hour is touched, or its code scanned. */
const AppointmentPart = ({ scene }: { readonly scene: Scene }) => {
  const { state, words, kiosk, isOffline, publication, send } = scene;
  const frozen = isFrozen(state);
  const { time } = civilOf(now().toISOString(), publication.site.zone);
  const hours = isOffline ? [] : kiosk.expectedTimes;
  const { tickets, opinion } = startOffers(kiosk);
  const hasOpinion = opinion && !tickets;
  const room = (state.isLow ? cells.low : cells.usual) - (hasOpinion ? 2 : 1);
  const { shown, hasMore } = timesOnStart(hours, time, room);
  const none = sayNone(scene);
  return (
    <section className="ki-appt" aria-labelledby="ki-appt">
      <h2 id="ki-appt" data-focus={state.isLow ? undefined : true} tabIndex={-1}>
        {words.appointment.title}
      </h2>
      <p className={none === '' ? 'ki-hint' : undefined}>{none === '' ? words.appointment.hint : none}</p>
      <div className="ki-times">
        {shown.map((hour) => (
          <Touch
            key={hour}
            className="ki-time"
            isFrozen={frozen}
            onTouch={() => send({ type: 'time', key: newId(), time: hour })}
          >
            <bdi dir="ltr">{shortTime(hour)}</bdi>
          </Touch>
        ))}
        {hasMore && (
          <Touch className="ki-time ki-time--x" isFrozen={frozen} onTouch={() => send({ type: 'open', at: 'times' })}>
            <Icon of={Clock} />
            <span>{words.allTimes}</span>
          </Touch>
        )}
        {!isOffline && (
          <Touch className="ki-time ki-time--x" isFrozen={frozen} onTouch={() => send({ type: 'open', at: 'code' })}>
            <Icon of={ScanLine} />
            <span>{words.scan.join(' ')}</span>
          </Touch>
        )}
        {hasOpinion && <OpinionTouch scene={scene} className="ki-time ki-time--x" />}
      </div>
    </section>
  );
};

/** The two parts of the start one at a time: the lower half has not room for both. */
const LowStart = ({ scene }: { readonly scene: Scene }) => {
  const { state, words, send } = scene;
  return (
    <div className="ki-low-start">
      <div className="ki-parts">
        {(['appointment', 'walkIn'] as const).map((part) => (
          <Touch
            key={part}
            isPressed={state.part === part}
            isFrozen={isFrozen(state)}
            onTouch={() => send({ type: 'part', part })}
          >
            {words[part].title}
          </Touch>
        ))}
      </div>
      {state.part === 'appointment' ? <AppointmentPart scene={scene} /> : <WalkInPart scene={scene} />}
    </div>
  );
};

/** Where a kiosk stands when nobody uses it. */
const StartScreen = ({ scene }: { readonly scene: Scene }) => {
  const { kiosk, state, words, publication } = scene;
  const { tickets: gives, opinion, isShut } = startOffers(kiosk);
  if (isShut || (!gives && !kiosk.checkIn)) {
    const { title, hint, until } = isShut ? shutSaid(scene) : { ...words.closed, until: '' };
    return (
      <SaidScreen title={title} hint={hint}>
        {(publication.hours !== '' || until !== '' || opinion) && (
          <>
            {until !== '' && <p className="ki-hours-text">{until}</p>}
            {publication.hours !== '' && (
              <p className="ki-hours-text" lang="fr" dir="ltr">
                {publication.hours}
              </p>
            )}
            {opinion && <OpinionTouch scene={scene} className="ki-act" />}
          </>
        )}
      </SaidScreen>
    );
  }
  if (gives && kiosk.checkIn && state.isLow) return <LowStart scene={scene} />;
  return (
    <div className={gives && kiosk.checkIn ? 'ki-start' : 'ki-start ki-start--one'}>
      {kiosk.checkIn && <AppointmentPart scene={scene} />}
      {gives && <WalkInPart scene={scene} />}
    </div>
  );
};

/** The screen that stands now. */
export const CurrentScreen = ({ scene }: { readonly scene: Scene }) => {
  const { screen } = scene.state;
  switch (screen.at) {
    case 'start':
      return <StartScreen scene={scene} />;
    case 'times':
      return <TimesScreen scene={scene} />;
    case 'code':
      return <CodeScreen scene={scene} typed={screen.typed} />;
    case 'letter':
      return <LetterScreen scene={scene} />;
    case 'ticket':
      return <TicketScreen scene={scene} screen={screen} />;
    case 'undone':
      return <UndoneScreen scene={scene} />;
    case 'here':
      return <HereScreen scene={scene} screen={screen} />;
    case 'trouble':
      return <TroubleScreen scene={scene} screen={screen} />;
    case 'feedback':
      return <FeedbackScreen scene={scene} screen={screen} />;
    case 'thanks':
      return <ThanksScreen scene={scene} />;
    case 'service':
      return <ServiceScreen scene={scene} />;
  }
};
