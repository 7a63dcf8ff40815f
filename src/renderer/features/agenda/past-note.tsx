import { agendaText } from '#shared/i18n/fr/agenda';
import type { Site } from '#shared/domain/model/reference';
import { DESK_WINDOW_DAYS } from '#shared/sync/desk-window';
import { addDays } from '#shared/time/civil';

import { Note } from '../../ui/note';

type PastNoteProps = { readonly site: Site; readonly today: string; readonly firstDay: string };

/** Days that this desk no longer holds must not pass for days on which nobody came. */
export const PastNote = ({ site, today, firstDay }: PastNoteProps) => {
  const days = site.deskWindowDays ?? DESK_WINDOW_DAYS;
  const since = addDays(today, -days);
  return firstDay < since ? (
    <Note role="status" className="ag-past">
      {agendaText.past(days, since)}
    </Note>
  ) : null;
};
