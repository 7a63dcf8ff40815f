import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { isValidOn } from '#shared/domain/scheduling/open-stretches';
import { setHours, type HoursWish } from '#shared/domain/settings/set-hours';
import type { SettingFault } from '#shared/domain/settings/setting-fault';
import { shortTime } from '#shared/i18n/fr/format';
import { saySettingFault } from '#shared/i18n/fr/setting-faults';
import { sayRefusal } from '#shared/i18n/fr/refusals';
import { sayOpening, sayWeekdays, settingsHoursText } from '#shared/i18n/fr/settings-hours';
import type { Navigate } from '#shared/routes/places';
import { addDays, weekdayOf } from '#shared/time/civil';
import { isCivilDay } from '#shared/time/civil-day';
import { compareText } from '#shared/lib/compare';
import { entryById } from '#shared/lib/entry-by-id';

import { useCommands } from '../../../data/commands/use-commands';
import { newId } from '../../../platform/ids';
import { Button } from '../../../ui/button';
import { Checkbox } from '../../../ui/checkbox';
import { useKeys } from '../../../ui/keys';
import { Note } from '../../../ui/note';
import { TextField } from '../../../ui/text-field';
import { ToggleSet } from '../../../ui/toggle-set';
import { readTime } from '../parts/read-time';
import { TimeField } from '../parts/time-field';
import { ImpactList, useLeftOutside } from '../parts/impact-list';
import { useSaveOnceKnown } from '../parts/setting-form';
import { newKeyOf, useKeepCopy, useKeptCopy } from '../parts/unsaved';
import type { WeekdayId } from './opening-shape';
import { SlotPreview } from './slot-preview';
import { withChanges } from './slots-of-day';

type BulkFormProps = {
  readonly reference: SiteReference;
  readonly today: string;
  readonly onDone: () => void;
  readonly onNavigate: Navigate;
};

type Draft = {
  readonly deskIds: readonly string[];
  readonly weekdays: readonly WeekdayId[];
  readonly morning: boolean;
  readonly afternoon: boolean;
  readonly times: readonly [string, string, string, string];
  readonly since: string;
};

const texts = settingsHoursText.bulk;
/** Where what was typed is kept while an opening is shown. */
const newKey = newKeyOf('several');
const usualNoon = '12:00';
const days = Object.entries(settingsHoursText.dayNames).map(([id, label]) => ({ id: id as WeekdayId, label }));

const wishOf = ({ deskIds, weekdays, morning, afternoon, times, since }: Draft): HoursWish | null => {
  const [a, b, c, d] = times.map(readTime);
  const stretches = [
    ...(morning ? [{ from: a ?? '', to: b ?? '' }] : []),
    ...(afternoon ? [{ from: c ?? '', to: d ?? '' }] : []),
  ];
  const isWhole = stretches.every(({ from, to }) => /^\d\d:\d\d$/.test(from) && /^\d\d:\d\d$/.test(to) && from < to);
  const isApart = stretches.length < 2 || (stretches[0]?.to ?? '') <= (stretches[1]?.from ?? '');
  if (!isWhole || !isApart || deskIds.length === 0 || weekdays.length === 0 || !isCivilDay(since)) return null;
  return { deskIds, weekdays: weekdays.map(Number), stretches, since };
};

const firstDayOf = ({ since, weekdays }: HoursWish): string => {
  const week = Array.from({ length: 7 }, (_, offset) => addDays(since, offset));
  return week.find((day) => weekdays.includes(weekdayOf(day))) ?? since;
};

type Refused = { readonly text: string; readonly faults: readonly SettingFault[] };

/** The hours of the first desk that has any on a weekday, so that what is saved at once takes nothing away; else usual ones. */
const hoursNow = (
  { openingPeriods, desks }: SiteReference,
  today: string,
): Pick<Draft, 'morning' | 'afternoon' | 'times'> => {
  const general = openingPeriods.filter(
    (one) => isValidOn(today, one) && one.reasonIds === undefined && one.weekdays.some((weekday) => weekday <= 5),
  );
  const desk = desks.find(({ id }) => general.some(({ deskId }) => deskId === id));
  const known = general.filter(({ deskId }) => deskId === desk?.id).toSorted((a, b) => compareText(a.from, b.from));
  const morning = known.find(({ from }) => from < usualNoon);
  const afternoon = known.find(({ from }) => from >= usualNoon);
  return {
    morning: known.length === 0 || morning !== undefined,
    afternoon: known.length === 0 || afternoon !== undefined,
    times: [
      shortTime(morning?.from ?? '08:30'),
      shortTime(morning?.to ?? '12:00'),
      shortTime(afternoon?.from ?? '13:30'),
      shortTime(afternoon?.to ?? '17:00'),
    ],
  };
};

