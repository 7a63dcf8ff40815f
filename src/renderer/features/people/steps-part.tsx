import { useState } from 'react';

import { crossedByArrival } from '#shared/domain/lifecycle/crossed-by-arrival';
import { whyOf } from '#shared/domain/lifecycle/crossing-news';
import { effectiveEvents } from '#shared/domain/lifecycle/event-log';
import { trailOf, type TrailStep } from '#shared/domain/lifecycle/event-trail';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { AnyEvent } from '#shared/domain/model/event';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Person } from '#shared/domain/people/person';
import { agendaText } from '#shared/i18n/fr/agenda';
import { sayAppointmentEvent } from '#shared/i18n/fr/appointment-events';
import { statusText } from '#shared/i18n/fr/common';
import { peopleText } from '#shared/i18n/fr/people';
import { settingsHistoryText } from '#shared/i18n/fr/settings-history';
import { ticketCardText } from '#shared/i18n/fr/ticket-card';
import { sayWaiting } from '#shared/i18n/fr/waiting-writes';
import { entryById } from '#shared/lib/entry-by-id';
import type { EventOrigin } from '#shared/sync/wire/history-calls';
import { civilOf } from '#shared/time/civil';

import type { SaidActs } from '../../data/commands/use-said-acts';
import { useDocumentPast } from '../../data/queries/history/use-history';
import { usePersonDocuments, type PersonDocument } from '../../data/queries/history/use-person-documents';
import { useRequestSight } from '../../data/queries/use-request-sight';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { Note } from '../../ui/note';
import { FoldedPart } from './folded-part';

const texts = settingsHistoryText.steps;

const textsOf = (event: AnyEvent): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(event).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

const sayStep = (collection: PersonDocument['collection'], event: AnyEvent): string =>
  (collection === 'appointments' && sayAppointmentEvent(event.type, textsOf(event))) ||
  sayWaiting(collection, event.type);

const titleOf = (one: PersonDocument): string => {
  switch (one.collection) {
    case 'appointments':
      return texts.appointment(one.document);
    case 'tickets':
      return texts.ticket(one.document.label, one.document.day);
    case 'requests':
      return texts.request(one.document.day);
    default:
      return one satisfies never;
  }
};

const stateOf = ({ collection, document }: PersonDocument): string => {
  const { status } = document;
  if (status === 'void') return texts.void;
  if (collection === 'requests')
    return (peopleText.passages.requests as Readonly<Record<string, string>>)[status] ?? '';
  const cancelled = status === 'cancelledByCitizen' || status === 'cancelledByOffice';
  return cancelled ? statusText.cancelled : ((statusText as Readonly<Record<string, string>>)[status] ?? '');
};

/** Why a step changed nothing, in words; `''` = it did change something. */
const inVain = ({ collection, document }: PersonDocument, { id }: AnyEvent): string => {
  if (collection === 'appointments')
    return crossedByArrival(effectiveEvents(document.events)).has(id) ? agendaText.detail.inVain : '';
  const found =
    collection === 'tickets' ? ticketDetails(document).crossed.find(({ event }) => event.id === id) : undefined;
  return found ? ticketCardText.crossed.step(whyOf(found.event, found.by)) : '';
};

type Shared = { readonly reference: SiteReference; readonly acts: SaidActs };
type StepProps = Shared & {
  readonly one: PersonDocument;
  readonly step: TrailStep;
  readonly origins: ReadonlyMap<string, EventOrigin>;
};

const Step = ({ one, step, origins, reference, acts }: StepProps) => {
  const { event, undoneBy, back } = step;
  const what = sayStep(one.collection, event);
  const by = ({ id, at, by: author }: AnyEvent): string =>
    texts.by(
      settingsHistoryText.person.when(civilOf(at, reference.site.zone)),
      entryById(reference.agents, author.agentId)?.shortName ?? '',
      origins.get(id),
    );
  const take = (): void =>
    void acts.run((commands) =>
      commands.takeStepBack({ collection: one.collection, id: one.document.id, eventIds: back, what }),
    );
  const vain = inVain(one, event);
  return (
    <li>
      <span>
        <span className={classNames(undoneBy !== null && 'is-undone')}>{what}</span>
        <span className="meta">{by(event)}</span>
        {vain !== '' && <span className="meta">{vain}</span>}
        {undoneBy && <span className="meta">{texts.undone(by(undoneBy))}</span>}
      </span>
      {back.length > 0 && (
        <span className="pf-do">
          <Button size="small" label={undoneBy ? texts.giveOf(what) : texts.takeOf(what)} onPress={take}>
            {undoneBy ? texts.give : texts.take}
          </Button>
        </span>
      )}
    </li>
  );
};

const Steps = ({ one, ...shared }: Shared & { readonly one: PersonDocument }) => {
  const origins = useDocumentPast(one.collection, one.document.id);
  if (origins === null) return <p className="meta">{settingsHistoryText.loading}</p>;
  if (typeof origins === 'string') return <Note tone="warn">{settingsHistoryText[origins]}</Note>;
  return (
    <ol className="pf-list pf-steps" aria-label={texts.open(titleOf(one))}>
      {trailOf(one.document.events).map((step) => (
        <Step key={step.event.id} one={one} step={step} origins={origins} {...shared} />
      ))}
    </ol>
  );
};

type StepsPartProps = Shared & { readonly person: Person };

const Documents = ({ person, ...shared }: StepsPartProps) => {
  const { documents: all, isWhole } = usePersonDocuments(person.memberIds);
  const maySee = useRequestSight(shared.reference);
  const documents = all.filter(({ collection, document }) => collection === 'appointments' || maySee(document));
  const [openId, setOpenId] = useState('');
  return (
    <>
      <p className="meta">{documents.length === 0 && isWhole ? texts.none : texts.lead}</p>
      <ul className="pf-list">
        {documents.map((one) => {
          const { id } = one.document;
          const isOpen = id === openId;
          return (
            <li key={id} className={classNames(isOpen && 'pf-open')}>
              <span>
                <Button tone="link" onPress={() => setOpenId(isOpen ? '' : id)} isExpanded={isOpen}>
                  {titleOf(one)}
                </Button>
                <span className="meta">{stateOf(one)}</span>
              </span>
              {isOpen && <Steps one={one} {...shared} />}
            </li>
          );
        })}
      </ul>
      {documents.length < all.length && (
        <p className="meta">{peopleText.passages.hidden(all.length - documents.length)}</p>
      )}
      {!isWhole && (
        <p className="meta" role="status">
          {texts.reading}
        </p>
      )}
    </>
  );
};

/** For whoever has the right to the past: what was done to the appointments, tickets and requests of this person, from which device, and back with a step. */
export const StepsPart = (props: StepsPartProps) => (
  <FoldedPart texts={texts}>{() => <Documents {...props} />}</FoldedPart>
);
