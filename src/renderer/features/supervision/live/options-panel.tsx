import { useMemo, useState } from 'react';

import type { Announced } from '#shared/domain/lifecycle/announced-measures';
import { isDoable } from '#shared/domain/insights/day/floor-acts';
import type { DayJudgement } from '#shared/domain/insights/day/judge-day';
import type { Measure } from '#shared/domain/model/measure';
import type { SiteReference } from '#shared/domain/model/reference';
import { formatMinutes } from '#shared/i18n/fr/format';
import { optionsText } from '#shared/i18n/fr/supervision-options';
import { refusalLine } from '#shared/i18n/fr/refusals';

import { useNamesWithKeys } from '../../../ui/aria-keys';
import { Button } from '../../../ui/button';
import { ChartFrame } from '../../../ui/charts/chart-frame';
import { useKeys } from '../../../ui/keys';
import { useOpenTicket } from '../../../ui/open-ticket';
import { useSteadyPlaces } from '../../../ui/redraw/use-steady-places';
import { useHeld } from '../../../ui/redraw/use-unread';
import { actRow, adviceSentence, type ActRow } from '../view-model/act-rows';
import { optionRows, optionsData, type OptionRow } from '../view-model/option-rows';
import { useCommands } from '../../../data/commands/use-commands';
import { AnnouncedList, type ListMoment } from './announced-list';
import type { WhatIf } from './run-what-if';
import type { Announcing } from './use-announce';

/** The key of each line by its name, `''` beyond the ninth; a line keeps it while it is there. */
type LineKeys = {
  readonly placeOf: ReadonlyMap<string, number>;
  readonly keyOf: (name: string) => '' | `Alt ${string}`;
};

const useLineKeys = (names: readonly string[]): LineKeys => {
  const placeOf = useSteadyPlaces(names);
  return {
    placeOf,
    keyOf: (name) => {
      const place = placeOf.get(name) ?? 9;
      return place < 9 ? `Alt ${place + 1}` : '';
    },
  };
};

type ActListProps = {
  readonly rows: readonly ActRow[];
  readonly lines: LineKeys;
  /** `null` = who sits here may only read. */
  readonly announce: ((measure: Measure) => void) | null;
  /** Runs what stands at a place, unless it has just come there. */
  readonly once: (place: number, run: () => void) => void;
};

/** What can be done at once, each by a key of its own; Ctrl Z takes it back. */
const ActList = ({ rows, lines, announce, once }: ActListProps) => {
  const { requeueTicket, abandonTicket } = useCommands();
  const openTicket = useOpenTicket();
  const [problem, setProblem] = useState('');
  const run = ({ act }: ActRow): void => {
    if (!isDoable(act)) return openTicket?.(act.ticketId);
    if ('measure' in act) return act.measure ? announce?.(act.measure) : undefined;
    const { ticketId } = act;
    const done = act.kind === 'recall' ? requeueTicket({ ticketId }) : abandonTicket({ ticketId });
    void done.then((result) => setProblem(result.ok ? '' : refusalLine(result.reason)));
  };
  // Looking at a number needs no right to announce a change.
  const may = ({ act }: ActRow): boolean => (isDoable(act) ? announce !== null : openTicket !== null);
  const own = rows.filter((row) => row.button !== '' && may(row));
  const keyOf = (row: ActRow) => (own.includes(row) ? lines.keyOf(row.id) : '');
  const press = (row: ActRow): void => once(lines.placeOf.get(row.id) ?? -1, () => run(row));
  useKeys(
    own.flatMap((row) => {
      const key = keyOf(row);
      return key === '' ? [] : [{ id: row.id, key, label: row.what, run: () => press(row) }];
    }),
  );
  const nameOf = useNamesWithKeys();
  if (rows.length === 0) return null;
  return (
    <ul className="su-acts" aria-label={optionsText.acts.title}>
      {rows.map((row, at) => (
        <li key={row.id}>
          <div>
            <b className="clip">{row.what}</b>
            {row.detail !== '' && <span className="small clip">{row.detail}</span>}
          </div>
          {own.includes(row) && (
            <Button
              size="small"
              tone={at === 0 && isDoable(row.act) ? 'main' : 'default'}
              label={`${nameOf(row.button, keyOf(row))}, ${row.what}, ${row.detail}`}
              keys={keyOf(row)}
              onPress={() => press(row)}
            >
              {row.button}{' '}
            </Button>
          )}
        </li>
      ))}
      {problem !== '' && (
        <li className="late small" role="alert">
          {problem}
        </li>
      )}
    </ul>
  );
};

const text = optionsText;
const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;
const lineEnd = 0.94;

const Line = ({ row, base, top }: { readonly row: OptionRow; readonly base: number; readonly top: number }) => {
  const at = (minutes: number): number => (minutes / top) * lineEnd;
  const [from, to] = [Math.min(row.p90Min, base), Math.max(row.p90Min, base)];
  return (
    <div className="su-ln" aria-hidden="true">
      <i className="su-ln-gain" style={{ left: percent(at(from)), right: percent(1 - at(to)) }} />
      <i className="su-ln-base" style={{ left: percent(at(base)) }} />
      {row.measure && <i className="su-ln-then" style={{ left: percent(at(row.p90Min)) }} />}
    </div>
  );
};

