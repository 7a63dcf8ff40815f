import { appointmentStanding } from '#shared/domain/booking/appointment-standing';
import type { Appointment } from '#shared/domain/model/appointment';
import type { CitizenValues } from '#shared/domain/model/citizen';
import { knownBy } from '#shared/domain/model/citizen-values';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { receptionText } from '#shared/i18n/fr/reception';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

const text = receptionText.arrivals;

/** Somebody with an appointment who is here, or was. Times are civil; without a ticket `label` is `''`. */
export type Arrived = {
  readonly appointmentId: string;
  readonly time: string;
  readonly cameAt: string;
  readonly name: string;
  /** Who checked them in; `''` = they did it themselves at a kiosk, or nobody chose a name. */
  readonly receivedBy: string;
  readonly reasonName: string;
  readonly ticketId: string;
  readonly label: string;
  readonly status: Ticket['status'] | 'attended';
};

const agentWhoReceived = ({ events }: Appointment): string =>
  events.findLast(({ type }) => type === 'arrived')?.by.agentId ?? '';

/**
 * What became of the expected person who was chosen by hand and is in the list no more, in one sentence, and the same where no name may be heard;
 * `''` = nobody was chosen, or they still stand there (`keys` = who does).
 */
export const sayGone = (
  chosen: string,
  keys: readonly string[],
  arrived: readonly Arrived[],
): { readonly text: string; readonly nameless: string } => {
  if (chosen === '' || keys.includes(chosen)) return { text: '', nameless: '' };
  const here = arrived.find(({ appointmentId }) => appointmentId === chosen);
  if (!here) return { text: text.noMoreExpected, nameless: text.noMoreExpected };
  return { text: text.takenUp(here), nameless: text.takenUp({ ...here, name: '' }) };
};

/** Who still waits comes first, then the others; each by their arrival, the last first. */
export const arrivedPeople = (
  appointments: readonly Appointment[],
  tickets: readonly Ticket[],
  citizens: ReadonlyMap<string, CitizenValues>,
  { reasons, site, agents }: SiteReference,
  now: { readonly day: string; readonly time: string },
): readonly Arrived[] => {
  const ticketOf = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const isOver = ({ status }: Arrived): number => Number(status === 'attended' || status === 'done');
  return appointments
    .filter((one) => ['here', 'attended'].includes(appointmentStanding(one, now)))
    .toSorted((a, b) => b.arrivedAt.localeCompare(a.arrivedAt) || a.id.localeCompare(b.id))
    .map((one): Arrived => {
      const ticket = ticketOf.get(one.ticketId);
      const values = citizens.get(one.citizenId);
      return {
        appointmentId: one.id,
        time: one.time,
        cameAt: one.arrivedAt === '' ? '' : civilOf(one.arrivedAt, site.zone).time,
        name: values ? knownBy(values) : '',
        receivedBy: entryById(agents, agentWhoReceived(one))?.shortName ?? '',
        reasonName: entryById(reasons, one.reasonId)?.name ?? '',
        ticketId: ticket?.id ?? '',
        label: ticket?.label ?? '',
        status: ticket && one.status === 'arrived' ? ticket.status : 'attended',
      };
    })
    .toSorted((a, b) => isOver(a) - isOver(b));
};
