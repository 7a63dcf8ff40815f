import { CalendarCheck, CalendarDays, Clock, Hourglass, Users } from 'lucide-react';
import { useMemo, useState, type CSSProperties } from 'react';

import type { Crowd } from '#shared/domain/conflicts/crowd';
import { duplicateNumber } from '#shared/domain/conflicts/settled-today';
import type { Appointment } from '#shared/domain/model/appointment';
import { holderIn } from '#shared/domain/rights/setting-rights';
import { conflictsText } from '#shared/i18n/fr/conflicts';
import { civilOf } from '#shared/time/civil';
import { appointmentParams, type Navigate } from '#shared/routes/places';

import { useCommands } from '../../data/commands/use-commands';
import { useNow } from '../../data/queries/use-now';
import { useHeldPlaces } from '../../data/queries/use-appointments-between';
import { useStation } from '../../data/queries/use-station';
import { Button } from '../../ui/button';
import { Head } from '../../ui/head';
import { Icon } from '../../ui/icon';
import { ActBar } from './act-bar';
import { ChoiceCards, type Choice } from './choice-cards';
import type { PaneProps } from './pane';
import { StoryBox } from './story-box';
import { StripChart } from './strip-chart';
import { useSettle } from './use-settle';
import { isSameMoment, solutionsOf, surplusTitle, surplusView, type Solution } from './view-model/surplus-view';
import { messageFor } from './view-model/telling';
import type { Words } from './view-model/words';
import { WhoTable } from './who-table';

type OverbookedPaneProps = PaneProps & { readonly surplus: Appointment; readonly onNavigate: Navigate };

const text = conflictsText.overbooked;

const idOf = (solution: Solution): string =>
  solution.kind === 'move' ? `${solution.slot.day} ${solution.slot.time}` : solution.kind;

const deskLine = (deskId: string, words: Words): string => {
  const agent = words.reference.agents.find((one) => one.usualDeskId === deskId)?.shortName;
  return [text.lane(Number(words.deskNumber(deskId))), ...(agent === undefined ? [] : [agent])].join(', ');
};

const cancelCard = ({ double }: Extract<Solution, { kind: 'cancel' }>, words: Words): Choice => ({
  id: 'cancel',
  title: text.double.cancel,
  hint: text.double.hint,
  lines: (
    <>
      <span>
        <Icon of={CalendarCheck} />
        {text.double.other(double.day, double.time, words.today)}
      </span>
      <span>
        <Icon of={Users} />
        {text.nobodyElse}
      </span>
    </>
  ),
});

const cardOf = (solution: Solution, surplus: Appointment, isSurplus: boolean, words: Words): Choice => {
  if (solution.kind === 'cancel') return cancelCard(solution, words);
  const isKeep = solution.kind === 'keep';
  const first = isKeep ? text.keepWait(solution.waitMin) : text.away(solution.days, solution.minutes);
  const others = isSurplus ? text.nobodyElse : text.staysInPlace(words.values(surplus.citizenId)?.lastName ?? '');
  const second = isKeep ? text.keepDelay(solution.delayed, solution.mostDelayMin) : others;
  const sign = isKeep ? Hourglass : solution.days === 0 ? Clock : CalendarDays;
  const title = isKeep ? text.keep(surplus.time) : text.to(solution.slot.day, solution.slot.time, words.today);
  return {
    id: idOf(solution),
    title,
    hint: isKeep ? text.keepHint : deskLine(solution.slot.deskId, words),
    isDisabled: isKeep && !solution.isAllowed,
    lines: (
      <>
        <span>
          <Icon of={sign} />
          {first}
        </span>
        <span>
          <Icon of={Users} />
          {isKeep && !solution.isAllowed ? text.keepRight : second}
        </span>
      </>
    ),
  };
};

const confirmLabel = (solution: Solution, words: Words): string => {
  if (solution.kind === 'cancel') return text.double.confirm;
  if (solution.kind === 'keep') return text.confirmKeep;
  const { day, time } = solution.slot;
  return isSameMoment(solution) ? text.confirmFree(time) : text.confirmMove(day, time, words.today);
};

const nothingToSay = (solution: Solution, { today }: Words): string =>
  solution.kind === 'cancel'
    ? text.double.nothingToSay(solution.double.day, solution.double.time, today)
    : text.nothingToSay;

/** The sentence under the head: that one person was booked twice, before how many compete. */
const leadOf = (solutions: readonly Solution[], crowd: Crowd, name: string): string => {
  if (solutions.some(({ kind }) => kind === 'cancel')) return text.double.lead(name);
  return crowd.isFree ? text.leadFree : text.lead(crowd.count);
};

