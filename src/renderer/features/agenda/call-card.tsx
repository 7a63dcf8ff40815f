import { useState } from 'react';

import type { Call } from '#shared/domain/calls/call-list';
import { learnsOnArrival, reachOf, tellingWay, waysToTell, type TellingWay } from '#shared/domain/conflicts/reach-of';
import { callOutcomes, type TellingChannel } from '#shared/domain/model/appointment';
import type { CitizenValues } from '#shared/domain/model/citizen';
import type { SiteReference } from '#shared/domain/model/reference';
import { callsText } from '#shared/i18n/fr/calls';
import { conflictsText } from '#shared/i18n/fr/conflicts';
import { withinSentence } from '#shared/i18n/fr/format';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { phoneDigits, phoneInPairs } from '#shared/lib/phone';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { useTakesInPerson } from '../../data/queries/use-me';
import { Button } from '../../ui/button';
import { Note } from '../../ui/note';
import { AppointmentMessages } from './appointment-messages';
import type { CallListState } from './use-call-list';

const texts = callsText;

/** One key each, the same for everybody in the list. */
export const callKeys = {
  phone: 'T',
  sms: 'S',
  email: 'C',
  mail: 'P',
  inPerson: 'V',
  noAnswer: 'R',
  callBack: 'A',
  other: 'D',
  next: 'N',
} as const;

/** Whether the person can be told by word of mouth alone, by the sooner of the hour they know and the one that counts. */
export const onArrivalOf = ({ told, appointment }: Call, reach: readonly TellingChannel[], today: string): boolean =>
  learnsOnArrival(reach, told.day < appointment.day ? told.day : appointment.day, today);

/** What the person may wish instead: another place, or an appointment anew where theirs is called off. */
export const otherOf = ({ isOff }: Call): string => (isOff ? texts.off.other : texts.other);

type CallCardProps = {
  readonly reference: SiteReference;
  readonly call: Call;
  readonly name: string;
  readonly values: CitizenValues | undefined;
  readonly state: CallListState;
  readonly today: string;
  readonly onOther: () => void;
};

/** Who has this person on the telephone, and what earlier calls came to. */
const Standing = ({
  reference,
  call,
  state,
  way,
}: Pick<CallCardProps, 'reference' | 'call' | 'state'> & { readonly way: TellingWay }) => {
  const timeOf = (at: string): string => civilOf(at, reference.site.zone).time;
  const agent = (id: string): string => entryById(reference.agents, id)?.shortName ?? '';
  if (state.held)
    return <Note tone="warn">{texts.held(way, agent(state.held.by.agentId), timeOf(state.held.at))}</Note>;
  const own = call.takes.at(-1);
  return (
    <p className="meta" role="status">
      {state.isMine && own && texts.mine(way, timeOf(own.at))}{' '}
      {call.note !== '' && texts.noted(call.note, call.tries, timeOf(call.notedAt))}
    </p>
  );
};

/** One person to call: the number, what to say, and what came of it. */
export const CallCard = ({ reference, call, name, values, state, today, onOther }: CallCardProps) => {
  const { appointment, told, isOff } = call;
  const [copied, setCopied] = useState('');
  const phone = phoneInPairs(phoneDigits(values?.phone ?? ''));
  const email = values?.email ?? '';
  const reach = reachOf(values);
  const isOnArrival = onArrivalOf(call, reach, today);
  const unreached = isOnArrival ? texts.onArrival : texts.noReach;
  const ways = waysToTell(reach, { isOnArrival, takesInPerson: useTakesInPerson() });
  const way = tellingWay(ways);
  const isByPhone = way === 'phone';
  const reason = withinSentence(entryById(reference.reasons, appointment.reasonId)?.name ?? '');
  const { commune } = reference.site;
  const was = conflictsText.dayAndTime(told.day, told.time, today);
  const is = conflictsText.dayAndTime(appointment.day, appointment.time, today);
  const off = call.isDuplicate ? texts.off.duplicate : texts.off;
  const { dated, tell } = conflictsText;
  const written = isOff
    ? off.written(commune, reason, dated(told))
    : tell.text(commune, reason, dated(told), dated(appointment));
  const spoken = isOff ? off.words(commune, reason, was) : texts.words(commune, reason, was, is);
  const copy = (text: string): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(texts.copied),
      () => setCopied(texts.notCopied),
    );
  };
  // By word of mouth alone: it is the way off the list, and nobody writes.
  const isByVoice = way === 'voice';
  const others = ways.filter((channel) => channel !== 'phone' && !(isByVoice && channel === 'inPerson'));
  return (
    <section className="call-card" aria-label={texts.card(name)}>
      <h3>{name}</h3>
      <p className={phone === '' ? 'meta' : 'call-number'}>{phone || (email === '' ? unreached : texts.noPhone)}</p>
      {email !== '' && <p className="call-mail">{email}</p>}
      <Standing reference={reference} call={call} state={state} way={way} />
      {state.refusal && (
        <Note tone="warn" role="alert">
          {refusalLine(state.refusal, {
            agent: (id) => entryById(reference.agents, id)?.shortName ?? '',
          })}
        </Note>
      )}
      {call.crossing && <Note tone="warn">{texts.crossed}</Note>}
      <div className="call-say">
        <b>{texts.say(way)}</b>
        <p>{way === 'writing' ? written : spoken}</p>
      </div>
      <div className="call-acts" data-way={way}>
        <Button tone="main" keys="Entrée" onPress={state.take} isDisabled={state.held !== null || state.isMine}>
          {texts.take(way)}
        </Button>
        {isByVoice && (
          <Button keys={callKeys.inPerson} onPress={() => state.told('inPerson')} isDisabled={!state.mayAnswer}>
            {texts.channels.inPerson}
          </Button>
        )}
        {isByPhone && (
          <Button keys={callKeys.phone} onPress={() => state.told('phone')} isDisabled={!state.mayAnswer}>
            {texts.told}
          </Button>
        )}
        {isByPhone &&
          callOutcomes.map((outcome) => (
            <Button
              key={outcome}
              keys={callKeys[outcome]}
              onPress={() => state.note(outcome)}
              isDisabled={!state.mayAnswer}
            >
              {texts.outcomes[outcome]}
            </Button>
          ))}
        <Button keys={callKeys.other} onPress={onOther}>
          {otherOf(call)}
        </Button>
      </div>
      <p className="meta">{way === 'writing' ? texts.byWriting : texts.also}</p>
      <div className="call-also">
        {others.map((channel) => (
          <Button
            key={channel}
            size="small"
            keys={callKeys[channel]}
            onPress={() => state.told(channel)}
            isDisabled={!state.mayAnswer}
          >
            {texts.channels[channel]}
          </Button>
        ))}
        <Button size="small" tone="plain" onPress={() => copy(written)}>
          {texts.copy}
        </Button>
        <span className="meta" role="status">
          {copied}
        </span>
      </div>
      {/* Who asked for messages is written to by the server: whether it left stands here. */}
      <AppointmentMessages appointment={appointment} reference={reference} />
    </section>
  );
};
