import { useMemo, useState } from 'react';

import { leftOn, moveParams, type MoveCause } from '#shared/domain/booking/move-cause';
import { leftOutside } from '#shared/domain/booking/left-outside';
import { touchedAppointments } from '#shared/domain/booking/touched-appointments';
import { halves } from '#shared/domain/model/agenda-settings';
import type { Roster, SiteReference } from '#shared/domain/model/reference';
import {
  copiedSeats,
  isAwayIn,
  openHalves,
  putSeat,
  rosterIdOf,
  seatedAt,
  usualPlan,
  type SeatPlace,
} from '#shared/domain/scheduling/edit-roster';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';
import { settingsRosterText as texts } from '#shared/i18n/fr/settings-roster';
import type { Navigate } from '#shared/routes/places';
import { addDays, civilOf } from '#shared/time/civil';

import { useAppointmentsBetween } from '../../../data/queries/use-appointments-between';
import { isRead } from '../../../data/queries/use-live';
import { useNow } from '../../../data/queries/use-now';
import { useToday } from '../../../data/queries/use-today';
import { Button } from '../../../ui/button';
import { Kbd } from '../../../ui/kbd';
import { useChosenKeys } from '../../../ui/keys';
import { Note } from '../../../ui/note';
import { useLeftOutside } from '../parts/impact-list';
import { LeftBehindQuestion, useAskedRemoval } from '../parts/left-behind-question';
import { SettingForm } from '../parts/setting-form';
import { TimeField } from '../parts/time-field';
import { useSettingForm, type SettingForm as Form } from '../parts/use-setting-form';
import { isSame, RosterGrid } from './roster-grid';
import { middayOf, rosterShape, type RosterBody, type RosterDraft } from './roster-shape';

type RosterFormProps = {
  readonly reference: SiteReference;
  readonly week: string;
  readonly onDone: () => void;
  readonly onNavigate: Navigate;
};

const refreshedEveryMs = 20_000;
const most = 9;

const useRosterForm = ({ reference, week, onDone }: RosterFormProps, roster: Roster | undefined): Form<RosterDraft> => {
  const before = reference.rosters.find((one) => one.week === addDays(week, -7));
  // A plan begins with what counts without it: whoever changes one half-day empties no other.
  const [blank] = useState<RosterBody>(() => {
    const midday = before?.midday ?? middayOf(reference.openingPeriods);
    return { kind: 'roster', week, midday, seats: [...usualPlan(reference, week, midday)] };
  });
  return useSettingForm({
    shape: rosterShape,
    // One week has one plan, whoever begins it: two who begin it at once meet in it.
    id: rosterIdOf(week),
    isNew: roster === undefined,
    stored: roster ? bodyOf(roster) : null,
    blank,
    onDone,
  });
};

const leftOnWeek = (week: string): MoveCause => leftOn(week, addDays(week, 6));

type PlanOf = { readonly reference: SiteReference; readonly week: string; readonly body: RosterBody };

type Touched = {
  /** How many booked appointments the plan leaves without a desk that somebody holds. */
  readonly newly: number;
  /** How many of the week have none once it is saved, those included that have none today: the list of moves shows them all. */
  readonly all: number;
};

/** `null` until the appointments of the week are read: before, a plan seems to touch nobody. */
const useTouched = ({ reference, week, body }: PlanOf, isTime: boolean): Touched | null => {
  const now = civilOf(useNow(refreshedEveryMs), reference.site.zone);
  const appointments = useAppointmentsBetween(week, addDays(week, 6), true);
  return useMemo(() => {
    if (!isTime) return { newly: 0, all: 0 };
    if (!isRead(appointments)) return null;
    const others = reference.rosters.filter((one) => one.week !== week);
    const after = { ...reference, rosters: [...others, { ...body, id: rosterIdOf(week) }] };
    return {
      newly: leftOutside(appointments, reference, after, now).length,
      all: touchedAppointments(after, appointments, leftOnWeek(week), now).length,
    };
  }, [appointments, reference, week, body, isTime, now]);
};

