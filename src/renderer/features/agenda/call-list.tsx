import type { Call } from '#shared/domain/calls/call-list';
import { reachOf, tellingWay, waysToTell, type TellingWay } from '#shared/domain/conflicts/reach-of';
import { callOutcomes, tellingChannels, type TellingChannel } from '#shared/domain/model/appointment';
import { knownBy } from '#shared/domain/model/citizen-values';
import type { SiteReference } from '#shared/domain/model/reference';
import { agendaText } from '#shared/i18n/fr/agenda';
import { callsText } from '#shared/i18n/fr/calls';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { useMessagesOfAll } from '../../data/queries/use-messages-of';
import { useTakesInPerson } from '../../data/queries/use-me';
import { useNow } from '../../data/queries/use-now';
import { classNames } from '../../ui/class-names';
import { groundOf } from '../../ui/ground';
import { homeAt } from '../../ui/keep-focus';
import { useKeys } from '../../ui/keys';
import { CallCard, callKeys, onArrivalOf, otherOf } from './call-card';
import './call-list.css';
import { useCallList, type CallListState } from './use-call-list';

type CallListProps = {
  readonly reference: SiteReference;
  readonly calls: readonly Call[];
  readonly today: string;
  /** The person does not take the new place, so their appointment opens to be moved; or wishes another one for what was called off. */
  readonly onOther: (call: Call) => void;
  /** The appointment whose line is shown first, `''` = the first of the list. */
  readonly at?: string;
};

const texts = callsText;

const messagesAskedEveryMs = 20_000;

/** What became of the messages that the server wrote of the change that a call is about, by appointment; `''` = it wrote none, or did not answer. */
const useMessageWords = (calls: readonly Call[]): ((call: Call) => string) => {
  const ids = calls.map(({ appointment }) => appointment.id);
  const found = useMessagesOfAll(ids, useNow(messagesAskedEveryMs));
  return ({ appointment: { id, day, time } }) =>
    (found?.messages ?? [])
      .filter(
        (message) =>
          message.appointmentId === id &&
          (message.trigger === 'moved' || message.trigger === 'cancelled') &&
          message.day === day &&
          message.time === time,
      )
      .map(texts.message)
      .join(', ');
};

type RowProps = Pick<CallListProps, 'reference' | 'today'> & {
  readonly call: Call;
  readonly name: string;
  readonly way: TellingWay;
  readonly message: string;
  readonly state: CallListState;
};

/** What became of a call so far, in a few words; `''` before the first. */
const stateOf = ({ reference, call, way, state }: Omit<RowProps, 'name' | 'today' | 'message'>): string => {
  const held = state.heldBy(call);
  if (held) return texts.heldShort(way, entryById(reference.agents, held.by.agentId)?.shortName ?? '');
  if (state.isOwn(call)) return texts.mineShort(way);
  if (call.note === '') return '';
  return texts.noted(call.note, call.tries, civilOf(call.notedAt, reference.site.zone).time);
};

const Row = ({ reference, call, name, way, message, state, today }: RowProps) => {
  const { appointment, told, isOff } = call;
  const isCurrent = appointment.id === state.id;
  return (
    <li>
      <button
        type="button"
        className={classNames('call-row', isCurrent && 'is-current', state.heldBy(call) !== null && 'is-held')}
        data-call={appointment.id}
        tabIndex={isCurrent ? 0 : -1}
        {...(isCurrent ? { 'aria-current': 'true' as const } : {})}
        onFocus={() => state.stand(appointment.id)}
        // Entrée on the line takes the call; the mouse only shows the person.
        onClick={({ detail }) => detail === 0 && state.heldBy(call) === null && state.take()}
      >
        <b>{name}</b>
        <s>{agendaText.create.slot(told.day, today, told.time)}</s>
        <span className="call-to">
          {isOff ? texts.off.is : agendaText.create.slot(appointment.day, today, appointment.time)}
        </span>
        <span className="meta">{[stateOf({ reference, call, way, state }), message].filter(Boolean).join(' · ')}</span>
      </button>
    </li>
  );
};

/** The people whom the town hall moved or called off, one after the other: dial, say, note, next. Two colleagues share it. */
export const CallList = ({ reference, calls, today, onOther, at = '' }: CallListProps) => {
  const { list, onKeyDown, ...state } = useCallList(calls, at);
  const citizens = useCitizenValues(calls.map(({ appointment }) => appointment.citizenId));
  const nameOf = ({ appointment }: Call): string => {
    const values = citizens.get(appointment.citizenId);
    return values ? knownBy(values) : agendaText.block.unnamed;
  };
  const takesInPerson = useTakesInPerson();
  const waysOf = (call: Call): readonly TellingChannel[] => {
    const reach = reachOf(citizens.get(call.appointment.citizenId));
    return waysToTell(reach, { isOnArrival: onArrivalOf(call, reach, today), takesInPerson });
  };
  const messageOf = useMessageWords(calls);
  const { shown } = state;
  const values = citizens.get(shown?.appointment.citizenId ?? '');
  const ways = shown ? waysOf(shown) : [];
  const isByPhone = ways.includes('phone');
  const when = shown !== undefined;
  useKeys(
    [
      {
        id: 'take',
        key: 'Entrée',
        label: texts.keys.take(tellingWay(ways)),
        bar: true,
        run: state.take,
        when: when && !state.held,
      },
      ...tellingChannels.map((channel) => ({
        id: channel,
        key: callKeys[channel],
        within: 'telling' as const,
        label: texts.keys.told[channel],
        bar: channel === 'phone' || channel === ways[0],
        run: () => state.told(channel),
        disabled: !state.mayAnswer,
        when: when && ways.includes(channel),
      })),
      ...callOutcomes.map((outcome) => ({
        id: outcome,
        key: callKeys[outcome],
        within: 'telling' as const,
        label: texts.outcomes[outcome],
        bar: true,
        run: () => state.note(outcome),
        disabled: !state.mayAnswer,
        when: when && isByPhone,
      })),
      {
        id: 'other',
        key: callKeys.other,
        within: 'telling',
        label: shown ? otherOf(shown) : texts.other,
        bar: true,
        run: () => shown && onOther(shown),
        when,
      },
      {
        id: 'next',
        key: callKeys.next,
        within: 'telling',
        label: texts.keys.next,
        bar: true,
        run: state.next,
        when: calls.length > 1,
      },
    ],
    { group: texts.keys.group, rank: 2 },
  );
  if (!shown) return null;
  return (
    <div className="calls" {...homeAt('[data-call][tabindex="0"]')}>
      <ul className="call-list" {...groundOf('telling')} ref={list} onKeyDown={onKeyDown} aria-label={texts.list}>
        {calls.map((call) => (
          <Row
            key={call.appointment.id}
            reference={reference}
            call={call}
            name={nameOf(call)}
            way={tellingWay(waysOf(call))}
            message={messageOf(call)}
            state={state}
            today={today}
          />
        ))}
      </ul>
      <CallCard
        key={shown.appointment.id}
        reference={reference}
        call={shown}
        name={nameOf(shown)}
        values={values}
        state={state}
        today={today}
        onOther={() => onOther(shown)}
      />
    </div>
  );
};
