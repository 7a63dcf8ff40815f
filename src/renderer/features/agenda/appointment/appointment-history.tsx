import { agendaText } from '#shared/i18n/fr/agenda';
import type { EventLog } from '#shared/domain/model/event';
import type { Agent } from '#shared/domain/model/reference';
import { entryById } from '#shared/lib/entry-by-id';

import { Head } from '../../../ui/head';
import { historyLines } from '../view-model/history';

type AppointmentHistoryProps = { readonly events: EventLog; readonly zone: string; readonly agents: readonly Agent[] };

/** What happened to an appointment, in words, newest first. */
export const AppointmentHistory = ({ events, zone, agents }: AppointmentHistoryProps) => {
  const texts = agendaText.detail;
  const lines = historyLines(events, zone)
    .map((line) => ({ ...line, words: texts.event(line.type, line.params) }))
    .filter(({ words }) => words !== '')
    .toReversed();
  return (
    <section className="ag-history">
      <Head title={texts.history} level={3} />
      <ol>
        {lines.map(({ id, words, undone, inVain, agentId, day, time }) => (
          <li key={id}>
            <span className={undone ? 'is-undone' : undefined}>{words}</span>{' '}
            {undone && <span className="meta">{texts.undone}</span>}
            {inVain && <span className="meta">{texts.inVain}</span>}
            <span className="small">{texts.by(entryById(agents, agentId)?.shortName ?? '', day, time)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
};
