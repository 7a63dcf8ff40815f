import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { dayAndMonth, shortTime } from '#shared/i18n/fr/format';
import { templateOf } from '#shared/i18n/fr/message-templates';
import { sayMessageWhy, settingsMessagesText } from '#shared/i18n/fr/settings-messages';
import { civilOf } from '#shared/time/civil';

import { useMessagesOf } from '../../data/queries/use-messages-of';
import { useNow } from '../../data/queries/use-now';
import { Head } from '../../ui/head';

type AppointmentMessagesProps = { readonly appointment: Appointment; readonly reference: SiteReference };

const askedEveryMs = 20_000;
const colon = '\u00A0: ';
const { triggers, channels, outbox, list, off } = settingsMessagesText;

/** What was written to the person of an appointment, and whether it left; nothing stands there when nothing was. */
export const AppointmentMessages = ({ appointment, reference }: AppointmentMessagesProps) => {
  const messages = useMessagesOf(appointment.id, `${appointment.events.length} ${useNow(askedEveryMs)}`);
  if (messages.length === 0) return null;
  return (
    <section className="ag-history" aria-label={list}>
      <Head title={list} level={3} />
      <ol>
        {messages.map(({ key, trigger, channel, state, why, changedAt, nextAt }) => {
          const isPlanned = state === 'waiting' && nextAt !== '';
          // A reminder waits for its day, and whether it goes is asked on that day.
          const isOff = isPlanned && !templateOf(reference, trigger, channel).enabled;
          const { day, time } = civilOf(isPlanned ? nextAt : changedAt, reference.site.zone);
          const reason = state === 'sent' ? '' : sayMessageWhy(why);
          return (
            <li key={key}>
              {triggers[trigger]}, {channels[channel]}
              {colon}
              <b>{isOff ? off : outbox.states[state]}</b>
              {!isOff && (
                <span className="small">
                  {isPlanned && `${outbox.plannedFor} `}
                  {dayAndMonth(day)} {shortTime(time)}
                </span>
              )}
              {reason !== '' && <span className="small">{reason}</span>}
            </li>
          );
        })}
      </ol>
    </section>
  );
};
