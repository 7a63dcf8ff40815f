import { useState } from 'react';

import type { Conflict } from '#shared/domain/conflicts/conflict';
import { duplicateNumber } from '#shared/domain/conflicts/settled-today';
import { placementEvent } from '#shared/domain/lifecycle/placement-event';
import { conflictKindsText } from '#shared/i18n/fr/conflict-kinds';
import { conflictsText } from '#shared/i18n/fr/conflicts';
import { capital } from '#shared/i18n/fr/format';
import { appointmentParams, type Navigate } from '#shared/routes/places';

import { useCommands } from '../../data/commands/use-commands';
import { Button } from '../../ui/button';
import { Head } from '../../ui/head';
import { ActBar } from './act-bar';
import { ChoiceCards } from './choice-cards';
import type { PaneProps } from './pane';
import { actorOf } from './story-box';
import { useSettle } from './use-settle';

type DoublePaneProps = PaneProps & {
  readonly conflict: Extract<Conflict, { kind: 'double' }>;
  readonly onNavigate: Navigate;
};

const text = conflictsText.double;

/** One person who is expected twice for the same thing: one of the two is cancelled, or both stay. */
export const DoublePane = ({ conflict, words, onNavigate, onLater, onSettled }: DoublePaneProps) => {
  const [first, last] = conflict.appointments;
  const commands = useCommands();
  const { run, problem } = useSettle(words);
  const [chosen, setChosen] = useState(last.id);
  const [one, other] = chosen === first.id ? [first, last] : [last, first];
  const name = words.fullName(one.citizenId);
  const when = ({ day, time }: typeof one): string => conflictsText.dayAndTime(day, time, words.today);
  const settle = (act: () => ReturnType<typeof commands.settleDouble>): void =>
    void run(act).then((done) => done && onSettled(''));
  return (
    <section className="co-main" aria-label={text.region}>
      <div className="co-scroll">
        <header>
          <h2>{text.title(name)}</h2>
          <p className="meta">{text.lead}</p>
        </header>
        <div>
          <Head
            title={text.which}
            level={3}
            end={
              <Button tone="link" onPress={() => onNavigate('agenda', appointmentParams(one))}>
                {conflictKindsText.sameNumber.open}
              </Button>
            }
          />
          <ChoiceCards
            label={text.which}
            choices={conflict.appointments.map((appointment) => {
              const placed = placementEvent(appointment);
              return {
                id: appointment.id,
                title: capital(when(appointment)),
                hint: words.reason(appointment.reasonId),
                lines: (
                  <>
                    <span>{conflictKindsText.sameNumber.booked(words.at(appointment.bookedAt))}</span>
                    {placed && <span>{actorOf(placed.by, words)}</span>}
                  </>
                ),
              };
            })}
            value={one.id}
            onChange={setChosen}
          />
        </div>
      </div>
      <ActBar
        problem={problem}
        confirm={{
          label: text.cancel(when(one)),
          run: () =>
            settle(() => commands.cancelAppointment({ appointmentId: one.id, by: 'office', why: duplicateNumber })),
        }}
        doing={[`${one.id} ${when(one)}`, chosen]}
        onLater={onLater}
        other={{
          label: text.both,
          run: () => settle(() => commands.settleDouble({ appointmentId: one.id, other: other.id })),
        }}
      />
    </section>
  );
};
