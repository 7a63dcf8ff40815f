import type { Call } from '#shared/domain/calls/call-list';
import type { SiteReference } from '#shared/domain/model/reference';
import { callsText } from '#shared/i18n/fr/calls';
import { commonText } from '#shared/i18n/fr/common';

import { useCalls } from '../../data/queries/use-conflicts';
import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { CallList } from './call-list';

type CallsSheetProps = {
  readonly reference: SiteReference;
  readonly today: string;
  readonly onBack: () => void;
  readonly onOther: (call: Call) => void;
  /** The appointment whose line is shown first, `''` = the first of the list. */
  readonly at: string;
};

/** Everybody whom the town hall moved and who does not know yet: the same list at every desk, until each was told. */
export const CallsSheet = ({ reference, today, onBack, onOther, at }: CallsSheetProps) => {
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