type OptionProps = {
  readonly row: OptionRow;
  readonly base: number;
  readonly top: number;
  readonly isBest: boolean;
  /** The key of its button. */
  readonly keys: string;
  /** `null` = who sits here may only read. */
  readonly onAnnounce: (() => void) | null;
};

const Option = ({ row, base, top, isBest, keys, onAnnounce }: OptionProps) => {
  const { measure } = row;
  const nameOf = useNamesWithKeys();
  return (
    <li className="su-op">
      <div>
        <b>{row.what}</b>
        <span className="small">{row.detail}</span>
      </div>
      <Line row={row} base={base} top={top} />
      <b className="num">{formatMinutes(row.p90Min)}</b>
      {measure && !row.isSure ? (
        <span className="su-unsure small">{text.unsure}</span>
      ) : measure && onAnnounce ? (
        <Button
          size="small"
          tone={isBest ? 'main' : 'default'}
          label={`${nameOf(measure.kind === 'pause' ? text.propose : text.ask, keys)}, ${row.what}, ${row.detail}`}
          keys={keys}
          onPress={onAnnounce}
        >
          {measure.kind === 'pause' ? text.propose : text.ask}{' '}
        </Button>
      ) : (
        <span />
      )}
    </li>
  );
};

type OptionsPanelProps = {
  readonly found: WhatIf | null;
  readonly judged: DayJudgement;
  readonly reference: SiteReference;
  readonly announced: readonly Announced[];
  /** Who sits where at this moment. */
  readonly moment: ListMoment;
  /** Room to say how the figures were made. */
  readonly isWide: boolean;
  readonly announcing: Announcing;
};

/** What can be changed at the desks now, each lived through with the real calling rule: the wait of nine in ten where it is tight. */
export const OptionsPanel = (props: OptionsPanelProps) => {
  const { found, judged, reference, announced, moment, isWide, announcing } = props;
  const rows = useMemo(() => (found ? optionRows(judged.options, found, reference) : []), [judged, found, reference]);
  const acts = useMemo(() => judged.acts.map((act) => actRow(act, reference)), [judged, reference]);
  const { announce } = announcing;
  const own = acts.filter(({ button }) => button !== '');
  const isActFirst = own.some(({ act }) => isDoable(act));
  const open = rows.filter(({ measure, isSure }) => measure !== null && isSure);
  const lines = useLineKeys([...own, ...open].map(({ id }) => id));
  // What a line does, the times apart that move with the clock; by its place, `''` where nothing stands.
  const does = new Map(
    [...own.map(({ id, what, act }) => ({ id, what, measure: 'measure' in act ? act.measure : null })), ...open].map(
      ({ id, what, measure }) => [id, [id, what, measure?.deskId ?? '', measure?.agentId ?? ''].join(' ')] as const,
    ),
  );
  const names = new Map([...lines.placeOf].map(([id, place]) => [place, does.get(id) ?? '']));
  const most = Math.max(-1, ...names.keys());
  const { isTooSoon, once } = useHeld(Array.from({ length: most + 1 }, (_, place) => names.get(place) ?? ''));
  const press = (row: OptionRow): void =>
    once(lines.placeOf.get(row.id) ?? -1, () => row.measure && announce?.(row.measure));
  useKeys(
    open.flatMap((row) => {
      const key = lines.keyOf(row.id);
      return key === ''
        ? []
        : [{ key, label: `${row.what}, ${row.detail}`, run: () => press(row), when: announce !== null }];
    }),
  );
  const data = useMemo(() => optionsData(rows), [rows]);
  const list = (
    <>
      <ActList rows={acts} lines={lines} announce={announce} once={once} />
      {isTooSoon && (
        <p className="late small" role="status">
          {text.tooSoon}
        </p>
      )}
    </>
  );
  const base = rows.at(-1);
  const top = Math.max(1, ...rows.map(({ p90Min }) => p90Min));
  return (
    <ChartFrame
      id="opt"
      title={text.title}
      bold={adviceSentence(judged, reference)}
      data={data}
      hasDrawing={false}
      draw={(shown) => (
        <>
          <div className="su-ophead small">
            <span>{text.simulatedAt(found?.time ?? '', base?.errorMin ?? 0)}</span>
            {found?.stretch && <span>{text.head(found.stretch.from, found.stretch.to, found.time)}</span>}
          </div>
          <div className="su-changes">
            {list}
            <AnnouncedList
              announced={announced}
              moment={moment}
              reference={reference}
              onWithdraw={announcing.withdraw}
            />
            {announcing.problem !== '' && (
              <p className="late small" role="alert">
                {announcing.problem}
              </p>
            )}
            <ol className="su-ops">
              {shown.map((row, at) => (
                <Option
                  key={row.id}
                  row={row}
                  base={base?.p90Min ?? 0}
                  top={top}
                  isBest={at === 0 && row.isSure && !isActFirst}
                  keys={lines.keyOf(row.id)}
                  onAnnounce={announce && (() => press(row))}
                />
              ))}
            </ol>
          </div>
        </>
      )}
      {...(isWide && base ? { foot: text.simulatedHint(base.days, base.errorMin) } : {})}
      empty={acts.length === 0 ? '' : list}
      fileName="changements-possibles"
    />
  );
};
