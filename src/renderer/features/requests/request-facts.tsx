import type { ReactNode } from 'react';

import { commitmentFor } from '#shared/domain/requests/commitment-for';
import { pausedDays } from '#shared/domain/requests/request-clock';
import type { RequestLine } from '#shared/domain/requests/request-line';
import { requestDetails } from '#shared/domain/lifecycle/request-details';
import { displayName } from '#shared/domain/model/citizen-values';
import type { SiteReference } from '#shared/domain/model/reference';
import { channelText, outcomeText } from '#shared/i18n/fr/common';
import { requestsText } from '#shared/i18n/fr/requests';
import { phoneInPairs } from '#shared/lib/phone';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { Button } from '../../ui/button';
import { useOpenPerson } from '../../ui/open-person';

const text = requestsText.pane;
const facts = text.facts;

type FactsProps = {
  readonly line: RequestLine;
  readonly reference: SiteReference;
  readonly now: string;
  readonly today: string;
};

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Who = ({ citizenId }: { readonly citizenId: string }) => {
  const values = useCitizenValues([citizenId]).get(citizenId);
  const openPerson = useOpenPerson();
  if (!values) return <span className="meta">{facts.nobody}</span>;
  const reach = [phoneInPairs(values.phone), values.email].filter(Boolean).join(' · ');
  const name = displayName(values);
  return (
    <>
      {name !== '' && <b className="rq-name">{name}</b>}
      {reach !== '' && <span className="meta rq-copyable">{reach}</span>}
      {openPerson && (
        <Button tone="link" onPress={() => openPerson(citizenId)}>
          {text.openFile}
        </Button>
      )}
    </>
  );
};

/** Which commitment it is, and for whom it was made. */
const whyDue = ({ request }: RequestLine, reference: SiteReference): string => {
  const commitment = commitmentFor(reference.commitments, request);
  if (!commitment) return '';
  const reason = entryById(reference.reasons, commitment.reasonId);
  const about = [
    reason ? text.whyReason(reason.name) : '',
    commitment.channel === '' ? '' : text.whyChannel(channelText[commitment.channel].toLowerCase()),
  ].filter(Boolean);
  return text.why(commitment.count, commitment.unit, about.length === 0 ? text.whyAll : about.join(', '));
};

const Due = ({ line, reference, now, today }: FactsProps) => {
  const { dueDay, lateDays, request } = line;
  if (dueDay === '') return <span className="meta">{requestsText.list.noDue}</span>;
  const isPaused = request.status === 'waitingOnCitizen';
  return (
    <>
      <b>{text.due(dueDay, today)}</b>
      {lateDays > 0 && <span className="late">{requestsText.list.late(lateDays)}</span>}
      <span className="meta">{whyDue(line, reference)}</span>
      {isPaused && (
        <span className="meta">{text.paused(Math.floor(pausedDays(request, 'calendarDays', reference, now)))}</span>
      )}
    </>
  );
};

const Given = ({ line, reference }: Pick<FactsProps, 'line' | 'reference'>) => {
  const agent = entryById(reference.agents, line.agentId);
  const department = entryById(reference.departments, line.departmentId)?.name ?? '';
  if (line.request.departmentId === '' && !agent)
    return (
      <>
        {line.group !== 'closed' && <span>{requestsText.list.nobody}</span>}
        <span className="meta">{department}</span>
      </>
    );
  return (
    <>
      <b>{agent?.name ?? department}</b>
      {agent && <span className="meta">{department}</span>}
    </>
  );
};

const isOutcome = (code: string): code is keyof typeof outcomeText => Object.hasOwn(outcomeText, code);

const Ended = ({ line, reference }: Pick<FactsProps, 'line' | 'reference'>) => {
  const { themeId } = requestDetails(line.request);
  const { outcome } = line.request;
  const theme = entryById(reference.themes, themeId)?.name;
  return (
    <>
      <Fact name={facts.outcome}>{isOutcome(outcome) ? outcomeText[outcome] : ''}</Fact>
      <Fact name={facts.theme}>{theme ?? <span className="meta">{facts.noTheme}</span>}</Fact>
    </>
  );
};

/** Who asks, by which way, since when, by when, and who has it. */
export const RequestFacts = (props: FactsProps) => {
  const { line, reference, today } = props;
  const { request } = line;
  const received = civilOf(request.receivedAt, reference.site.zone);
  const { externalId } = requestDetails(request);
  return (
    <dl className="rq-facts">
      <Fact name={facts.due}>
        <Due {...props} />
      </Fact>
      <Fact name={facts.person}>
        <Who citizenId={request.citizenId} />
      </Fact>
      <Fact name={facts.channel}>{channelText[request.channel]}</Fact>
      <Fact name={facts.received}>
        {text.moment(received.day, received.time, today)}
        {line.ageDays > 0 && <span className="meta">{text.ageDays(line.ageDays, line.group === 'closed')}</span>}
      </Fact>
      <Fact name={facts.who}>
        <Given {...props} />
      </Fact>
      {request.status === 'closed' && <Ended {...props} />}
      {externalId !== '' && <Fact name={facts.external}>{externalId}</Fact>}
    </dl>
  );
};
