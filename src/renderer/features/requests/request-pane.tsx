import type { SiteReference } from '#shared/domain/model/reference';
import type { RequestLine } from '#shared/domain/requests/request-line';
import { requestsText } from '#shared/i18n/fr/requests';
import { entryById } from '#shared/lib/entry-by-id';
import { stepsInVain } from '#shared/domain/lifecycle/crossing-news';
import { requestDetails } from '#shared/domain/lifecycle/request-details';
import { undoEvents } from '#shared/domain/lifecycle/undo';
import type { Request } from '#shared/domain/model/request';
import { civilOf } from '#shared/time/civil';

import { useNow } from '../../data/queries/use-now';
import { Note } from '../../ui/note';
import { StatusTag } from '../../ui/status-tag';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { Head } from '../../ui/head';
import { RequestActs } from './request-acts';
import { RequestFacts } from './request-facts';
import { useRequestActs } from './use-request-acts';
import { requestSign } from './view-model/request-sign';
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
const RequestHistory = ({ request, reference, today, onUndo }: HistoryProps) => {
  const { history } = requestDetails(request);
  const inVain = new Map(stepsInVain(request).map(({ event, by }) => [event.id, by]));
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
          const counts = inVain.get(event.id);
          const vain = counts
            ? text.inVain(
                entryById(reference.agents, counts.by.agentId)?.shortName ?? '',
                sayStep({ event: counts, isUndone: false }, reference),
              )
            : '';
          // To take back what changed nothing changes nothing either.
          const canUndo = !isUndone && !counts && undoEvents(request.events, [event.id]).ok;
          const isLater = event.type === 'received' && request.day !== '' && request.day < day;
          return (
            <li key={event.id} className={classNames('rq-step', (isUndone || counts) && 'is-undone')}>
              <span>
                <b>{what}</b>
                {isUndone && <span className="sr">, {text.undone}</span>}
                <span className="meta">
                  {[isLater ? text.loggedLater(day, today) : requestsText.pane.moment(day, time, today), agent, vain]
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

type RequestPaneProps = {
  readonly line: RequestLine;
  readonly reference: SiteReference;
  readonly now: string;
  readonly today: string;
  /** The agent reads only: a head of service. */
  readonly isReadOnly: boolean;
  readonly onTouch: () => void;
  readonly onClosed: () => void;
  readonly onDone: () => void;
};

/** One request in full, with what can be done. */
const RequestPane = ({ line, reference, now, today, isReadOnly, onTouch, onClosed, onDone }: RequestPaneProps) => {
  const { request, subject } = line;
  const acts = useRequestActs(request, reference);
  const reason = entryById(reference.reasons, request.reasonId)?.name ?? '';
  const undo = (eventId: string): void => {
    onTouch();
    void acts.undo(eventId).then((done) => done && onDone());
  };
  return (
    <aside className="panel rq-pane" aria-label={requestsText.pane.label} data-pane-of={request.id}>
      <header className="rq-pane-head">
        <h2>{reason}</h2>
        {subject !== '' && <p>{subject}</p>}
        <StatusTag sign={requestSign[request.status]}>{requestsText.status[request.status]}</StatusTag>
      </header>
      <div className="panel-body">
        <RequestFacts line={line} reference={reference} now={now} today={today} />
        <RequestHistory request={request} reference={reference} today={today} onUndo={isReadOnly ? null : undo} />
      </div>
      {!isReadOnly && (
        <footer className="panel-foot">
          {acts.problem !== '' && (
            <Note tone="bad" role="alert">
              {acts.problem}
            </Note>
          )}
          <RequestActs {...{ line, reference, today, acts, onTouch, onClosed, onDone }} />
        </footer>
      )}
    </aside>
  );
};

type RequestSideProps = Omit<RequestPaneProps, 'line' | 'now'> & {
  /** `null` while none is shown. */
  readonly line: RequestLine | null;
  /** It is there, but only its department may see it. */
  readonly isRestricted: boolean;
};

/** The side of the requests: the one that is shown, or why none is. */
export const RequestSide = ({ line, isRestricted, ...props }: RequestSideProps) => {
  const now = useNow(60_000);
  if (line) return <RequestPane key={line.request.id} line={line} now={now} {...props} />;
  return (
    <aside className="panel rq-pane" aria-label={requestsText.pane.label}>
      <p className="panel-body meta">{isRestricted ? requestsText.restricted : ''}</p>
    </aside>
  );
};
