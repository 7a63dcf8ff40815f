import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import {
  halfOf,
  halves,
  hoursNow,
  setHours,
  usualHours,
  type HalfOfDay,
  type HoursWish,
} from '#shared/domain/settings/set-hours';
import type { SettingFault } from '#shared/domain/settings/setting-fault';
import { saySettingFault } from '#shared/i18n/fr/setting-faults';
import { sayRefusal } from '#shared/i18n/fr/refusals';
import { sayOpening, sayWeekdays, settingsHoursText } from '#shared/i18n/fr/settings-hours';
import type { Navigate } from '#shared/routes/places';
import { addDays, weekdayOf } from '#shared/time/civil';
import { isCivilDay } from '#shared/time/civil-day';
import { entryById } from '#shared/lib/entry-by-id';

import { useCommands } from '../../../data/commands/use-commands';
import { newId } from '../../../platform/ids';
import { Button } from '../../../ui/button';
import { useKeys } from '../../../ui/keys';
import { Note } from '../../../ui/note';
import { TextField } from '../../../ui/text-field';
import { ToggleSet } from '../../../ui/toggle-set';
import { readTime } from '../parts/read-time';
import { ImpactList, useLeftOutside } from '../parts/impact-list';
import { useSaveOnceKnown } from '../parts/setting-form';
import { newKeyOf, useKeepCopy, useKeptCopy } from '../parts/unsaved';
import { HalfHours, type HalfDraft } from './half-hours';
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
  /** What somebody changed; `null` = that half stays as it is at each desk. */
  readonly halves: Readonly<Record<HalfOfDay, HalfDraft | null>>;
  readonly since: string;
};

const texts = settingsHoursText.bulk;
/** Where what was typed is kept while an opening is shown. */
const newKey = newKeyOf('several');
const days = Object.entries(settingsHoursText.dayNames).map(([id, label]) => ({ id: id as WeekdayId, label }));

const scopeOf = ({ deskIds, weekdays, since }: Draft) => ({ deskIds, weekdays: weekdays.map(Number), since });

const wishOf = (draft: Draft): HoursWish | null => {
  const changed = halves.filter((half) => draft.halves[half] !== null);
  const stretches = changed.flatMap((half) => {
    const typed = draft.halves[half];
    return typed?.isOpen ? [{ half, from: readTime(typed.from), to: readTime(typed.to) }] : [];
  });
  const isWhole = stretches.every(
    (one) =>
      /^\d\d:\d\d$/.test(one.from) && /^\d\d:\d\d$/.test(one.to) && one.from < one.to && halfOf(one) === one.half,
  );
  const isApart = stretches.length < 2 || (stretches[0]?.to ?? '') <= (stretches[1]?.from ?? '');
  const scope = scopeOf(draft);
  const isChosen = changed.length > 0 && scope.deskIds.length > 0 && scope.weekdays.length > 0;
  if (!isWhole || !isApart || !isChosen || !isCivilDay(scope.since)) return null;
  return { ...scope, halves: changed, stretches: stretches.map(({ from, to }) => ({ from, to })) };
};

const firstDayOf = ({ since, weekdays }: HoursWish): string => {
  const week = Array.from({ length: 7 }, (_, offset) => addDays(since, offset));
  return week.find((day) => weekdays.includes(weekdayOf(day))) ?? since;
};

type Refused = { readonly text: string; readonly faults: readonly SettingFault[] };

/** One set of hours for several desks and weekdays, written as one act, with the slots that it makes beside it. */
export const BulkForm = ({ reference, today, onDone, onNavigate }: BulkFormProps) => {
  const { changeSettings } = useCommands();
  const { found, keep } = useKeptCopy<Draft>(newKey);
  const [first] = useState<Draft>(() => ({
    deskIds: reference.desks.map(({ id }) => id),
    weekdays: ['1', '2', '3', '4', '5'],
    halves: { morning: null, afternoon: null },
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
          {halves.map((half) => (
            <HalfHours
              key={half}
              half={half}
              now={hoursNow(reference.openingPeriods, scopeOf(draft), half)}
              often={usualHours(reference.openingPeriods, scopeOf(draft), half)}
              draft={draft.halves[half]}
              onChange={(changed) => set({ halves: { ...draft.halves, [half]: changed } })}
            />
          ))}
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
