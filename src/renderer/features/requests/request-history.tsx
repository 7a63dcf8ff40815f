import { requestDetails } from '#shared/domain/lifecycle/request-details';
import { undoEvents } from '#shared/domain/lifecycle/undo';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Request } from '#shared/domain/model/request';
import { requestsText } from '#shared/i18n/fr/requests';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { Head } from '../../ui/head';
import { sayStep } from './view-model/say-step';

const text = requestsText.history;

type HistoryProps = {
  readonly request: Request;
  readonly reference: SiteReference;
  readonly today: string;
  /** `null` for who reads only. */
  readonly onUndo: ((eventId: string) => void) | null;
};

/** Everything that was done with it, the latest first; the last step can be taken back, whoever took it. */
export const RequestHistory = ({ request, reference, today, onUndo }: HistoryProps) => {
  const { history } = requestDetails(request);
  const { zone } = reference.site;
  return (
    <section className="rq-part" aria-label={text.title}>
      <Head level={3} title={text.title} />
      <ol className="rq-steps">
        {history.toReversed().map((step) => {
          const { event, isUndone } = step;
          const { day, time } = civilOf(event.at, zone);
          const what = sayStep(step, reference);
          const agent = entryById(reference.agents, event.by.agentId)?.shortName;
          const canUndo = !isUndone && undoEvents(request.events, [event.id]).ok;
          const isLater = event.type === 'received' && request.day !== '' && request.day < day;
          return (
            <li key={event.id} className={classNames('rq-step', isUndone && 'is-undone')}>
              <span>
                <b>{what}</b>
                {isUndone && <span className="sr">, {text.undone}</span>}
                <span className="meta">
                  {[isLater ? text.loggedLater(day, today) : requestsText.pane.moment(day, time, today), agent]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              {onUndo && canUndo && (
                <Button size="small" tone="plain" label={text.undoOf(what)} onPress={() => onUndo(event.id)}>
                  {text.undo}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
};
