import type { Appointment } from '#shared/domain/model/appointment';
import { conflictKindsText } from '#shared/i18n/fr/conflict-kinds';
import { conflictsText } from '#shared/i18n/fr/conflicts';
import { entryById } from '#shared/lib/entry-by-id';
import { appointmentParams, type Navigate } from '#shared/routes/places';

import { useCommands } from '../../data/commands/use-commands';
import { Note } from '../../ui/note';
import { ActBar } from './act-bar';
import type { PaneProps } from './pane';
import { useSettle } from './use-settle';

const text = conflictKindsText.erased;

type ErasedPaneProps = PaneProps & { readonly appointment: Appointment; readonly onNavigate: Navigate };

/** Somebody is expected whose file is erased: when, for what and who booked it, and the way to give the place back. */
export const ErasedPane = ({ appointment, words, onNavigate, onLater, onSettled }: ErasedPaneProps) => {
  const { id, day, time, deskId, reasonId, events } = appointment;
  const { cancelAppointment } = useCommands();
  const { run, problem } = useSettle(words);
  const agentId = events.find(({ type }) => type === 'booked')?.by.agentId ?? '';
  const cancel = (): void =>
    void run(() => cancelAppointment({ appointmentId: id, by: 'office', why: text.why })).then(
      (done) => done && onSettled(''),
    );
  return (
    <section className="co-main" aria-label={text.region}>
      <div className="co-scroll">
        <header>
          <h2>{text.region}</h2>
        </header>
        <Note tone="warn">{text.lead}</Note>
        <dl className="co-facts co-facts--long">
          {[
            [text.heads.when, conflictsText.dayAndTime(day, time, words.today)],
            [text.heads.desk, words.deskNumber(deskId)],
            [text.heads.reason, entryById(words.reference.reasons, reasonId)?.name ?? ''],
            [text.heads.by, words.agent(agentId)],
            [text.heads.todo, text.todo],
          ]
            .filter(([, said]) => said !== '')
            .map(([term, said]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{said}</dd>
              </div>
            ))}
        </dl>
      </div>
      <ActBar
        problem={problem}
        confirm={{ label: text.cancel, run: cancel }}
        other={{ label: text.open, run: () => onNavigate('agenda', appointmentParams(appointment)) }}
        doing={[id, '']}
        onLater={onLater}
      />
    </section>
  );
};