/** The plan of one week: the grid, and beside it who can be put there. */
export const RosterForm = (props: RosterFormProps) => {
  const { reference, week, onNavigate } = props;
  const { agents, desks, rosters } = reference;
  const roster = rosters.find((one) => one.week === week);
  const form = useRosterForm(props, roster);
  const { draft, set } = form;
  const single = useChosenKeys();
  const body = rosterShape.toBody(draft);
  const { midday } = body;
  const isTime = /^\d\d:\d\d$/.test(midday);
  const open = useMemo(() => (isTime ? openHalves(reference, week, midday) : []), [reference, week, midday, isTime]);
  const [place, setPlace] = useState<SeatPlace>(
    () => open[0] ?? { weekday: 1, half: halves[0], deskId: desks[0]?.id ?? '' },
  );
  const put = (where: SeatPlace, agentId: string): void => set({ seats: putSeat(draft.seats, where, agentId) });
  const isAway = (agentId: string, where: SeatPlace): boolean => {
    const half = open.find((one) => isSame(one, where));
    return half !== undefined && isAwayIn(reference, week, half, agentId);
  };
  const before = rosters.find((one) => one.week === addDays(week, -7));
  const isPlanned = roster !== undefined || form.isDirty;
  const holes = open.filter((one) => {
    const agentId = seatedAt(draft.seats, one);
    return agentId === '' || isAway(agentId, one);
  }).length;
  const touched = useTouched({ reference, week, body }, isTime);
  const [isAsking, setAsking] = useState(false);
  const saveAnyway = async (isMoving: boolean): Promise<void> => {
    setAsking(false);
    if (!(await form.save()) || !isMoving) return;
    onNavigate('agenda', moveParams(leftOnWeek(week)));
  };
  const asking: Form<RosterDraft> = {
    ...form,
    save: async () => {
      if (touched?.newly === 0) return form.save();
      setAsking(true);
      return false;
    },
  };
  const without = useMemo(
    () => (roster && !form.isDirty ? { ...reference, rosters: rosters.filter((one) => one !== roster) } : null),
    [reference, rosters, roster, form.isDirty],
  );
  const removing = useLeftOutside({ before: reference, after: without, today: useToday(), onNavigate });
  const { form: asked, question } = useAskedRemoval({
    form: asking,
    impact: removing,
    title: texts.ask.remove,
    verb: texts.ask.removeVerb,
  });
  const warnings = isPlanned && isTime && (
    <Note tone={holes > 0 || touched?.newly !== 0 ? 'warn' : 'ok'}>
      {holes > 0 ? texts.holes(holes) : texts.noHoles}{' '}
      {touched ? touched.newly > 0 && texts.touched(touched.newly) : settingsHoursText.impact.looking}
    </Note>
  );
  return (
    <div className="ro">
      <SettingForm
        form={asked}
        warnings={warnings}
        label={texts.week(week)}
        present={roster ? texts.present(roster.seats.length) : ''}
        removeLabel={texts.remove}
      >
        <div className="set-line ro-fill">
          {before && <Button onPress={() => set({ seats: copiedSeats(reference, before) })}>{texts.copy}</Button>}
          <Button onPress={() => set({ seats: usualPlan(reference, week, midday) })}>{texts.usual}</Button>
          <TimeField
            label={texts.midday}
            value={draft.midday}
            onChange={(typed) => set({ midday: typed })}
            error={form.faultAt('midday')}
          />
        </div>
        <div className="ro-body">
          <RosterGrid
            reference={reference}
            week={week}
            seats={draft.seats}
            open={open}
            place={place}
            onPlace={(next) => !isSame(next, place) && setPlace(next)}
            onSeats={(seats) => set({ seats })}
            isAway={isAway}
            isPlanned={isPlanned}
          />
          <section className="ro-agents" aria-label={texts.agents}>
            <p className="meta">{texts.agentsHint[single]}</p>
            <ul>
              {agents.map(({ id, shortName }, index) => (
                <li key={id}>
                  <button type="button" className="ro-agent" onClick={() => put(place, id)}>
                    <span>{index < most && <Kbd>{String(index + 1)}</Kbd>}</span>
                    <span className="clip">{shortName}</span>
                    <span className="meta">
                      {texts.times(draft.seats.filter(({ agentId }) => agentId === id).length)}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            <Button size="small" onPress={() => put(place, '')}>
              {texts.empty}
            </Button>
          </section>
        </div>
        {!isPlanned && <Note>{texts.unplanned}</Note>}
      </SettingForm>
      {question}
      {isAsking && (
        <LeftBehindQuestion
          title={texts.ask.title}
          back={texts.ask.back}
          go={texts.ask.save}
          andMove={touched && touched.all > 0 ? settingsHoursText.impact.saveAndMove(touched.all) : null}
          onClose={() => setAsking(false)}
          onGo={(isMoving) => void saveAnyway(isMoving)}
        >
          {touched && (
            <p>
              {touched.newly === 0 ? settingsHoursText.impact.none : texts.touched(touched.newly)}{' '}
              {touched.all > touched.newly && texts.alreadyLeft(touched.all - touched.newly)}
              {holes > 0 && ` ${texts.holes(holes)}`}
            </p>
          )}
        </LeftBehindQuestion>
      )}
    </div>
  );
};
