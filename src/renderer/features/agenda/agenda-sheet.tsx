import type { Call } from '#shared/domain/calls/call-list';
import { causeOf, type MoveCause } from '#shared/domain/booking/move-cause';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import type { RouteParams } from '#shared/routes/places';

import { BulkMove } from './bulk-move';
import { CallsSheet } from './calls-sheet';
import { DueList } from './due-list';
import type { CivilNow } from './view-model/block-state';

/** What lies over the agenda: the past without outcome, the people to call, or the move of many. */
export type Sheet = { readonly kind: 'due' | 'calls' } | { readonly kind: 'move'; readonly cause: MoveCause };

/** The sheet that an address asks for, `null` when it asks for the agenda itself. */
export const sheetOf = (params: RouteParams): Sheet | null => {
  if (params['due'] !== undefined) return { kind: 'due' };
  if (params['calls'] !== undefined) return { kind: 'calls' };
  const cause = causeOf(params);
  return cause && { kind: 'move', cause };
};

type AgendaSheetProps = {
  readonly sheet: Sheet;
  readonly reference: SiteReference;
  readonly now: CivilNow;
  /** The appointment whose line of the call list is shown first, `''` = the first. */
  readonly callAt: string;
  readonly onBack: () => void;
  readonly onOpen: (appointment: Appointment) => void;
  /** Another place for somebody who refuses the new one; the list comes back at their line. */
  readonly onMove: (appointment: Appointment) => void;
};

/** What lies over the agenda; what was being typed there waits below. */
export const AgendaSheet = ({ sheet, reference, now, callAt, onBack, onOpen, onMove }: AgendaSheetProps) => {
  const onOther = ({ appointment }: Call): void => onMove(appointment);
  switch (sheet.kind) {
    case 'due':
      return <DueList reference={reference} today={now.day} onBack={onBack} onOpen={onOpen} />;
    case 'calls':
      return <CallsSheet reference={reference} today={now.day} onBack={onBack} onOther={onOther} at={callAt} />;
    case 'move':
      return (
        <BulkMove
          reference={reference}
          now={now}
          cause={sheet.cause}
          callAt={callAt}
          onBack={onBack}
          onOther={onOther}
        />
      );
  }
};
