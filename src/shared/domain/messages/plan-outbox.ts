import { addMinutes } from '../../time/civil';
import type { OutboxMessage, WantedMessage } from './message';
import { sendableAt } from './quiet-hours';

/** The moment and the rules by which an outbox follows what is wanted. `at` is an instant. */
type OutboxMoment = {
  readonly at: string;
  readonly zone: string;
  readonly delayMin: number;
  /** Whether this message is switched on. */
  readonly isOn: (message: WantedMessage) => boolean;
  /** Whether what asks for it is new: what was not asked for in its time is not caught up with. */
  readonly isNew: (message: WantedMessage) => boolean;
};

const asked = (wanted: WantedMessage, { at, zone, delayMin }: OutboxMoment): OutboxMessage => ({
  ...wanted,
  state: 'waiting',
  askedAt: at,
  nextAt: sendableAt(wanted.dueAt === '' ? addMinutes(at, delayMin) : wanted.dueAt, wanted.channel, zone),
  attempts: 0,
  claim: '',
  changedAt: at,
  saidAt: '',
  why: '',
});

const withdrawn = (message: OutboxMessage, at: string, why: string): OutboxMessage => ({
  ...message,
  state: 'withdrawn',
  nextAt: '',
  claim: '',
  changedAt: at,
  why,
});

/**
 * What must be written so that the outbox of an appointment asks for what is wanted: new messages, those taken back before
 * they were sent, those wanted again after all. Empty when it does already. What was sent, or is in hand, is never touched.
 */
export const planOutbox = (
  known: readonly OutboxMessage[],
  wanted: readonly WantedMessage[],
  moment: OutboxMoment,
): readonly OutboxMessage[] => {
  const { at } = moment;
  const byKey = new Map(known.map((message) => [message.key, message]));
  const due = wanted.filter((message) => message.notAfter > at && moment.isOn(message));
  const keys = new Set(due.map((message) => message.key));
  const isReplaced = ({ channel, trigger }: WantedMessage): boolean =>
    trigger !== 'reminder' &&
    known.some(
      (message) =>
        message.state === 'waiting' &&
        message.channel === channel &&
        message.trigger !== 'reminder' &&
        !keys.has(message.key),
    );
  const fresh = due.filter((message) => {
    const state = byKey.get(message.key)?.state;
    const isAbsent = state === undefined || state === 'withdrawn';
    return isAbsent && (moment.isNew(message) || isReplaced(message));
  });
  // One whose time is over is told apart from one that nobody wants any more.
  const isLate = ({ key, notAfter }: OutboxMessage): boolean =>
    notAfter <= at && wanted.some((message) => message.key === key);
  const dropped = known
    .filter((message) => message.state === 'waiting' && !keys.has(message.key))
    .map((message): OutboxMessage => {
      if (isLate(message)) return { ...withdrawn(message, at, 'tooLate'), state: 'expired' };
      const isOff = wanted.some((one) => one.key === message.key && !moment.isOn(one));
      return withdrawn(message, at, isOff ? 'off' : 'superseded');
    });
  return [...dropped, ...fresh.map((message) => asked(message, moment))];
};
