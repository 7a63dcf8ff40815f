import { useRef, useState, type KeyboardEvent } from 'react';

import { halves } from '#shared/domain/model/agenda-settings';
import type { Desk, SiteReference } from '#shared/domain/model/reference';
import { putSeat, seatedAt, type PlannedSeat, type SeatPlace } from '#shared/domain/scheduling/edit-roster';
import { dayNumber, weekdayName } from '#shared/i18n/fr/format';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';
import { settingsRosterText as texts } from '#shared/i18n/fr/settings-roster';
import { addDays } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { classNames } from '../../../ui/class-names';
import { typedBy } from '../../../ui/key-name';
import { useChosenKeys } from '../../../ui/keys';
import { noSeatWord, typeSeat } from './type-seat';

export type Column = Pick<SeatPlace, 'weekday' | 'half'>;

type GridProps = {
  readonly reference: SiteReference;
  readonly week: string;
  readonly seats: readonly PlannedSeat[];
  readonly open: readonly SeatPlace[];
  readonly place: SeatPlace;
  readonly onPlace: (place: SeatPlace) => void;
  readonly onSeats: (seats: readonly PlannedSeat[]) => void;
  readonly isAway: (agentId: string, place: SeatPlace) => boolean;
  /** `false`: nothing was planned yet, and a desk without anybody is open by its hours. */
  readonly isPlanned: boolean;
};

export const isSame = (a: SeatPlace, b: SeatPlace): boolean =>
  a.deskId === b.deskId && a.weekday === b.weekday && a.half === b.half;

/** The half-days of the week that are shown: all days on which some desk opens or somebody sits, else Monday to Friday. */
export const columnsOf = (open: readonly SeatPlace[], seats: readonly PlannedSeat[]): readonly Column[] => {
  const used = new Set([...open, ...seats].map(({ weekday }) => weekday));
  const days = used.size === 0 ? [1, 2, 3, 4, 5] : [...used].toSorted((a, b) => a - b);
  return days.flatMap((weekday) => halves.map((half) => ({ weekday, half })));
};

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** Who sits where: desks down, half-days across. Arrows move, a digit or a letter puts somebody, Suppr empties. */
export const RosterGrid = (props: GridProps) => {
  const { reference, week, seats, open, place, onPlace, onSeats, isAway, isPlanned } = props;
  const { desks, agents } = reference;
  const grid = useRef<HTMLTableElement>(null);
  const [typed, setTyped] = useState(false);
  const single = useChosenKeys();
  const columns = columnsOf(open, seats);
  const days = [...new Set(columns.map(({ weekday }) => weekday))];
  const word = useRef(noSeatWord);
  const endWord = (): void => void (word.current = noSeatWord);
  const goTo = (next: SeatPlace): void => {
    endWord();
    onPlace(next);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next.deskId} ${next.weekday} ${next.half}"]`)?.focus();
  };
  const move = ([down, right]: readonly [number, number]): void => {
    const row = desks.findIndex(({ id }) => id === place.deskId) + down;
    const column = columns.findIndex((one) => one.weekday === place.weekday && one.half === place.half) + right;
    const [desk, at] = [desks[row], columns[column]];
    if (desk && at) goTo({ ...at, deskId: desk.id });
  };
  /** The seats after a key that puts somebody or empties a place; `undefined` for any other key. */
  const seatsAfter = (event: KeyboardEvent, isPlain: boolean): readonly PlannedSeat[] | undefined => {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      endWord();
      return isPlain ? putSeat(seats, place, '') : undefined;
    }
    // Alone it is the letter that was typed that counts: on a French keyboard the key of « é » is also that of 2.
    const character = single === 'alone' ? (isPlain ? event.key : '') : typedBy(event, single);
    if (/^[1-9]$/.test(character)) {
      endWord();
      const agent = agents[Number(character) - 1];
      return agent && putSeat(seats, place, agent.id);
    }
    if (!/^\p{L}$/u.test(character)) return undefined;
    const present = typed ? seatedAt(seats, place) : '';
    const next = typeSeat(word.current, { letter: character, at: event.timeStamp, seats, place, agents, present });
    word.current = next.word;
    return next.seats;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
    const step = isPlain ? steps[event.key] : undefined;
    const after = step ? undefined : seatsAfter(event, isPlain);
    if (!step && after === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setTyped(!step);
    if (step) move(step);
    else if (after && after !== seats) onSeats(after);
  };
  const cell = (desk: Desk, column: Column) => {
    const here = { ...column, deskId: desk.id };
    const agent = entryById(agents, seatedAt(seats, here));
    const isOpen = open.some((one) => isSame(one, here));
    const isGone = agent !== undefined && isAway(agent.id, here);
    const who = agent ? agent.shortName : isOpen ? (isPlanned ? texts.nobody : texts.asOpen) : texts.closed;
    const day = weekdayName(addDays(week, column.weekday - 1));
    return (
      <td key={`${column.weekday} ${column.half}`} className={classNames(column.half === 'morning' && 'ro-day')}>
        <button
          type="button"
          className={classNames(
            'ro-cell',
            isOpen && (agent ? isGone : isPlanned) && 'is-hole',
            !isOpen && !agent && 'is-closed',
          )}
          data-cell={`${desk.id} ${column.weekday} ${column.half}`}
          tabIndex={isSame(here, place) ? 0 : -1}
          aria-label={`${texts.cell(desk.number, day, column.half, who)}${isGone ? `, ${texts.absent}` : ''}`}
          aria-pressed={isSame(here, place)}
          onClick={() => goTo(here)}
        >
          <span className={classNames('clip', isGone && 'ro-gone')}>{who}</span>
        </button>
      </td>
    );
  };
  return (
    <table className="ro-grid" aria-label={texts.grid} ref={grid} onKeyDown={onKeyDown} data-typed="">
      <caption className="sr">{texts.gridSummary}</caption>
      <thead>
        <tr>
          <th scope="col" rowSpan={2}>
            {texts.desk}
          </th>
          {days.map((weekday) => (
            <th scope="colgroup" key={weekday} colSpan={2} className="ro-day">
              {settingsHoursText.dayNames[weekday as keyof typeof settingsHoursText.dayNames]}{' '}
              {dayNumber(addDays(week, weekday - 1))}
            </th>
          ))}
        </tr>
        <tr>
          {columns.map(({ weekday, half }) => (
            <th scope="col" key={`${weekday} ${half}`} className={classNames(half === 'morning' && 'ro-day')}>
              {texts.halfShort[half]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {desks.map((desk) => (
          <tr key={desk.id}>
            <th scope="row">{desk.number}</th>
            {columns.map((column) => cell(desk, column))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
