import type { Appointment, AppointmentPerson } from '#shared/domain/model/appointment';
import type { Citizen } from '#shared/domain/model/citizen';
import type { CollectionName, Documents } from '#shared/domain/model/collections';
import type { Request } from '#shared/domain/model/request';
import type { Ticket, TicketStatus } from '#shared/domain/model/ticket';

import type { Commands } from '../../../src/renderer/data/commands/use-commands';
import { readDisk } from '../desk/read-disk';
import type { SimDesk } from '../desk/sim-desk';
import { aidId, bookingDays, bookingTimes } from '../town/sim-town';
import { pick, type Random } from '../world/random';
import type { ActKind } from './plan';

type Outcome = Promise<{ readonly ok: boolean }>;

/** What an act has to choose from: the desk as it is, and chance. `about` = the citizen whom it is about, where that is not left to chance. */
type Scene = {
  readonly commands: Commands;
  readonly desk: SimDesk;
  readonly random: Random;
  readonly about?: string | undefined;
};

const nothing: Outcome = Promise.resolve({ ok: false });

const all = <Name extends CollectionName>(desk: SimDesk, name: Name): readonly Documents[Name][] =>
  [...readDisk(desk.disk, name).values()].filter((one) => !one._deleted) as unknown as readonly Documents[Name][];

const oneOf = <Value>(random: Random, from: readonly Value[]): Value | null =>
  from.length === 0 ? null : pick(random, from);

const ticketIn = ({ desk, random }: Scene, ...statuses: readonly TicketStatus[]): Ticket | null =>
  oneOf(
    random,
    all(desk, 'tickets').filter((one) => statuses.includes(one.status)),
  );

/** Mostly what this desk holds itself, at times what a colleague does. */
const inHand = (scene: Scene, ...statuses: readonly TicketStatus[]): Ticket | null => {
  const own = all(scene.desk, 'tickets').filter(
    (one) => statuses.includes(one.status) && one.deskId === scene.desk.deskId,
  );
  return own.length > 0 && scene.random() < 0.85 ? pick(scene.random, own) : ticketIn(scene, ...statuses);
};

const appointmentIn = ({ desk, random }: Scene, ...statuses: readonly string[]): Appointment | null =>
  oneOf(
    random,
    all(desk, 'appointments').filter((one) => statuses.includes(one.status)),
  );

const names = ['Alix', 'Brune', 'Camille', 'Dominique'] as const;

const someone = ({ desk, random, about }: Scene) => {
  if (about !== undefined) return { id: about };
  const known: Citizen | null = random() < 0.5 ? oneOf(random, all(desk, 'citizens')) : null;
  if (known && known.erasedAt === '') return { id: known.id };
  return { values: { lastName: `Inventé ${Math.floor(random() * 1000)}`, firstName: pick(random, names) } };
};

const forTicket =
  (choose: (scene: Scene) => Ticket | null, act: (scene: Scene, ticketId: string) => Outcome) =>
  (scene: Scene): Outcome => {
    const ticket = choose(scene);
    return ticket ? act(scene, ticket.id) : nothing;
  };

const forAppointment =
  (statuses: readonly string[], act: (scene: Scene, appointmentId: string) => Outcome) =>
  (scene: Scene): Outcome => {
    const appointment = appointmentIn(scene, ...statuses);
    return appointment ? act(scene, appointment.id) : nothing;
  };

/** A pre-application number that nobody else has. */
const numberOf = (random: Random): string => `N${String(Math.floor(random() * 1e9)).padStart(9, '0')}`;

const bookFor = (scene: Scene, along: readonly AppointmentPerson[]): Outcome => {
  const { commands, random } = scene;
  return commands.bookAppointment({
    citizen: someone(scene),
    reasonId: pick(random, ['deposit', 'deposit', 'collection', 'advice']),
    day: pick(random, bookingDays),
    time: pick(random, bookingTimes),
    channel: 'phone',
    persons: [{ preApplicationNumber: numberOf(random) }, ...along],
  });
};

const book = (scene: Scene): Outcome => bookFor(scene, []);

