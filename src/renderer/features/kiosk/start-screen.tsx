import { AppointmentPart } from './appointment-part';
import { isFrozen } from './kiosk-state';
import { SaidScreen } from './said-screen';
import type { Scene } from './scene';
import { Touch } from './touch';
import { WalkInPart } from './walk-in-part';

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
export const StartScreen = ({ scene }: { readonly scene: Scene }) => {
  const { kiosk, state, words, publication } = scene;
  const gives = kiosk.reasons.length > 0;
  if (kiosk.isClosed || (!gives && !kiosk.checkIn)) {
    const { title, hint } = kiosk.isClosed ? words.closedNow : words.closed;
    return (
      <SaidScreen title={title} hint={hint}>
        {publication.hours !== '' && (
          <p className="ki-hours-text" lang="fr" dir="ltr">
            {publication.hours}
          </p>
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
