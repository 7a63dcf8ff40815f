import { CalendarDays, Clock, Hourglass, Users } from 'lucide-react';
import { useMemo, useState, type CSSProperties } from 'react';

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
  solution.kind === 'keep' ? 'keep' : `${solution.slot.day} ${solution.slot.time}`;

const deskLine = (deskId: string, words: Words): string => {
  const agent = words.reference.agents.find((one) => one.usualDeskId === deskId)?.shortName;
  return [text.lane(Number(words.deskNumber(deskId))), ...(agent === undefined ? [] : [agent])].join(', ');
};

const cardOf = (solution: Solution, surplus: Appointment, isSurplus: boolean, words: Words): Choice => {
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
  if (solution.kind === 'keep') return text.confirmKeep;
  const { day, time } = solution.slot;
  return isSameMoment(solution) ? text.confirmFree(time) : text.confirmMove(day, time, words.today);
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
  const open = solutions.filter((one) => one.kind === 'move' || one.isAllowed);
  const solution = open.find((one) => idOf(one) === chosen) ?? open[0];
  const isSurplus = mover.id === surplus.id;
  const name = words.fullName(mover.citizenId);

  const settle = (agreedBy?: 'phone'): void => {
    if (!solution) return;
    const act =
      solution.kind === 'keep'
        ? () => commands.settleByKeeping({ appointmentId: surplus.id })
        : () =>
            commands.settleByMove({
              surplusId: surplus.id,
              moverId: mover.id,
              to: solution.slot,
              ...(agreedBy ? { agreedBy } : {}),
            });
    const isDue = !isSameMoment(solution) && agreedBy === undefined;
    void run(act).then((done) => done && onSettled(isDue ? `tell-${mover.id}` : ''));
  };
  const goToAgenda = (): void => props.onNavigate('agenda', appointmentParams(mover));

  return (
    <section className="co-main" aria-label={text.region}>
      <div className="co-scroll co-scroll--surplus" style={{ '--rows': view.movers.length } as CSSProperties}>
        <header>
          <h2>{surplusTitle(surplus, view.crowd, words)}</h2>
          <p className="meta">{view.crowd.isFree ? text.leadFree : text.lead(view.crowd.count)}</p>
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
                : text.nothingToSay}
            </span>
          </>
        )}
      </ActBar>
    </section>
  );
};
