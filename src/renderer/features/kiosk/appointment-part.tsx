import { Clock, ScanLine } from 'lucide-react';

import { shortTime } from '#shared/i18n/fr/format';
import { civilOf } from '#shared/time/civil';

import { now } from '../../platform/clock';
import { newId } from '../../platform/ids';
import { Icon } from '../../ui/icon';
import { isFrozen } from './kiosk-state';
import type { Scene } from './scene';
import { Touch } from './touch';
import { timesOnStart } from './view-model/times-on-start';

/** Cells for hours and for what leads further, on the usual start and on the low one. */
const cells = { usual: 8, low: 12 } as const;

/** What stands in place of the hours, where there is none to touch. */
const sayNone = ({ words, kiosk, isOffline }: Scene): string => {
  if (isOffline) return words.appointmentOffline;
  return kiosk.expectedTimes.length === 0 ? words.noAppointment : '';
};

/** « I have an appointment »: its hour is touched, or its code scanned. */
export const AppointmentPart = ({ scene }: { readonly scene: Scene }) => {
  const { state, words, kiosk, isOffline, publication, send } = scene;
  const frozen = isFrozen(state);
  const { time } = civilOf(now().toISOString(), publication.site.zone);
  const hours = isOffline ? [] : kiosk.expectedTimes;
  const { shown, hasMore } = timesOnStart(hours, time, (state.isLow ? cells.low : cells.usual) - 1);
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
      </div>
    </section>
  );
};
