import type { Conflict } from '#shared/domain/conflicts/conflict';
import { doubleCalls } from '#shared/domain/conflicts/double-call';
import type { Settled } from '#shared/domain/conflicts/settled-today';
import { conflictKindsText } from '#shared/i18n/fr/conflict-kinds';
import { conflictsText } from '#shared/i18n/fr/conflicts';
import { unprovedText } from '#shared/i18n/fr/waiting-writes';

import { shownTickets } from './shown-tickets';
import type { Words } from './words';

/** A conflict in the list: its kind, who or what, and when. */
export type ListLine = { readonly title: string; readonly line: string; readonly small: string };

const whenOf = ({ day, time }: { readonly day: string; readonly time: string }, words: Words): string =>
  conflictsText.dayAndTime(day, time, words.today);

type Unproved = Extract<Conflict, { kind: 'unproved' }>;

/** What nobody had proved to have written, in words: of a ticket and the request that it came with, both. */
export const unprovedSteps = ({ row, whys, request }: Unproved): string =>
  [unprovedText.steps(row.collection, whys), request ? unprovedText.steps('requests', request.whys) : '']
    .filter((part) => part !== '')
    .join(', ');

/** In whose names it is written; `''` where the server does not tell, or nobody here is called so. */
export const unprovedAgents = ({ row, request }: Pick<Unproved, 'row' | 'request'>, words: Words): string => {
  const ids = [...(row.facts?.agentIds ?? []), ...(request?.row.facts?.agentIds ?? [])];
  return [...new Set(ids)]
    .map(words.agent)
    .filter((name) => name !== '')
    .join(', ');
};

/** What stands in the list for a conflict. */
export const sayConflict = (conflict: Conflict, words: Words): ListLine => {
  const title = conflictsText.kinds[conflict.kind];
  switch (conflict.kind) {
    case 'overbooked':
    case 'crossed':
    case 'tell': {
      const { citizenId, reasonId } = conflict.appointment;
      const line = [words.shortName(citizenId), words.reasonWithin(reasonId)].join(', ');
      return { title, line, small: whenOf(conflict.appointment, words) };
    }
    case 'calledTwice': {
      const desks = [...new Set(doubleCalls(conflict.ticket).map((call) => words.deskNumber(call.deskId)))];
      const numbers = desks.filter((number) => number !== '').toSorted((a, b) => Number(a) - Number(b));
      return { title, line: `${conflict.ticket.label}, ${conflictsText.desks(numbers)}`, small: words.at(conflict.at) };
    }
    case 'twoTickets': {
      const { shown, more } = shownTickets(conflict.tickets);
      const labels = shown.map(({ label }) => label).join(' et ');
      const line = `${words.shortName(conflict.tickets[0].citizenId)}, ${labels}${more > 0 ? ` ${conflictsText.more(more)}` : ''}`;
      return { title, line, small: words.at(conflict.at) };
    }
    case 'ticketNumber': {
      const { tickets, doubt } = conflict;
      const line = `${tickets[0].label}, ${conflictKindsText.ticketNumber.short(doubt, tickets.length)}`;
      return { title, line, small: words.at(conflict.at) };
    }
    case 'sameNumber': {
      const [first] = conflict.appointments;
      const line = `${words.shortName(first?.citizenId ?? '')} · ${conflict.number}`;
      return { title, line, small: first ? whenOf(first, words) : '' };
    }
    case 'double': {
      const [first] = conflict.appointments;
      const line = [words.shortName(first.citizenId), words.reasonWithin(first.reasonId)].join(', ');
      return { title, line, small: whenOf(first, words) };
    }
    case 'identity': {
      const line = `${words.shortName(conflict.citizen.id)}, ${conflictKindsText.identity.field(conflict.field)}`;
      return { title, line, small: words.at(conflict.at) };
    }
    case 'unproved': {
      const { row } = conflict;
      const { here, elsewhere } = unprovedText;
      const line = [row.facts?.label ?? '', unprovedSteps(conflict), unprovedAgents(conflict, words)];
      return {
        title,
        line: [...line, row.isOwn ? here : elsewhere].filter((part) => part !== '').join(', '),
        small: words.at(conflict.at),
      };
    }
    case 'erased': {
      const { reasonId } = conflict.appointment;
      return { title, line: words.reasonWithin(reasonId), small: whenOf(conflict.appointment, words) };
    }
    case 'quarantined': {
      const { collection, isOwn } = conflict.row;
      const where = isOwn ? conflictKindsText.quarantined.own : conflictKindsText.quarantined.elsewhere;
      return {
        title,
        line: `${conflictKindsText.quarantined.what(collection)}, ${where}`,
        small: words.at(conflict.at),
      };
    }
    case 'unreadable': {
      const { collection, id, isWhole } = conflict.row;
      return { title, line: conflictKindsText.unreadable.what(collection, isWhole), small: id };
    }
  }
};

/** What stands in the list for something settled. */
export const saySettled = (settled: Settled, words: Words): { readonly what: string; readonly who: string } => {
  const name = words.shortName(settled.appointment?.citizenId ?? '');
  const say = conflictsText.settledWords;
  const what = {
    moved: () => say.moved(name),
    kept: () => say.kept(name),
    bothKept: () => say.bothKept(name),
    informed: () => say.informed(name, settled.channel),
    calledTwice: () => say.calledTwice(settled.ticket?.label ?? ''),
    numberCorrected: () => say.numberCorrected(name),
    duplicateCancelled: () => say.duplicateCancelled(name),
  }[settled.kind]();
  return { what, who: `${words.agent(settled.agentId) || conflictsText.noAgent}, ${words.at(settled.at)}` };
};

/** The citizens whose names are shown for these conflicts and settlements. */
export const peopleOf = (conflicts: readonly Conflict[], settled: readonly Settled[]): string[] => [
  ...conflicts.flatMap((conflict) => {
    switch (conflict.kind) {
      case 'overbooked':
      case 'crossed':
      case 'tell':
        return [conflict.appointment.citizenId];
      case 'twoTickets':
        return [conflict.tickets[0].citizenId];
      case 'ticketNumber':
        return shownTickets(conflict.tickets).shown.map(({ citizenId }) => citizenId);
      case 'double':
      case 'sameNumber':
        return conflict.appointments.map(({ citizenId }) => citizenId);
      case 'identity':
        return [conflict.citizen.id];
      default:
        return [];
    }
  }),
  ...settled.map(({ appointment }) => appointment?.citizenId ?? ''),
];
