import { agendaText } from '#shared/i18n/fr/agenda';
import { commonText } from '#shared/i18n/fr/common';

import type { HeldSince } from '../../data/queries/use-held-since';
import { Button } from '../../ui/button';
import { Note } from '../../ui/note';

type PastNoteProps = { readonly since: HeldSince; readonly firstDay: string };

/** Days that this desk does not hold must not pass for days on which nobody came. */
export const PastNote = ({ since: { day, windowDays, isDemo }, firstDay }: PastNoteProps) =>
  firstDay < day ? (
    <Note role="status" className="ag-past">
      {isDemo ? agendaText.pastOfDemo(day) : agendaText.past(windowDays, day)}
    </Note>
  ) : null;

type LateNoteProps = { readonly notice: string; readonly onClose: () => void };

/** A refusal of something that somebody had left already, until they have read it; it was said aloud when it came. */
export const LateNote = ({ notice, onClose }: LateNoteProps) =>
  notice === '' ? null : (
    <Note
      tone="warn"
      className="ag-late"
      acts={
        <Button size="small" onPress={onClose}>
          {commonText.close}
        </Button>
      }
    >
      {notice}
    </Note>
  );
