import { agendaText } from '#shared/i18n/fr/agenda';
import type { SiteReference } from '#shared/domain/model/reference';
import { minutesOf, timeOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';
import { holidayName } from '#shared/time/public-holidays';

import { useKept } from '../../ui/redraw/use-kept';
import { Button } from '../../ui/button';
import type { Ghost } from './day-column';
import { DayGrid } from './day-grid';
import { sayPlaceRefusal } from './say-place-refusal';
import type { AgendaActs } from './use-agenda-acts';
import type { AgendaState } from './use-agenda-state';
import type { Day } from './use-day';
import type { DraftFit } from './use-draft-fit';
import type { CivilNow } from './view-model/block-state';
import type { Draft } from './view-model/draft';
import type { Stop } from './view-model/grid-stops';
import type { Target } from './view-model/move-target';
import { nextOpenDay } from './view-model/open-days';

type ClosedDayProps = {
  readonly reference: SiteReference;
  readonly day: string;
  readonly closedBy: string;
  readonly onNext: () => void;
};

/** A day without opening: why, and the way on. */
const ClosedDay = ({ reference, day, closedBy, onNext }: ClosedDayProps) => {
  const { closed } = agendaText;
  const holiday = holidayName(day, reference.site.territory);
  const words =
    holiday !== '' ? closed.holiday(holiday, day) : closedBy !== '' ? closed.because(closedBy, day) : closed.plain(day);
  return (
    <div className="ag-closed">
      <p>{words}</p>
      <Button tone="main" onPress={onNext} autoFocus>
        {closed.next}
      </Button>
    </div>
  );
};

type DayPlaceProps = {
  readonly reference: SiteReference;
  readonly state: AgendaState;
  readonly day: Day;
  readonly acts: AgendaActs;
  readonly fit: DraftFit;
  readonly now: CivilNow;
  readonly cursor: Stop | null;
};

const nameOf = (draft: Draft): string => {
  if (draft.who.kind === 'known') return draft.who.values.lastName;
  return (draft.who.kind === 'new' && draft.who.lastName) || agendaText.create.title;
};

/** What stands highlighted in the grid: the place of the open form, or where an appointment would move. */
const ghostOf = ({ state, day, acts, fit }: DayPlaceProps): Ghost | null => {
  const { draft, panel, target } = state;
  if (panel.kind === 'create' && draft?.place?.day === state.day) {
    const { deskId, time } = draft.place;
    // Somebody stands there: whoever was just booked, while the form waits for the server, or who was quicker.
    if (day.live.some((placed) => placed.deskId === deskId && placed.time === time)) return null;
    const from = minutesOf(time);
    const line = agendaText.block.draft(draft.persons.length, fit.durationMin);
    return {
      deskId,
      from,
      to: from + fit.durationMin,
      title: nameOf(draft),
      line,
      isNew: true,
      isRefused: fit.refusal !== null,
    };
  }
  if (panel.kind !== 'appointment' || panel.mode !== 'move' || !target) return null;
  const moved = acts.find(panel.id);
  const checked = acts.check(panel.id, target);
  if (!moved || !checked) return null;
  return {
    ...target,
    to: target.from + (target.lengthMin ?? moved.durationMin),
    title: agendaText.move.ghost,
    line: '',
    isNew: false,
    isRefused: !checked.ok,
  };
};

/** The day of the site, or the sentence of a closed day. */
export const DayPlace = (props: DayPlaceProps) => {
  const { reference, state, day, acts, now } = props;
  // One appointment changed: the columns of the other desks are not drawn again.
  const view = useKept(day.view);
  if (!view.axis)
    return (
      <ClosedDay
        reference={reference}
        day={state.day}
        closedBy={day.plan.closedBy}
        onNext={() => state.setDay(nextOpenDay(reference, state.day))}
      />
    );
  const panelId = state.panel.kind === 'appointment' ? state.panel.id : '';
  const isMoving = state.panel.kind === 'appointment' && state.panel.mode === 'move' && state.target !== null;
  const deskNumber = (id: string) => entryById(reference.desks, id)?.number ?? '';
  const say = (id: string, target: Target, durationMin: number) => {
    const range = agendaText.block.range(timeOf(target.from), timeOf(target.from + durationMin));
    if (id === '') return { text: range, refusal: '' };
    const checked = acts.check(id, target);
    return { text: range, refusal: checked && !checked.ok ? sayPlaceRefusal(checked.reason, deskNumber) : '' };
  };
  return (
    <DayGrid
      view={view}
      axis={view.axis}
      strip={day.isKnown ? day.strip : []}
      nowMinute={state.day === now.day ? now.minute : null}
      cursor={props.cursor}
      ghost={ghostOf(props)}
      selectedId={panelId}
      filter={state.filter}
      focusWanted={state.focusWanted}
      isMoving={isMoving}
      onCursor={state.setCursor}
      onOpen={(id) => {
        acts.open(id);
      }}
      onCreate={(target, lengthMin) => {
        state.setCursor({ kind: 'free', deskId: target.deskId, from: target.from, to: target.from + 10 });
        acts.create({ day: state.day, time: timeOf(target.from), deskId: target.deskId }, lengthMin);
      }}
      onMoveStep={(step) => acts.stepMove(panelId, step)}
      onMoveDrop={() => state.target && acts.drop(panelId, state.target)}
      canMove={(id) => acts.find(id)?.status === 'booked'}
      say={say}
      onDrop={acts.drop}
    />
  );
};
