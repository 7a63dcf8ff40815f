import type { Call } from '#shared/domain/calls/call-list';
import { causeOf, moveParams, type MoveCause } from '#shared/domain/booking/move-cause';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import type { RouteParams } from '#shared/routes/places';
import { callsText } from '#shared/i18n/fr/calls';
import { commonText } from '#shared/i18n/fr/common';

import { useCalls } from '../../data/queries/use-conflicts';
import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';

import { BulkMove } from './bulk-move';
import { DueList } from './due-list';
import type { CivilNow } from './view-model/block-state';
import { CallList } from './call-list';

type CallsSheetProps = {
  readonly reference: SiteReference;
  readonly today: string;
  readonly onBack: () => void;
  readonly onOther: (call: Call) => void;
  /** The appointment whose line is shown first, `''` = the first of the list. */
  readonly at: string;
};

/** Everybody whom the town hall moved or called off and who does not know yet: the same list at every desk, until each was told. */
const CallsSheet = ({ reference, today, onBack, onOther, at }: CallsSheetProps) => {
  const { calls, isRead } = useCalls();
  useKeys([{ id: 'back', key: 'Échap', label: callsText.back, bar: true, run: onBack }], {
    group: callsText.keys.group,
    rank: 1,
  });
  return (
    <section className="calls-sheet" aria-label={callsText.title}>
      <header className="bulk-head">
        <div>
          <h2>{callsText.title}</h2>
          <p className="meta">{isRead ? `${callsText.lead(calls.length)} ${callsText.shared}` : commonText.loading}</p>
        </div>
        <Button keys="Échap" onPress={onBack}>
          {callsText.back}
        </Button>
      </header>
      <CallList reference={reference} calls={calls} today={today} onOther={onOther} at={at} />
    </section>
  );
};

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
  /** Another place for somebody who refuses the new one, or an appointment anew; the list comes back at their line. */
  readonly onOther: (call: Call) => void;
};

/** What lies over the agenda; what was being typed there waits below. */
export const AgendaSheet = ({ sheet, reference, now, callAt, onBack, onOpen, onOther }: AgendaSheetProps) => {
  switch (sheet.kind) {
    case 'due':
      return <DueList reference={reference} today={now.day} onBack={onBack} onOpen={onOpen} />;
    case 'calls':
      return <CallsSheet reference={reference} today={now.day} onBack={onBack} onOther={onOther} at={callAt} />;
    case 'move':
      return (
        // What was moved or decided for one cause says nothing of another.
        <BulkMove
          key={Object.values(moveParams(sheet.cause)).join(' ')}
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
