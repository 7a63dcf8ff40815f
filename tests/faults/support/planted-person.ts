import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import { foldRequest } from '#shared/domain/lifecycle/fold-request';
import { importedRequestId } from '#shared/domain/exchange/request-import/request-commands';
import { messageTriggers } from '#shared/domain/model/message-settings';
import { shippedTemplate } from '#shared/i18n/fr/message-templates';
import { SCHEMA_VERSION, type Verdict, type WireDocument } from '#shared/sync/protocol';
import { calls } from '#shared/sync/wire/calls';
import { addDays } from '#shared/time/civil';

import { actOf } from './wished-appointment';

/** A call of the protocol by the administrator’s device. */
type Call = (path: string, body?: unknown) => Promise<unknown>;

/** The agent who erases, in a town hall that was just founded. */
export const administrator = 'agent-lead';

/** Words of one person that no document could hold by chance. */
export const person = {
  id: 'citizen-planted',
  lastName: 'Quiblomar',
  firstName: 'Vexandrine',
  before: 'Zarbuklowé',
  phone: '0639984217',
  phoneBefore: '0639981355',
  email: 'vexandrine@exemple.fr',
  companion: 'Ximoptèra',
  number: 'Q7Z9X3W5K1',
  numberBefore: 'W5K1Q7Z9X3',
  subject: 'Le loyer de Trumbelvax',
  importedSubject: 'La haie de Fribolgarde',
  aside: 'Plomvidec',
} as const;

const { id: _id, ...words } = person;
/** All that may be left of them nowhere. */
export const plantedWords: readonly string[] = Object.values(words);

export const plantedIds = { visit: 'visit-planted', cancelled: 'cancelled-planted', letter: 'letter-planted' } as const;

const today = (): string => new Date().toISOString().slice(0, 10);

const wire = (document: object): WireDocument => ({ ...document, _deleted: false }) as unknown as WireDocument;

const citizen = (siteId: string, deviceId: string, at: number, values: Readonly<Record<string, string>>) => {
  const t = `${String(at).padStart(15, '0')}-000000-${deviceId}`;
  const fields = Object.fromEntries(Object.entries(values).map(([name, v]) => [name, { v, t }]));
  return wire({ id: person.id, siteId, fields, erasedAt: '' });
};

const booking = {
  type: 'booked',
  durationMin: 30,
  deskId: 'desk-1',
  reasonId: 'reason-none',
  citizenId: person.id,
  channel: 'desk',
} as const;
const two = (number: string) => [{ preApplicationNumber: number }, { preApplicationNumber: '' }];

/** A visit that is over: two came, and the number was corrected afterwards. */
const visit = (siteId: string, day: string): WireDocument =>
  wire(
    foldAppointment(plantedIds.visit, siteId, [
      actOf(
        'visit-1',
        1,
        { ...booking, day, time: '10:00', persons: two(person.numberBefore) },
        `${day}T07:00:00.000Z`,
      ),
      actOf('visit-2', 2, { type: 'personsCorrected', persons: two(person.number) }, `${day}T08:00:00.000Z`),
      actOf('visit-3', 3, { type: 'attended', outcome: 'done' }, `${day}T09:00:00.000Z`),
    ]),
  );

/** An appointment to come, of which the person is written to. */
const wished = (siteId: string, isCancelled: boolean): WireDocument =>
  wire(
    foldAppointment(plantedIds.cancelled, siteId, [
      actOf('wished-1', 1, {
        ...booking,
        day: addDays(today(), 30),
        time: '10:00',
        persons: two(''),
        notify: ['email'],
      }),
      ...(isCancelled ? [actOf('wished-2', 2, { type: 'cancelledByOffice', why: 'closure' })] : []),
    ]),
  );

const letter = (siteId: string, id: string, day: string, more: object): WireDocument => {
  const received = { type: 'received', day, channel: 'mail', reasonId: 'reason-housing', ticketId: '' };
  return wire(
    foldRequest(id, siteId, [
      actOf(`${id}-1`, 1, { ...received, citizenId: person.id, ...more }, `${day}T09:00:00.000Z`),
      actOf(`${id}-2`, 2, { type: 'closed', outcome: 'answered' }, `${day}T10:00:00.000Z`),
    ]),
  );
};

export type Planted = {
  readonly push: (collection: string, ...rows: readonly WireDocument[]) => Promise<readonly Verdict[]>;
  /** The appointment to come is called off: nothing is under way any more, and a message of it is to go out. */
  readonly callOff: () => Promise<void>;
};

/**
 * Puts a person into a town who has all that an erasure has to reach: values of before, a past visit with a companion and a corrected number, a letter with a subject, one
 * that was imported, an appointment of which they are written to, and a row that was put aside. Messages are switched on.
 */
export const plantPerson = async (call: Call, deviceId: string): Promise<Planted> => {
  const { epoch, siteId } = calls.head.output.parse(await call('/v1/head'));
  const push: Planted['push'] = async (collection, ...rows) =>
    calls.push.output.parse(await call('/v1/push', { collection, epoch, schemaVersion: SCHEMA_VERSION, rows }))
      .verdicts;
  const changes = messageTriggers.map((trigger) => {
    const { id, ...body } = shippedTemplate(trigger, 'email');
    return { id, base: '', body: { ...body, enabled: true } };
  });
  await call('/v1/reference', { agentId: administrator, schemaVersion: SCHEMA_VERSION, changes });
  const day = addDays(today(), -8);
  const { lastName, firstName, before, phone, phoneBefore, email, companion } = person;
  await push('citizens', citizen(siteId, deviceId, 1, { lastName: before, firstName, phone: phoneBefore, email }));
  await push(
    'citizens',
    citizen(siteId, deviceId, 2, { lastName, phone, [`companion~${plantedIds.visit}~1`]: companion }),
  );
  const aside = { ...visit(siteId, day), id: 'aside-planted', note: person.aside, durationMin: -1 };
  await push('appointments', visit(siteId, day), wished(siteId, false));
  const [refused] = await push('appointments', {
    ...aside,
    events: [actOf('aside-1', 1, { ...booking, day, time: '11:00', persons: two(''), durationMin: person.aside })],
  } as unknown as WireDocument);
  if (refused?.verdict !== 'quarantined') throw new Error(`not put aside: ${JSON.stringify(refused)}`);
  await push(
    'requests',
    letter(siteId, plantedIds.letter, day, { subject: person.subject }),
    letter(siteId, importedRequestId(siteId, 'EXT-1', 0), day, {
      subject: person.importedSubject,
      externalId: 'EXT-1',
    }),
  );
  return { push, callOff: async () => void (await push('appointments', wished(siteId, true))) };
};
