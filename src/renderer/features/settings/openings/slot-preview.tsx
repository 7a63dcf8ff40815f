import { useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import type { SettingChange } from '#shared/domain/settings/setting-change';
import { capital, longDay } from '#shared/i18n/fr/format';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';
import { isCivilDay } from '#shared/time/civil-day';

import { Head } from '../../../ui/head';
import { Select } from '../../../ui/select';
import { classNames } from '../../../ui/class-names';
import { TextField } from '../../../ui/text-field';
import { slotsOfDay, type SlotAsk, type SlotStart } from './slots-of-day';

type SlotPreviewProps = {
  readonly reference: SiteReference;
  readonly changes: readonly SettingChange[];
  readonly deskId: string;
  readonly keptFor: SlotAsk['keptFor'];
  /** The reasons to choose from, those of the opening. */
  readonly reasonIds: readonly string[];
  /** The day that is shown until another one is chosen. */
  readonly firstDay: string;
};

const texts = settingsHoursText.preview;
const said = { same: '', new: texts.isNew, gone: texts.isGone } as const;

const byHour = (starts: readonly SlotStart[]): readonly (readonly [number, readonly SlotStart[]])[] => {
  const hours = new Map<number, SlotStart[]>();
  for (const start of starts) {
    const hour = Number(start.time.slice(0, 2));
    hours.set(hour, [...(hours.get(hour) ?? []), start]);
  }
  return [...hours];
};

/** A column for every five minutes of the hour, after that of the hour itself. */
const columnOf = (time: string): number => Math.floor(Number(time.slice(3)) / 5) + 2;

const Starts = ({ starts }: { readonly starts: readonly SlotStart[] }) => (
  <ul className="set-slots">
    {byHour(starts).map(([hour, ofHour]) => (
      <li key={hour}>
        <b>{texts.hour(hour)}</b>
        {ofHour.map(({ time, is }) => (
          <span
            key={time}
            style={{ gridColumn: columnOf(time) }}
            className={classNames('set-slot', is !== 'same' && `set-slot--${is}`)}
          >
            {time.slice(3)}
            {is !== 'same' && <span className="sr"> {said[is]}</span>}
          </span>
        ))}
      </li>
    ))}
  </ul>
);

/** The slots of a day as the form stands: what comes is marked, what goes is struck through. Nothing is saved yet. */
export const SlotPreview = ({ reference, changes, deskId, keptFor, reasonIds, firstDay }: SlotPreviewProps) => {
  const [chosenDay, setDay] = useState('');
  const [chosenReason, setReason] = useState('');
  const reasons = reference.reasons.filter(({ id, bookable }) => bookable && reasonIds.includes(id));
  const reasonId = reasons.some(({ id }) => id === chosenReason) ? chosenReason : (reasons[0]?.id ?? '');
  const day = chosenDay === '' ? firstDay : chosenDay;
  const slots = isCivilDay(day) ? slotsOfDay(reference, changes, { day, deskId, reasonId, keptFor }) : null;
  const of = (is: SlotStart['is']): number => slots?.starts.filter((one) => one.is === is).length ?? 0;
  const left = of('same') + of('new');
  return (
    <section className="set-slots-of" aria-label={texts.title}>
      <Head title={texts.title} level={3} />
      <div className="set-line">
        <TextField label={texts.day} type="date" value={day} onChange={setDay} />
        <Select
          label={texts.reason}
          options={reasons.map(({ id, shortName }) => ({ id, label: shortName }))}
          value={reasonId}
          onChange={setReason}
        />
      </div>
      {slots && (
        <div role="status">
          <p>
            <b>{capital(longDay(day))}</b>
          </p>
          <p>
            {left === 0
              ? slots.closedBy === ''
                ? texts.none
                : texts.closed(slots.closedBy)
              : `${texts.inRow(slots.inRow, slots.durationMin)}, ${texts.starts(left)}`}
          </p>
          {of('new') + of('gone') > 0 && <p className="set-change">{texts.change(of('new'), of('gone'))}</p>}
        </div>
      )}
      {slots && <Starts starts={slots.starts} />}
    </section>
  );
};
