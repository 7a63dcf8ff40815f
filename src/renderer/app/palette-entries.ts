import type { Reason } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import type { RequestLine } from '#shared/domain/requests/request-line';
import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import { channelText } from '#shared/i18n/fr/common';
import { peopleText } from '#shared/i18n/fr/people';
import { requestsText } from '#shared/i18n/fr/requests';
import { shellText } from '#shared/i18n/fr/shell';
import { ticketCardText } from '#shared/i18n/fr/ticket-card';
import { phoneInPairs } from '#shared/lib/phone';

import type { ActiveAction } from '../ui/keys';
import type { PaletteTicket } from './use-palette-tickets';

/** One line of the palette: something to do, a number of today, a person whose file opens, or a request. */
export type PaletteEntry = {
  readonly id: string;
  readonly label: string;
  readonly ranges: readonly (readonly [number, number])[];
  readonly detail: string;
  readonly key: string;
  readonly isDisabled: boolean;
  readonly run: () => void;
};

export const actionEntry = (action: ActiveAction): PaletteEntry => ({
  id: action.id,
  label: action.label,
  ranges: [],
  detail:
    action.disabled && action.group !== shellText.palette.adminOnly
      ? shellText.palette.disabled
      : action.group || shellText.groups.screen,
  key: action.key,
  isDisabled: action.disabled,
  run: () => (action.byName ?? action.run)?.(),
});

export const ticketEntry = (
  { ticket, reasonName }: PaletteTicket,
  onTicket: (ticketId: string) => void,
): PaletteEntry => ({
  id: ticket.id,
  label: ticketCardText.title(ticket.label),
  ranges: [],
  detail: [ticketCardText.status(ticket.status), reasonName].filter(Boolean).join(' · '),
  key: '',
  isDisabled: false,
  run: () => onTicket(ticket.id),
});

/** `tickets` = the numbers that they hold today, which tell two of one name apart where their files know nothing else. */
export const personEntry = (
  match: CitizenMatch,
  tickets: readonly Ticket[],
  onPerson: (citizenId: string) => void,
): PaletteEntry => {
  const { citizenId, name, ranges, birthDate, phone, knownAs, isNear } = match;
  const aside = knownAs === '' ? '' : peopleText.search.knownAs(knownAs);
  return {
    id: citizenId,
    label: name === '' ? peopleText.file.unnamed : name,
    ranges,
    detail: [
      aside,
      isNear ? peopleText.search.near : '',
      peopleText.born(birthDate),
      phoneInPairs(phone),
      ...tickets.map(
        ({ label, status }) => `${ticketCardText.title(label)}, ${ticketCardText.status(status).toLowerCase()}`,
      ),
      peopleText.search.group,
    ]
      .filter(Boolean)
      .join(' · '),
    key: '',
    isDisabled: false,
    run: () => onPerson(citizenId),
  };
};

export const requestEntry = (
  { request, subject, group }: RequestLine,
  reason: Pick<Reason, 'name'> | undefined,
  name: string,
  onRequest: (requestId: string) => void,
): PaletteEntry => ({
  id: request.id,
  label: [reason?.name ?? '', subject].filter(Boolean).join(', '),
  ranges: [],
  detail: [name, channelText[request.channel], requestsText.groups[group], shellText.palette.request]
    .filter(Boolean)
    .join(' · '),
  key: '',
  isDisabled: false,
  run: () => onRequest(request.id),
});
