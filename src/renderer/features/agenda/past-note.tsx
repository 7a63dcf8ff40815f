import { agendaText } from '#shared/i18n/fr/agenda';

import type { HeldSince } from '../../data/queries/use-held-since';
import { Note } from '../../ui/note';

type PastNoteProps = { readonly since: HeldSince; readonly firstDay: string };

/** Days that this desk does not hold must not pass for days on which nobody came. */
export const PastNote = ({ since: { day, windowDays, isDemo }, firstDay }: PastNoteProps) =>
  firstDay < day ? (
    <Note role="status" className="ag-past">
      {isDemo ? agendaText.pastOfDemo(day) : agendaText.past(windowDays, day)}
    </Note>
  ) : null;
