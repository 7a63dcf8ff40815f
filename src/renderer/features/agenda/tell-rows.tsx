import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

import { reachOf } from '#shared/domain/conflicts/reach-of';
import type { TellingChannel } from '#shared/domain/model/appointment';
import type { CitizenValues } from '#shared/domain/model/citizen';
import type { Refusal } from '#shared/errors/refusal';
import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';
import { sayRefusal } from '#shared/i18n/fr/refusals';
import { phoneInPairs } from '#shared/lib/phone';

import { useCommands } from '../../data/commands/use-commands';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { groundOf } from '../../ui/ground';
import { Head } from '../../ui/head';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import type { ToTell } from './use-bulk-move';

type TellRowsProps = {
  readonly telling: readonly ToTell[];
  readonly today: string;
  readonly nameOf: (citizenId: string) => string;
  readonly citizens: ReadonlyMap<string, CitizenValues>;
};

const texts = bookingText.bulk;
const channels = ['phone', 'sms', 'email', 'mail'] as const satisfies readonly TellingChannel[];

type RowProps = Pick<TellRowsProps, 'today'> & {
  readonly one: ToTell;
  readonly name: string;
  readonly values: CitizenValues | undefined;
  readonly isCurrent: boolean;
  readonly onStand: () => void;
  readonly onTold: (channel: TellingChannel) => void;
};

const Row = ({ one, name, values, today, isCurrent, onStand, onTold }: RowProps) => {
  const { appointment, told } = one;
  const reach = [phoneInPairs(values?.phone ?? ''), values?.email ?? ''].filter(Boolean).join(' · ');
  return (
    <li className={classNames('bulk-row', 'tell-row', isCurrent && 'is-current')}>
      <span className="bulk-who" data-tell={appointment.id} tabIndex={isCurrent ? 0 : -1} onFocus={onStand}>
        <b>{name}</b>
        <span className="meta">{reach === '' ? texts.noReach : reach}</span>
      </span>
      <s className="bulk-was">{agendaText.create.slot(told.day, today, told.time)}</s>
      <b className="bulk-to">{agendaText.create.slot(appointment.day, today, appointment.time)}</b>
      <span className="due-ends">
        {reachOf(values).map((channel) => (
          <Button
            key={channel}
            size="small"
            label={`${texts.told}, ${texts.channels[channel]}, ${name}`}
            onPress={() => onTold(channel)}
            {...(isCurrent ? { keys: texts.channelKeys[channel] } : {})}
          >
            {texts.channels[channel]}
          </Button>
        ))}
      </span>
    </li>
  );
};

const useTell = (telling: readonly ToTell[]) => {
  const commands = useCommands();
  const list = useRef<HTMLUListElement>(null);
  const [index, setIndex] = useState(0);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const at = Math.min(index, telling.length - 1);
  const id = telling[at]?.appointment.id ?? '';
  useEffect(() => {
    const active = document.activeElement;
    if (active === null || active === document.body || list.current?.contains(active))
      list.current?.querySelector<HTMLElement>(`[data-tell="${id}"]`)?.focus();
  }, [id]);
  const told = (appointmentId: string, channel: TellingChannel): void =>
    void commands
      .settleTelling({ appointmentId, channel })
      .then((result) => setRefusal(result.ok ? null : result.reason));
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    setIndex(Math.min(telling.length - 1, Math.max(0, at + by)));
  };
  return { list, id, told, onKeyDown, refusal, stand: setIndex };
};

/** Those who do not know yet that they were moved: a task each, ticked by the channel by which they were told. */
export const TellRows = ({ telling, today, nameOf, citizens }: TellRowsProps) => {
  const { list, id, told, onKeyDown, refusal, stand } = useTell(telling);
  const current = telling.find(({ appointment }) => appointment.id === id)?.appointment;
  const reach = reachOf(citizens.get(current?.citizenId ?? ''));
  useKeys(
    channels.map((channel) => ({
      id: channel,
      key: texts.channelKeys[channel],
      within: 'telling',
      label: `${texts.told}, ${texts.channels[channel].toLocaleLowerCase('fr')}`,
      run: () => told(id, channel),
      when: id !== '' && reach.includes(channel),
    })),
    { group: agendaText.keys.group, rank: 2 },
  );
  const words = refusal ? sayRefusal(refusal) : null;
  return (
    <section className="tell" aria-label={texts.tell}>
      <Head title={texts.tellTitle(telling.length)} level={3} />
      {telling.length > 0 && <p className="meta">{texts.tellLead}</p>}
      {words && (
        <Note tone="warn" role="alert">
          {words.text} {words.todo}
        </Note>
      )}
      <ul className="bulk-list" {...groundOf('telling')} ref={list} onKeyDown={onKeyDown} aria-label={texts.tell}>
        {telling.map((one, index) => (
          <Row
            key={one.appointment.id}
            one={one}
            name={nameOf(one.appointment.citizenId)}
            values={citizens.get(one.appointment.citizenId)}
            today={today}
            isCurrent={one.appointment.id === id}
            onStand={() => stand(index)}
            onTold={(channel) => told(one.appointment.id, channel)}
          />
        ))}
      </ul>
    </section>
  );
};
