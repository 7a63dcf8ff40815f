import { use, useLayoutEffect, useMemo, useRef, useState } from 'react';

import { mayReach } from '#shared/domain/rights/places';
import { requestSight, viewerOf } from '#shared/domain/rights/sees-request';
import { holderIn } from '#shared/domain/rights/setting-rights';
import { dayAndMonth } from '#shared/i18n/fr/format';
import { steeringText } from '#shared/i18n/fr/steering';

import { useHeldIds } from '../../data/queries/use-held-ids';
import { useStation } from '../../data/queries/use-station';
import { Button } from '../../ui/button';
import { walked, walkRows } from '../../ui/charts/walk-rows';
import { NavigateContext } from './navigate-context';
import { drillList, type DrillRow } from './view-model/drill';
import type { DrillTarget, Given } from './view-model/given';
import { WhySlow } from './why-slow';

const text = steeringText.drill;
/** How many rows are shown at once, and how many more at each press. */
const step = 100;

type DrillRowsProps = {
  readonly target: DrillTarget;
  readonly given: Given;
  /** A row was opened: whatever shows the rows goes. */
  readonly onLeave: () => void;
};

/** Opens a row where it is worked on; `null` where this person may not, or this desk does not hold it. */
type Open = (row: DrillRow) => (() => void) | null;

const useOpen = (given: Given, rows: readonly DrillRow[], onLeave: () => void): Open => {
  const navigate = use(NavigateContext);
  const { agentId } = useStation().settings;
  const holder = holderIn(given.context.ref, agentId);
  const idsOf = (leads: DrillRow['leads']) => rows.filter((row) => row.leads === leads).map(({ id }) => id);
  const requests = useHeldIds('requests', idsOf('requests'));
  const appointments = useHeldIds('appointments', idsOf('appointments'));
  return ({ id, leads, day }) => {
    const [place, held] =
      leads === 'requests' ? (['requests', requests] as const) : (['agenda', appointments] as const);
    if (!navigate || !mayReach(holder, place) || !held.has(id)) return null;
    return () => {
      onLeave();
      navigate(place, leads === 'requests' ? { request: id } : { day, appointment: id });
    };
  };
};

type LinesProps = {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly DrillRow[];
  readonly openOf: Open;
};

/** The rows behind a bar. The dialog scrolls them, so the keys must reach them: it opens with the focus here, and ↓ leads to the first. */
const Lines = ({ title, heads, rows, openOf }: LinesProps) => {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => list.current?.focus({ preventScroll: true }), []);
  return (
    <div
      ref={list}
      className="pi-rows"
      tabIndex={0}
      role="region"
      aria-label={text.title(title)}
      onKeyDown={(event) => walkRows(event)}
    >
      <table aria-label={text.title(title)}>
        <thead>
          <tr>
            {[...heads, text.where].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const open = openOf(row);
            return (
              <tr key={row.id} {...walked}>
                {row.cells.map((cell, index) => (
                  <td key={heads[index]}>{cell}</td>
                ))}
                <td>
                  {open ? (
                    <Button tone="link" size="small" label={`${text.open}, ${row.cells.join(', ')}`} onPress={open}>
                      {text.open}
                    </Button>
                  ) : (
                    <span className="meta">{text.history}</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};

const OwnRows = ({ target, given, onLeave }: DrillRowsProps) => {
  const { agentId } = useStation().settings;
  const { scope, names, context } = given;
  const sees = useMemo(() => requestSight(viewerOf(context.ref, agentId), context.ref.reasons), [context, agentId]);
  const list = useMemo(
    () => drillList(scope, target, names, sees, context.ref.site.territory),
    [scope, target, names, sees, context],
  );
  const [most, setMost] = useState(step);
  const rows = list.rows.slice(0, most);
  const left = list.rows.length - rows.length;
  const openOf = useOpen(given, rows, onLeave);
  const { hidden } = list;
  return (
    <>
      {target.order === 'slowest' && <WhySlow target={target} given={given} sees={sees} />}
      {rows.length > 0 && <Lines title={target.title} heads={list.heads} rows={rows} openOf={openOf} />}
      {list.rows.length + hidden === 0 && <p>{text.none}</p>}
      <p className="meta">
        {text.about(dayAndMonth(target.from), dayAndMonth(target.to), list.rows.length)}{' '}
        {left > 0 && text.shown[target.order](rows.length)} {hidden > 0 && text.hidden(hidden)}
      </p>
      {left > 0 && <Button onPress={() => setMost(most + step)}>{text.more(Math.min(step, left))}</Button>}
    </>
  );
};

/** The rows behind a figure, as far as this person may see them; those that this desk holds open. Nobody's name stands here. */
export const DrillRows = (props: DrillRowsProps) =>
  props.given.place.kind === 'own' ? <OwnRows {...props} /> : <p>{text.elsewhere}</p>;
