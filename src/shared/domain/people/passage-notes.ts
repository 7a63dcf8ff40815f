import type { Appointment } from '../model/appointment';
import type { Ticket } from '../model/ticket';
import { readAppointmentCode } from '../lifecycle/appointment-code';
import { foldCode } from './search-wish';

/** What the search knows of passages: when each citizen was last here or will be, and by which codes they are found. */
export type PassageNotes = {
  /** Who, and on which civil day. */
  readonly noteDay: (citizenId: string, day: string) => void;
  readonly noteAppointment: (appointment: Pick<Appointment, 'id' | 'citizenId' | 'day' | 'persons'>) => void;
  /** Only the labels of `today` find somebody: they begin anew every morning. */
  readonly noteTicket: (ticket: Pick<Ticket, 'citizenId' | 'day' | 'label'>, today: string) => void;
  /** The latest day known of a citizen, `''` when there is none. */
  readonly dayOf: (citizenId: string) => string;
  /** Those whom a code, or the first five signs of one and more, names. */
  readonly citizensOf: (code: string) => readonly string[];
  /** The appointments that the code of a slip names, of any day that was noted; usually one. */
  readonly appointmentsOf: (text: string) => readonly NotedAppointment[];
};

type NotedAppointment = { readonly id: string; readonly citizenId: string };

const fewestBegun = 5;

/** Keeps notes of passages; every note may come twice and in any order. */
export const createPassageNotes = (): PassageNotes => {
  const days = new Map<string, string>();
  const numbers = new Map<string, Set<string>>();
  const slips = new Map<string, readonly NotedAppointment[]>();
  let labels = new Map<string, string>();
  let labelsOf = '';
  const noteDay = (citizenId: string, day: string): void => {
    if (citizenId !== '' && day > (days.get(citizenId) ?? '')) days.set(citizenId, day);
  };
  const noteSlip = ({ id, citizenId }: NotedAppointment): void => {
    const code = readAppointmentCode(id.slice(-6));
    if (code === '' || citizenId === '') return;
    const others = (slips.get(code) ?? []).filter((one) => one.id !== id);
    slips.set(code, [...others, { id, citizenId }]);
  };
  return {
    noteDay,
    noteAppointment: ({ id, citizenId, day, persons }) => {
      noteDay(citizenId, day);
      noteSlip({ id, citizenId });
      for (const { preApplicationNumber } of persons) {
        const code = foldCode(preApplicationNumber);
        if (code === '' || citizenId === '') continue;
        const known = numbers.get(code);
        if (known) known.add(citizenId);
        else numbers.set(code, new Set([citizenId]));
      }
    },
    noteTicket: ({ citizenId, day, label }, today) => {
      noteDay(citizenId, day);
      if (labelsOf !== today) {
        labels = new Map();
        labelsOf = today;
      }
      if (day === today && citizenId !== '') labels.set(foldCode(label), citizenId);
    },
    dayOf: (citizenId) => days.get(citizenId) ?? '',
    appointmentsOf: (text) => slips.get(readAppointmentCode(text)) ?? [],
    citizensOf: (code) => {
      const found = new Set(numbers.get(code));
      const labelled = labels.get(code);
      if (labelled !== undefined) found.add(labelled);
      if (found.size === 0 && code.length >= fewestBegun)
        for (const [number, ids] of numbers) if (number.startsWith(code)) for (const id of ids) found.add(id);
      return [...found];
    },
  };
};