const useSolutions = ({ surplus, appointments, words }: OverbookedPaneProps, mover: Appointment) => {
  const { settings } = useStation();
  const { reference } = words;
  // Without a role that is known a keep would be set aside by the server.
  const mayKeep = holderIn(reference, settings.agentId)?.rights.has('keepSurplus') === true;
  const now = civilOf(useNow(60_000), reference.site.zone);
  const { day, time } = now;
  const promised = useHeldPlaces();
  return useMemo(
    () => solutionsOf({ reference, appointments, promised, surplus, mover, now: { day, time }, mayKeep }),
    [reference, appointments, promised, surplus, mover, day, time, mayKeep],
  );
};

/** A surplus: how it came about, who moves, where to, and what keeping it would cost. */
export const OverbookedPane = (props: OverbookedPaneProps) => {
  const { surplus, appointments, words, onLater, onSettled } = props;
  const commands = useCommands();
  const { run, problem } = useSettle(words);
  const view = useMemo(() => surplusView(words.reference, appointments, surplus), [words, appointments, surplus]);
  const [chosenMover, setMover] = useState(surplus.id);
  const mover = view.movers.find(({ id }) => id === chosenMover) ?? surplus;
  const solutions = useSolutions(props, mover);
  const [chosen, setChosen] = useState('');
  const open = solutions.filter((one) => one.kind !== 'keep' || one.isAllowed);
  const solution = open.find((one) => idOf(one) === chosen) ?? open[0];
  const isSurplus = mover.id === surplus.id;
  const name = words.fullName(mover.citizenId);

  const settle = (agreedBy?: 'phone'): void => {
    if (!solution) return;
    const appointmentId = surplus.id;
    const act = () => {
      if (solution.kind === 'cancel')
        return commands.cancelAppointment({ appointmentId, by: 'office', why: duplicateNumber });
      if (solution.kind === 'keep') return commands.settleByKeeping({ appointmentId });
      const told = agreedBy ? { agreedBy } : {};
      return commands.settleByMove({ surplusId: appointmentId, moverId: mover.id, to: solution.slot, ...told });
    };
    const isDue = !isSameMoment(solution) && agreedBy === undefined;
    void run(act).then((done) => done && onSettled(isDue ? `tell-${mover.id}` : ''));
  };
  const goToAgenda = (): void => props.onNavigate('agenda', appointmentParams(mover));

  return (
    <section className="co-main" aria-label={text.region}>
      <div className="co-scroll co-scroll--surplus" style={{ '--rows': view.movers.length } as CSSProperties}>
        <header>
          <h2>{surplusTitle(surplus, view.crowd, words)}</h2>
          <p className="meta">{leadOf(solutions, view.crowd, name)}</p>
        </header>
        <div className="co-top">
          <StripChart strip={view.strip} limit={view.crowd.limit} surplus={surplus} words={words} />
          <StoryBox story={view.story} appointments={appointments} words={words} />
        </div>
        <WhoTable
          movers={view.movers}
          isPartial={view.movers.length <= view.crowd.holders.length}
          moverId={mover.id}
          words={words}
          onChange={setMover}
        />
        <div>
          <Head
            title={text.where(name)}
            level={3}
            end={
              <Button tone="link" onPress={goToAgenda}>
                {text.other}
              </Button>
            }
          />
          <ChoiceCards
            label={text.solutions}
            choices={solutions.map((one) => cardOf(one, surplus, isSurplus, words))}
            value={solution ? idOf(solution) : ''}
            onChange={setChosen}
          />
          {!solutions.some(({ kind }) => kind === 'move') && <p className="meta co-none">{text.noMove}</p>}
        </div>
      </div>
      <ActBar
        problem={problem}
        {...(solution ? { confirm: { label: confirmLabel(solution, words), run: () => settle() } } : {})}
        doing={[solution ? `${mover.id} ${idOf(solution)}` : '', `${chosenMover} ${chosen}`]}
        onLater={onLater}
        other={solution && !isSameMoment(solution) ? { label: text.agreed, run: () => settle('phone') } : undefined}
      >
        {solution && (
          <>
            <span className="label">{text.after}</span>
            <span className="co-msg">
              {solution.kind === 'move' && !isSameMoment(solution)
                ? messageFor(mover, mover, solution.slot, words)
                : nothingToSay(solution, words)}
            </span>
          </>
        )}
      </ActBar>
    </section>
  );
};