/** A family comes: one with a file of their own, one without. Or a number of an appointment is written anew. */
const family = (scene: Scene): Outcome => {
  const { commands, desk, random } = scene;
  const preApplicationNumber = numberOf(random);
  const own = oneOf(random, all(desk, 'citizens'));
  if (own && random() < 0.5)
    return bookFor(scene, [{ preApplicationNumber, citizenId: own.id }, { preApplicationNumber: numberOf(random) }]);
  const appointment = appointmentIn(scene, 'booked', 'arrived');
  const from = appointment && oneOf(random, appointment.persons)?.preApplicationNumber;
  if (!appointment || from === null || from === undefined) return nothing;
  return commands.settleNumber({ appointmentId: appointment.id, from, to: preApplicationNumber });
};

/** Somebody more comes, or somebody less, or for something else; at the same place or at another. */
const change = (scene: Scene): Outcome => {
  const { commands, random } = scene;
  const before = appointmentIn(scene, 'booked');
  if (!before) return nothing;
  const [first = { preApplicationNumber: numberOf(random) }, ...others] = before.persons;
  const isMoved = random() < 0.4;
  return commands.changeAppointment({
    appointmentId: before.id,
    before,
    reasonId: random() < 0.5 ? before.reasonId : pick(random, ['deposit', 'collection', 'advice']),
    persons: others.length === 0 ? [first, { preApplicationNumber: numberOf(random) }] : [first],
    names: ['', pick(random, names)],
    day: isMoved ? pick(random, bookingDays) : before.day,
    time: isMoved ? pick(random, bookingTimes) : before.time,
    deskId: before.deskId,
  });
};

const logFor =
  (reasonId: string) =>
  (scene: Scene): Outcome =>
    scene.commands.logRequest({
      channel: 'mail',
      reasonId,
      citizen: someone(scene),
      subject: `Objet ${numberOf(scene.random)}`,
    });

/** A request turns out to be about something else: about what is sensitive, or no longer. */
const qualify = (scene: Scene): Outcome => {
  const request = requestIn(scene, true);
  if (!request) return nothing;
  const reasonId = request.reasonId === aidId ? 'advice' : aidId;
  return scene.commands.actOnRequest({ requestId: request.id, step: { type: 'qualify', reasonId } });
};

const correct = ({ commands, desk, random, about }: Scene): Outcome => {
  const citizen = oneOf(
    random,
    all(desk, 'citizens').filter(({ id }) => id === (about ?? id)),
  );
  if (!citizen) return nothing;
  const field = pick(random, ['lastName', 'firstName', 'phone', 'phone', 'email']);
  return commands.correctCitizen({
    citizenId: citizen.id,
    patch: { [field]: `${field} ${Math.floor(random() * 1e6)}` },
  });
};

const requestIn = ({ desk, random }: Scene, isOpen: boolean): Request | null =>
  oneOf(
    random,
    all(desk, 'requests').filter((one) => !one.id.startsWith('junk-') && (one.status !== 'closed') === isOpen),
  );

/** Now, or as somebody notes it down long after. */
const closeRequest = (scene: Scene): Outcome => {
  const request = requestIn(scene, true);
  if (!request) return nothing;
  const closedAt = scene.random() < 0.5 ? request.receivedAt : '';
  const step = { type: 'close', outcome: 'answered', closedAt } as const;
  return scene.commands.actOnRequest({ requestId: request.id, step });
};

const openAgain = (scene: Scene): Outcome => {
  const request = requestIn(scene, false);
  return request ? scene.commands.actOnRequest({ requestId: request.id, step: { type: 'reopen' } }) : nothing;
};

const changeDesk = ({ commands, desk, random }: Scene): Outcome => {
  const { deskId, agentId } = desk;
  return pick(random, [
    () => commands.signOnDesk({ deskId, agentId }),
    () => commands.pauseDesk({ deskId }),
    () => commands.resumeDesk({ deskId }),
    () => commands.leaveDesk({ deskId }),
  ])();
};

