import type { MessageChannel } from '../model/appointment';
import type { MessageTrigger } from '../model/message-settings';

/** The states of a message, from asked for to over. */
export const messageStates = [
  'waiting',
  'sending',
  'handed',
  'sent',
  'uncertain',
  'failed',
  'withdrawn',
  'expired',
] as const;
/**
 * Where a message stands. `sending` = a server has it in hand, nothing has gone out; `handed` = all of it is out and no
 * answer is noted yet; `uncertain` = it was handed over and the answer is lost: it may have arrived.
 */
export type MessageState = (typeof messageStates)[number];

/** What a message is about: enough to know it again, nothing that names a person. Day and time are civil. */
type MessageSubject = {
  readonly appointmentId: string;
  /** The event of the appointment that asked for it. */
  readonly cause: string;
  readonly trigger: MessageTrigger;
  readonly channel: MessageChannel;
  readonly day: string;
  readonly time: string;
};

/** A message that the state of an appointment asks for. Instants; `dueAt` `''` = as soon as the time to think again is over. */
export type WantedMessage = MessageSubject & {
  readonly key: string;
  readonly dueAt: string;
  /** From then on it would say nothing new to anybody. */
  readonly notAfter: string;
};

/** A message as the outbox keeps it: never with its text, nor with the address it goes to. Instants, `''` = not yet. */
export type OutboxMessage = MessageSubject & {
  readonly key: string;
  readonly state: MessageState;
  readonly askedAt: string;
  /** When it is to be looked at next; `''` when nothing more is to be done. */
  readonly nextAt: string;
  readonly notAfter: string;
  readonly attempts: number;
  /** Who has it in hand, `''` = nobody. */
  readonly claim: string;
  readonly changedAt: string;
  /** When it was handed over, for knowing what a person was told last. */
  readonly saidAt: string;
  /** A code without personal data: why it failed, waits, or is not known to have arrived. */
  readonly why: string;
};

/** The name of a message: the same fact asks for it once, whatever is replayed. */
export const messageKey = ({
  appointmentId,
  cause,
  trigger,
  channel,
}: Pick<MessageSubject, 'appointmentId' | 'cause' | 'trigger' | 'channel'>): string =>
  [appointmentId, cause, trigger, channel].join('~');

const saidStates: readonly MessageState[] = ['sending', 'handed', 'sent', 'uncertain'];

/** Whether the person must be taken to know what a message says, or is about to. */
export const isSaid = ({ state }: Pick<OutboxMessage, 'state'>): boolean => saidStates.includes(state);
