import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import { classNames } from '../../ui/class-names';
import { share } from './day-block';
import type { DayLoad } from './view-model/month-load';

/** The library takes what stands here for a mere number and hides it from screen readers; here it is the way into the day. */
const unhide = (button: HTMLButtonElement | null): void =>
  button?.closest('[aria-hidden="true"]')?.removeAttribute('aria-hidden');

type MonthCellProps = {
  readonly load: DayLoad;
  /** The store said what is booked: before that a day has a date, and says why it is closed, no more. */
  readonly isKnown: boolean;
  /** Minutes that the longest day of the sheet is open: the scale of all bars. */
  readonly most: number;
  readonly isToday: boolean;
  readonly isPast: boolean;
  readonly isOther: boolean;
  readonly isCursor: boolean;
  readonly onOpen: () => void;
};

const texts = agendaViewsText.month;
/** Less is left than any appointment takes. */
const fullBelowMin = 10;

/** Why nobody is received, `''` on an open day. */
const closedWords = ({ isOpen, holiday, closedBy }: DayLoad): string => {
  if (holiday !== '') return texts.holiday(holiday);
  if (closedBy !== '') return texts.closedBy(closedBy);
  return isOpen ? '' : texts.closed;
};

const leftWords = (load: DayLoad, isPast: boolean): string => {
  if (isPast) return '';
  return load.leftMin < fullBelowMin ? texts.full : texts.left(load.leftMin);
};

const bookedWords = ({ booked, isOpen }: DayLoad, isKnown: boolean): string => {
  if (!isKnown || (booked === 0 && !isOpen)) return '';
  return booked === 0 ? texts.none : texts.booked(booked);
};

/** A day of the month: how many, how much is left, why closed; the bar is as long as the day is open, and filled as it is taken. */
export const MonthCell = ({ load, isKnown, most, isToday, isPast, isOther, isCursor, onOpen }: MonthCellProps) => {
  const closed = closedWords(load);
  const left = isKnown && load.isOpen ? leftWords(load, isPast) : '';
  const booked = bookedWords(load, isKnown);
  const kept = load.keptMin > 0 ? texts.kept(load.keptMin) : '';
  const over = load.overbooked > 0 ? texts.over(load.overbooked) : '';
  return (
    <button
      type="button"
      className={classNames(
        'ag-mb',
        isToday && 'is-today',
        isPast && 'is-past',
        isOther && 'is-other',
        !load.isOpen && 'is-shut',
        left === texts.full && 'is-full',
      )}
      data-spot={load.day}
      ref={unhide}
      tabIndex={isCursor ? 0 : -1}
      aria-current={isToday ? 'date' : undefined}
      onClick={onOpen}
    >
      <b className="ag-md" aria-hidden="true">
        {Number(load.day.slice(8))}
      </b>
      <span className="sr">{texts.said(load.day)}</span>
      {closed !== '' && <span className="ag-mw">{closed}</span>}
      {booked !== '' && <span className="ag-mn">{booked}</span>}
      {isKnown && load.isOpen && (
        <span className="ag-mbar" style={{ width: share(load.openMin / most) }}>
          <i style={{ width: share(load.takenMin / load.openMin) }} />
        </span>
      )}
      {left !== '' && <span className="ag-ml">{left}</span>}
      {kept !== '' && <span className="ag-mk">{kept}</span>}
      {over !== '' && <span className="ag-mo">{over}</span>}
    </button>
  );
};
