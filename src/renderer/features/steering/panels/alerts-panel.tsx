import { TriangleAlert, CircleCheck } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';

import { alertSteps } from '#shared/domain/insights/alerts/find-alerts';
import type { Facts } from '#shared/domain/insights/facts/fact';
import { visitText } from '#shared/i18n/fr/steering-visits';

import { useAcknowledgedAlerts } from '../../../data/queries/use-acknowledged-alerts';
import { Button } from '../../../ui/button';
import { ChartFrame } from '../../../ui/charts/chart-frame';
import { RangeMark } from '../../../ui/charts/range-mark';
import { walked, walkRows } from '../../../ui/charts/walk-rows';
import { Icon } from '../../../ui/icon';
import { useSliced } from '../../../ui/use-sliced';
import { AlertDialog } from '../alert-dialog';
import { alertsView, type AlertRow } from '../view-model/alerts-view';
import type { Given } from '../view-model/given';
import { unlistedWords } from '../view-model/unlisted-changes';

const text = visitText.alerts;
const firstDayOf = ({ days, asOf }: Facts): string =>
  days.reduce((least, { day }) => (day < least ? day : least), asOf.day);
const noAlerts = { alerts: [], seriesCount: 0 };

const Row = ({ row, onOpen }: { readonly row: AlertRow; readonly onOpen: () => void }) => {
  const { low, high, observed } = row.alert;
  return (
    <li className={row.isDone ? 'is-done' : ''} {...walked}>
      <span className={row.isDone ? 'st st--mute' : 'st st--bad'}>
        <Icon of={row.isDone ? CircleCheck : TriangleAlert} />
      </span>
      <div className="pi-alert">
        <b>{row.name}</b> <span className="small">{row.when}</span>
        <div className="pi-alert-line">
          <RangeMark low={low} high={high} value={observed} />
          <span>
            <b>{row.observed}</b>, <span className="pi-quiet">{row.expected}</span>
          </span>
        </div>
        <p className="meta">{row.driver}</p>
      </div>
      <Button size="small" onPress={onOpen} label={`${text.open}, ${row.name}, ${row.when}`}>
        {text.open}
      </Button>
    </li>
  );
};

/** What lies outside of what is usual, with what drives it. */
export const AlertsPanel = ({ given }: { readonly given: Given }) => {
  const { scope, filter, names, asOf, fileStem, tenDays } = given;
  const { list, reload } = useAcknowledgedAlerts();
  const [opened, setOpened] = useState('');
  const [showsDone, setShowsDone] = useState(false);
  const { answer: found, isWorking } = useSliced(useCallback(() => alertSteps(scope, filter), [scope, filter]));
  // Nothing is usual in a history of which half has come.
  const answer = given.isArriving ? null : found;
  const view = useMemo(
    () => alertsView(answer ?? noAlerts, names, new Set((list ?? []).map(({ id }) => id))),
    [answer, names, list],
  );
  const unlisted = useMemo(
    () => (answer ? unlistedWords(answer, tenDays, names, { from: filter.period.from, known: firstDayOf(scope) }) : ''),
    [answer, tenDays, names, filter, scope],
  );
  const done = view.data.rows.length - view.open;
  const row = view.data.rows.find(({ id }) => id === opened);
  return (
    <>
      <ChartFrame
        id="alerts"
        title={text.title}
        bold={answer ? view.bold : text.working}
        rest={answer ? `${view.rest}${unlisted}` : ''}
        className={isWorking ? 'is-working' : ''}
        data={view.data}
        hasDrawing={false}
        draw={(rows) => (
          <ol className="pi-alerts" data-rows="" onKeyDown={(event) => walkRows(event)}>
            {rows
              .filter(({ isDone }) => showsDone || !isDone)
              .map((one) => (
                <Row key={one.id} row={one} onOpen={() => setOpened(one.id)} />
              ))}
          </ol>
        )}
        asOf={asOf}
        empty={answer && unlisted !== '' ? text.foot : ''}
        foot={
          <>
            {view.foot}{' '}
            {done > 0 && (
              <Button tone="link" isExpanded={showsDone} onPress={() => setShowsDone(!showsDone)}>
                {text.explained(done)}
              </Button>
            )}
          </>
        }
        fileName={`${fileStem}-alertes`}
      />
      {row && <AlertDialog row={row} given={given} reload={reload} onClose={() => setOpened('')} />}
    </>
  );
};
