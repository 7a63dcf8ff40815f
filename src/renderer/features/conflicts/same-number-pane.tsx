import { useState } from 'react';

import { duplicateNumber } from '#shared/domain/conflicts/settled-today';
import type { Conflict } from '#shared/domain/conflicts/conflict';
import { conflictKindsText } from '#shared/i18n/fr/conflict-kinds';
import { conflictsText } from '#shared/i18n/fr/conflicts';
import { appointmentParams, type Navigate } from '#shared/routes/places';
import { capital } from '#shared/i18n/fr/format';

import { useCommands } from '../../data/commands/use-commands';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/text-field';
import { ActBar } from './act-bar';
import { ChoiceCards } from './choice-cards';
import type { PaneProps } from './pane';
import { useSettle } from './use-settle';

type SameNumberPaneProps = PaneProps & {
  readonly conflict: Extract<Conflict, { kind: 'sameNumber' }>;
  readonly onNavigate: Navigate;
};

const text = conflictKindsText.sameNumber;

/** One pre-application number on two live appointments: correct one of them, or cancel it. */
export const SameNumberPane = ({ conflict, words, onNavigate, onLater, onSettled }: SameNumberPaneProps) => {
  const { number, appointments } = conflict;
  const commands = useCommands();
  const { run, problem } = useSettle(words);
  const [chosen, setChosen] = useState('');
  // The one booked last is the one that is probably wrong.
  const latest = appointments.toSorted((a, b) => (a.bookedAt < b.bookedAt ? 1 : -1))[0];
  const one = appointments.find(({ id }) => id === chosen) ?? latest;
  const [typed, setTyped] = useState(number);
  if (!one) return null;
  const name = words.fullName(one.citizenId);
  const settle = (act: () => ReturnType<typeof commands.settleNumber>): void =>
    void run(act).then((done) => done && onSettled(''));
  const confirm = {
    label: text.correct,
    isDisabled: typed.replaceAll(/\s/g, '').toUpperCase() === number,
    run: () => settle(() => commands.settleNumber({ appointmentId: one.id, from: number, to: typed })),
  };
  return (
    <section className="co-main" aria-label={text.region}>
      <div className="co-scroll">
        <header>
          <h2>{text.title(number)}</h2>
          <p className="meta">{text.lead}</p>
        </header>
        <ChoiceCards
          label={text.title(number)}
          choices={appointments.map((appointment) => ({
            id: appointment.id,
            title: words.fullName(appointment.citizenId),
            hint: capital(conflictsText.dayAndTime(appointment.day, appointment.time, words.today)),
            lines: (
              <>
                <span>{words.reason(appointment.reasonId)}</span>
                <span>{text.booked(words.at(appointment.bookedAt))}</span>
              </>
            ),
          }))}
          value={one.id}
          onChange={setChosen}
        />
        <div className="co-number">
          <TextField label={text.number(name)} hint={text.hint} value={typed} onChange={setTyped} code maxLength={14} />
          <Button onPress={() => onNavigate('agenda', appointmentParams(one))} label={text.openOf(name)}>
            {text.open}
          </Button>
        </div>
      </div>
      <ActBar
        problem={problem}
        confirm={confirm}
        onLater={onLater}
        other={{
          label: text.cancel,
          run: () =>
            settle(() => commands.cancelAppointment({ appointmentId: one.id, by: 'office', why: duplicateNumber })),
        }}
      />
    </section>
  );
};
