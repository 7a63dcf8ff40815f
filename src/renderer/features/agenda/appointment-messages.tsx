import type { Appointment } from '#shared/domain/model/appointment';
import { dayAndMonth, shortTime } from '#shared/i18n/fr/format';
import { sayMessageWhy, settingsMessagesText } from '#shared/i18n/fr/settings-messages';
import { civilOf } from '#shared/time/civil';

import { useMessagesOf } from '../../data/queries/use-messages-of';
import { useNow } from '../../data/queries/use-now';
import { Head } from '../../ui/head';

type AppointmentMessagesProps = { readonly appointment: Appointment; readonly zone: string };

const askedEveryMs = 20_000;
const colon = '\u00A0: ';
const { triggers, channels, outbox, list } = settingsMessagesText;

/** What was written to the person of an appointment, and whether it left; nothing stands there when nothing was. */
export const AppointmentMessages = ({ appointment, zone }: AppointmentMessagesProps) => {
  const messages = useMessagesOf(appointment.id, `${appointment.events.length} ${useNow(askedEveryMs)}`);
  if (messages.length === 0) return null;
  return (
    <section className="ag-history" aria-label={list}>
      <Head title={list} level={3} />
      <ol>
        {messages.map(({ key, trigger, channel, state, why, changedAt }) => {
          const { day, time } = civilOf(changedAt, zone);
          const reason = state === 'sent' ? '' : sayMessageWhy(why);
          return (
            <li key={key}>
              {triggers[trigger]}, {channels[channel]}
              {colon}
              <b>{outbox.states[state]}</b>
              <span className="small">
                {dayAndMonth(day)} {shortTime(time)}
              </span>
              {reason !== '' && <span className="small">{reason}</span>}
            </li>
          );
        })}
      </ol>
    </section>
  );
};
