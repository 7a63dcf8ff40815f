import { Check } from 'lucide-react';
import { useMemo, useState } from 'react';

import { countedFacts } from '#shared/domain/insights/alerts/measure-source';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { formatShort } from '#shared/i18n/fr/figures';
import { commonText } from '#shared/i18n/fr/common';
import { visitText } from '#shared/i18n/fr/steering-visits';

import { useCommands } from '../../data/commands/use-commands';
import { useHolder } from '../../data/queries/use-role';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { RangeMark } from '../../ui/charts/range-mark';
import { DrillRows } from './drill-rows';
import type { AlertRow } from './view-model/alerts-view';
import { requestsBehind } from './view-model/drill';
import { drillAll, type Given } from './view-model/given';

const text = visitText.alerts;

type AlertDialogProps = {
  readonly row: AlertRow;
  readonly given: Given;
  readonly reload: () => Promise<void>;
  readonly onClose: () => void;
};

/** The rows behind an alert: its series, in its window. */
const targetOf = (row: AlertRow, given: Given) => {
  const { series, window } = row.alert;
  const kind = series.measure === 'appointments' || series.measure === 'noShow' ? 'appointments' : 'requests';
  return {
    ...drillAll(given, kind, row.name),
    from: window.from,
    to: window.to,
    ...(series.by === 'department' ? { departmentId: series.id } : {}),
    ...(series.by === 'reason' ? { reasonId: series.id } : {}),
    ...(series.by === 'channel' ? { channel: series.id } : {}),
  };
};

/** An abnormal situation in full: what was expected, what came, what drives it, the rows; and the word that it is explained. */
export const AlertDialog = ({ row, given, reload, onClose }: AlertDialogProps) => {
  const { acknowledgeAlert } = useCommands();
  const mayTake = useHolder(given.context.ref)?.rights.has('acknowledge') === true;
  const [problem, setProblem] = useState('');
  const take = async (): Promise<void> => {
    const outcome = await acknowledgeAlert({ alertId: row.id, what: text.taken(row.name) });
    if (!outcome.ok) {
      setProblem(refusalLine(outcome.reason));
      return;
    }
    await reload();
    onClose();
  };
  const { low, high, observed, score, series } = row.alert;
  const target = useMemo(() => targetOf(row, given), [row, given]);
  const counted = useMemo(
    () => ({ ...given, scope: countedFacts(series.measure, given.scope) }),
    [given, series.measure],
  );
  const unlisted =
    series.measure === 'unqualified' ? row.alert.count - requestsBehind(counted.scope, target).length : 0;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text.title2(row.name)}
      size="wide"
      footer={
        <>
          <Button onPress={onClose} keys="Échap">
            {commonText.close}
          </Button>
          {!row.isDone && mayTake && (
            <Button tone="main" icon={Check} onPress={() => void take()}>
              {text.explain}
            </Button>
          )}
        </>
      }
    >
      <div className="pi-alert-line pi-alert-line--big">
        <RangeMark low={low} high={high} value={observed} />
        <span>
          <b>{row.observed}</b>, {row.expected}, {row.when}
        </span>
      </div>
      <p>
        {row.driver} {text.score(formatShort(Math.abs(score)))} {row.isDone && text.already}
      </p>
      {problem !== '' && (
        <p className="late" role="alert">
          {problem}
        </p>
      )}
      {unlisted > 0 && <p className="meta">{text.visitsUnlisted(unlisted)}</p>}
      <DrillRows target={target} given={counted} onLeave={onClose} />
    </Dialog>
  );
};
