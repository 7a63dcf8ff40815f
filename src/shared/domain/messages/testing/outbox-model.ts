import { addMinutes } from '../../../time/civil';
import { decideAppointment, type AppointmentCommand } from '../../lifecycle/decide-appointment';
import { stampEvents } from '../../lifecycle/event-log';
import { foldAppointment } from '../../lifecycle/fold-appointment';
import { placementEvent } from '../../lifecycle/placement-event';
import { undoEvents } from '../../lifecycle/undo';
import type { Appointment, MessageChannel } from '../../model/appointment';
import type { AnyEvent } from '../../model/event';
import type { OutboxMessage } from '../message';
import { planOutbox } from '../plan-outbox';
import { sendableAt } from '../quiet-hours';
import { wantedMessages } from '../wanted-messages';

export const ZONE = 'Europe/Paris';
export const DELAY_MIN = 2;

/** A step of a history: an act of a desk, the undo of the last one, time that passes, or a server that sends what is due. */
export type Step =
  | { readonly type: 'act'; readonly command: AppointmentCommand }
  | { readonly type: 'undo' }
  | { readonly type: 'pass'; readonly minutes: number }
  | { readonly type: 'send' };

/** One appointment with its outbox, driven by a clock of its own: server and desk in one, for tests. */
export type OutboxModel = {
  readonly run: (step: Step) => void;
  readonly appointment: () => Appointment | null;
  readonly outbox: () => readonly OutboxMessage[];
  /** Every message that went out, with when. */
  readonly sent: () => readonly (OutboxMessage & { readonly at: string })[];
  /** Plans again without any change: what it would write. */
  readonly replan: () => readonly OutboxMessage[];
};

export const outboxModel = (
  start: string,
  notify: readonly MessageChannel[],
  isOn: (message: { readonly trigger: string }) => boolean = () => true,
): OutboxModel => {
  let now = start;
  let log: readonly AnyEvent[] = [];
  let last: readonly string[] = [];
  let ids = 0;
  const outbox = new Map<string, OutboxMessage>();
  const sent: (OutboxMessage & { readonly at: string })[] = [];
  const fold = (): Appointment => foldAppointment('a', 'site', log);

  const wantedOf = (appointment: Appointment) =>
    wantedMessages({ appointment, zone: ZONE, known: [...outbox.values()], delayMin: DELAY_MIN });
  const plan = (before: Appointment | null): readonly OutboxMessage[] => {
    if (log.length === 0) return [];
    const old = new Set((before ? wantedOf(before) : []).map((message) => message.key));
    return planOutbox([...outbox.values()], wantedOf(fold()), {
      at: now,
      zone: ZONE,
      delayMin: DELAY_MIN,
      isOn,
      isNew: ({ key, trigger }) => trigger === 'reminder' || !old.has(key),
    });
  };
  const settle = (before: Appointment | null): void => {
    for (const message of plan(before)) outbox.set(message.key, message);
  };
  const append = (bodies: readonly { readonly type: string }[], deviceId: string): void => {
    const stamp = { at: now, by: { agentId: '', deviceId, deskId: '' }, newId: () => `e${(ids += 1)}` };
    const events = stampEvents(log, bodies, stamp);
    log = [...log, ...events];
    last = events.map((event) => event.id);
  };
  /** The server's word on a placement that has none yet. */
  const confirm = (): void => {
    const appointment = fold();
    const cause = placementEvent(appointment)?.id;
    if (appointment.confirmation !== 'pending' || cause === undefined || appointment.status === 'void') return;
    const mine = last;
    append([{ type: 'accepted', cause } as { readonly type: string }], 'server');
    last = mine;
  };
  const act = (command: AppointmentCommand): void => {
    const before = log.length === 0 ? null : fold();
    const decision = decideAppointment(before, command);
    if (!decision.ok) return;
    append(
      decision.value.map((body) => (body.type === 'booked' ? { ...body, notify } : body)),
      'desk',
    );
    confirm();
    settle(before);
  };
  const undo = (): void => {
    const before = log.length === 0 ? null : fold();
    const bodies = undoEvents(log, last);
    if (!bodies.ok) return;
    append(bodies.value, 'desk');
    confirm();
    settle(before);
  };
  const send = (): void => {
    settle(fold());
    for (const message of outbox.values()) {
      if (message.state !== 'waiting' || message.nextAt > now) continue;
      if (sendableAt(now, message.channel, ZONE) > now) continue;
      outbox.set(message.key, { ...message, state: 'sent', nextAt: '', changedAt: now, saidAt: now });
      sent.push({ ...message, at: now });
    }
  };
  return {
    run: (step) => {
      if (step.type === 'act') act(step.command);
      else if (step.type === 'undo') undo();
      else if (step.type === 'send') send();
      else now = addMinutes(now, step.minutes);
    },
    appointment: () => (log.length === 0 ? null : fold()),
    outbox: () => [...outbox.values()],
    sent: () => sent,
    replan: () => plan(null),
  };
};