/** One set of hours for several desks and weekdays, written as one act, with the slots that it makes beside it. */
export const BulkForm = ({ reference, today, onDone, onNavigate }: BulkFormProps) => {
  const { changeSettings } = useCommands();
  const { found, keep } = useKeptCopy<Draft>(newKey);
  const [first] = useState<Draft>(() => ({
    deskIds: reference.desks.map(({ id }) => id),
    weekdays: ['1', '2', '3', '4', '5'],
    ...hoursNow(reference, today),
    since: today,
  }));
  const [draft, setDraft] = useState(found ?? first);
  useKeepCopy(newKey, draft === first ? null : draft);
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  });
  const [shownDesk, setShownDesk] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const wish = useMemo(() => wishOf(draft), [draft]);
  const changes = useMemo(
    () => (wish ? setHours(reference.openingPeriods, wish, newId) : []),
    [reference.openingPeriods, wish],
  );
  const set = (patch: Partial<Draft>): void => {
    setDraft((known) => ({ ...known, ...patch }));
    setRefused(null);
  };
  const time = (index: 0 | 1 | 2 | 3) => ({
    value: draft.times[index],
    onChange: (typed: string) =>
      set({ times: draft.times.map((one, at) => (at === index ? typed : one)) as unknown as Draft['times'] }),
  });
  const after = useMemo(() => (changes.length > 0 ? withChanges(reference, changes) : null), [reference, changes]);
  const impact = useLeftOutside({ before: reference, after, today, onNavigate });
  const { leadsTo } = impact;
  const save = async (isMoving: boolean): Promise<void> => {
    if (!wish || isBusy) return;
    setBusy(true);
    const what = texts.what(sayWeekdays(wish.weekdays), wish.deskIds.length);
    const done = await changeSettings({ what, changes });
    setBusy(false);
    if (!done.ok) setRefused({ text: sayRefusal(done.reason.refusal).text, faults: done.reason.faults });
    else {
      // What was typed meanwhile waits for who opens the form again.
      if (latest.current === draft) {
        setDraft(first);
        keep(newKey, null);
      }
      onDone();
      if (isMoving) leadsTo?.run();
    }
  };
  const saveWhole = useSaveOnceKnown(impact, draft, () => void save(true));
  useKeys([
    {
      key: 'Ctrl Entrée',
      label: leadsTo?.label ?? texts.save,
      run: saveWhole,
      bar: true,
      disabled: wish === null,
    },
  ]);
  const nameOf = (id: string): string => {
    const other = entryById(reference.openingPeriods, id);
    return other ? sayOpening(other) : '';
  };
  const desk = draft.deskIds.includes(shownDesk) ? shownDesk : (draft.deskIds[0] ?? '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    saveWhole();
  };
  return (
    <>
      <div className="set-side">
        <form className="set-form" data-is-new="" aria-label={texts.form} onSubmit={submit}>
          <ToggleSet
            label={settingsHoursText.openings.desks}
            options={reference.desks.map(({ id, number }) => ({ id, label: String(number) }))}
            values={draft.deskIds}
            onChange={(deskIds) => set({ deskIds })}
          />
          <ToggleSet
            label={settingsHoursText.openings.weekdays}
            options={days}
            values={draft.weekdays}
            onChange={(weekdays) => set({ weekdays })}
          />
          <Checkbox isSelected={draft.morning} onChange={(morning) => set({ morning })}>
            {texts.morning}
          </Checkbox>
          {draft.morning && (
            <div className="set-line">
              <TimeField label={settingsHoursText.openings.from} {...time(0)} />
              <TimeField label={settingsHoursText.openings.to} {...time(1)} />
            </div>
          )}
          <Checkbox isSelected={draft.afternoon} onChange={(afternoon) => set({ afternoon })}>
            {texts.afternoon}
          </Checkbox>
          {draft.afternoon && (
            <div className="set-line">
              <TimeField label={settingsHoursText.openings.from} {...time(2)} />
              <TimeField label={settingsHoursText.openings.to} {...time(3)} />
            </div>
          )}
          <TextField label={texts.since} type="date" value={draft.since} onChange={(since) => set({ since })} />
          <p className="meta">{wish ? texts.replaces : texts.incomplete}</p>
          {refused && (
            <Note tone="bad" role="alert">
              {[refused.text, ...new Set(refused.faults.map((fault) => saySettingFault(fault, nameOf)))].join(' ')}
            </Note>
          )}
          <div className="set-acts">
            <Button type="submit" tone="main" keys="Ctrl Entrée" isDisabled={wish === null || isBusy}>
              {leadsTo?.label ?? texts.save}
            </Button>
            {leadsTo && (
              <Button isDisabled={isBusy} onPress={() => void save(false)}>
                {leadsTo.withoutIt}
              </Button>
            )}
          </div>
        </form>
      </div>
      <div className="set-side set-side--plain">
        {(impact.touched === null || leadsTo) && (
          <ImpactList reference={reference} impact={impact} whyNone="" isInside />
        )}
        <ToggleSet
          label={texts.shown}
          options={reference.desks
            .filter(({ id }) => draft.deskIds.includes(id))
            .map(({ id, number }) => ({ id, label: String(number) }))}
          values={[desk]}
          onChange={(ids) => setShownDesk(ids.find((id) => id !== desk) ?? desk)}
        />
        {wish && (
          <SlotPreview
            reference={reference}
            changes={changes}
            deskId={desk}
            keptFor=""
            reasonIds={entryById(reference.desks, desk)?.reasonIds ?? []}
            firstDay={firstDayOf(wish)}
          />
        )}
      </div>
    </>
  );
};