const acts: Readonly<Record<ActKind, (scene: Scene) => Outcome>> = {
  passage: (scene) =>
    scene.commands.logPassage({
      reasonId: pick(scene.random, ['advice', 'collection']),
      channel: 'desk',
      priority: scene.random() < 0.1,
      next: 'ticket',
      citizen: scene.random() < 0.3 ? someone(scene) : undefined,
    }),
  answered: ({ commands, random }) =>
    commands.logPassage({
      reasonId: 'advice',
      channel: 'phone',
      priority: false,
      next: pick(random, ['answered', 'entrust']),
    }),
  callNext: ({ commands, desk }) => commands.callNext({ deskId: desk.deskId }),
  callTicket: forTicket(
    (scene) => ticketIn(scene, 'waiting', 'parked', 'noAnswer', 'abandoned'),
    ({ commands, desk }, ticketId) => commands.callTicket({ ticketId, deskId: desk.deskId }),
  ),
  start: forTicket(
    (scene) => inHand(scene, 'called'),
    ({ commands }, ticketId) => commands.startService({ ticketId }),
  ),
  finish: forTicket(
    (scene) => inHand(scene, 'called', 'serving', 'onHold'),
    ({ commands }, ticketId) => commands.finishService({ ticketId, outcome: 'answered' }),
  ),
  noAnswer: forTicket(
    (scene) => inHand(scene, 'called'),
    ({ commands }, ticketId) => commands.markNoAnswer({ ticketId }),
  ),
  requeue: forTicket(
    (scene) => ticketIn(scene, 'called', 'parked', 'noAnswer', 'abandoned'),
    ({ commands }, ticketId) => commands.requeueTicket({ ticketId }),
  ),
  park: forTicket(
    (scene) => ticketIn(scene, 'waiting', 'called', 'serving'),
    ({ commands }, ticketId) => commands.parkTicket({ ticketId }),
  ),
  transfer: forTicket(
    (scene) => ticketIn(scene, 'waiting', 'called', 'serving'),
    ({ commands, random }, ticketId) =>
      commands.transferTicket({ ticketId, reasonId: pick(random, ['advice', 'collection', 'deposit']) }),
  ),
  abandon: forTicket(
    (scene) => ticketIn(scene, 'waiting', 'called'),
    ({ commands }, ticketId) => commands.abandonTicket({ ticketId }),
  ),
  paper: forTicket(
    (scene) => ticketIn(scene, 'waiting', 'called', 'serving'),
    ({ commands, random }, ticketId) =>
      commands.markPaper({ ticketId, paperId: 'photo', mark: pick(random, ['seen', 'missing', '']) }),
  ),
  priority: forTicket(
    (scene) => ticketIn(scene, 'waiting', 'called', 'serving', 'parked'),
    ({ commands, random }, ticketId) => commands.markPriority({ ticketId, priority: random() < 0.6 }),
  ),
  takeBack: forTicket(
    (scene) => ticketIn(scene, 'waiting'),
    ({ commands }, ticketId) => commands.cancelTicket({ ticketId }),
  ),
  book,
  reschedule: forAppointment(['booked'], ({ commands, random }, appointmentId) =>
    commands.rescheduleAppointment({ appointmentId, day: pick(random, bookingDays), time: pick(random, bookingTimes) }),
  ),
  change,
  cancel: forAppointment(['booked', 'arrived'], ({ commands, random }, appointmentId) =>
    commands.cancelAppointment({ appointmentId, by: pick(random, ['citizen', 'office']), why: '' }),
  ),
  reopen: forAppointment(
    ['cancelledByCitizen', 'cancelledByOffice', 'noShow', 'attended'],
    ({ commands }, appointmentId) => commands.reopenAppointment({ appointmentId }),
  ),
  checkIn: forAppointment(['booked'], ({ commands }, appointmentId) => commands.checkIn({ appointmentId })),
  outcome: forAppointment(['booked', 'arrived'], ({ commands, random }, appointmentId) =>
    commands.setAppointmentOutcome({ appointmentId, outcome: pick(random, ['attended', 'noShow']) }),
  ),
  correct,
  family,
  letter: logFor('advice'),
  aid: logFor(aidId),
  qualify,
  undo: ({ commands }) => commands.undoLast(),
  close: closeRequest,
  openAgain,
  desk: changeDesk,
};

/** A person does something at a desk; the answer is whether it was done. What there is nothing for is left. `about` = whom it is about, by their id. */
export const act = async (kind: ActKind, desk: SimDesk, random: Random, about?: string): Promise<boolean> => {
  if (!desk.session) return false;
  const { commands } = desk.session;
  return (await acts[kind]({ commands, desk, random, about })).ok;
};
