import { strandedFrom } from '#shared/domain/booking/stranded-appointments';
import type { Call } from '#shared/domain/calls/call-list';
import type { Appointment } from '#shared/domain/model/appointment';
import { knownBy } from '#shared/domain/model/citizen-values';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import type { TicketStanding } from '#shared/domain/queue/ticket-standing';
import { bornIn } from '#shared/i18n/fr/format';
import { peopleText } from '#shared/i18n/fr/people';
import { whereaboutsText } from '#shared/i18n/fr/whereabouts';
import { entryById } from '#shared/lib/entry-by-id';
import { civilOf } from '#shared/time/civil';

import type { FoundRow } from './arrival-search';

/** What the lines of a result are made of. */
export type FoundFacts = {
  readonly reference: SiteReference;
  readonly now: { readonly day: string; readonly time: string };
  readonly standingOf: (ticket: Ticket) => TicketStanding;
  /** What the person of an appointment still has to be told. */
  readonly callToMake: (appointment: Appointment) => Call | null;
};

/** The lines of somebody who is not expected now, or of a number: the first says who. */
export const foundLines = (
  row: Exclude<FoundRow, { kind: 'expected' }>,
  facts: FoundFacts,
): readonly [string, ...string[]] => {
  const { reference, now, standingOf, callToMake } = facts;
  const { zone } = reference.site;
  const reasonName = (id: string): string => entryById(reference.reasons, id)?.name ?? '';
  const ticketLine = (ticket: Ticket): string =>
    whereaboutsText.ticket(
      ticket,
      standingOf(ticket),
      entryById(reference.desks, ticket.deskId)?.number ?? 0,
      (instant) => civilOf(instant, zone).time,
    );
  if (row.kind === 'ticket') {
    const holder = row.values ? [knownBy(row.values)] : [];
    const [first, ...rest] = [...holder, ticketLine(row.ticket), reasonName(row.ticket.reasonId)].filter(Boolean);
    return [first ?? '', ...rest];
  }
  const { match, whereabouts, ticket: asked } = row;
  const others = (whereabouts?.tickets ?? []).filter(({ id }) => id !== asked?.id);
  return [
    match.name,
    ...[...(asked ? [asked] : []), ...others].map(ticketLine),
    ...(whereabouts?.appointments ?? []).map((one) =>
      whereaboutsText.appointment(one, reasonName(one.reasonId), now, {
        isStranded: strandedFrom(reference, now)(one),
        call: callToMake(one),
      }),
    ),
    ...(match.birthDate === '' ? [] : [bornIn(match.birthDate)]),
    ...(match.knownAs === '' ? [] : [peopleText.search.knownAs(match.knownAs)]),
  ];
};
