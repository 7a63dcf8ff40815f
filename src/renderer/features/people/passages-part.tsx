import type { Person } from '#shared/domain/people/person';
import type { SiteReference } from '#shared/domain/model/reference';
import { knownBy } from '#shared/domain/model/citizen-values';
import { peopleText } from '#shared/i18n/fr/people';
import { DESK_WINDOW_DAYS } from '#shared/sync/desk-window';

import { seenPassages } from '#shared/domain/people/seen-passages';
import { entryById } from '#shared/lib/entry-by-id';
import { usePassages } from '../../data/queries/use-passages';
import { useRequestSight } from '../../data/queries/use-request-sight';
import { Button } from '../../ui/button';
import { Head } from '../../ui/head';
import { StatusTag } from '../../ui/status-tag';
import { passageLine, type PassageLine } from './view-model/passage-line';

type PassagesPartProps = {
  readonly person: Person;
  readonly reference: SiteReference;
  readonly today: string;
  readonly onAppointment: (appointmentId: string, day: string) => void;
  /** `null` = who sits here does not go to the requests. */
  readonly onRequest: ((requestId: string) => void) | null;
};

const texts = peopleText.passages;

type LineProps = { readonly line: PassageLine; readonly onOpen: () => void; readonly onRequest: (() => void) | null };

const Line = ({ line, onOpen, onRequest }: LineProps) => (
  <li>
    <span>
      <b>{line.when}</b>
      <span>{line.what}</span>
      {line.details !== '' && <span className="meta">{line.details}</span>}
    </span>
    <span className="pf-do">
      <StatusTag sign={line.sign}>{line.word}</StatusTag>
      {line.appointmentId !== '' && (
        <Button size="small" label={texts.openOf(line.when)} onPress={onOpen}>
          {texts.openAppointment}
        </Button>
      )}
      {line.requestId !== '' && onRequest && (
        <Button size="small" label={texts.openRequestOf(line.when)} onPress={onRequest}>
          {texts.openAppointment}
        </Button>
      )}
    </span>
  </li>
);

/** Every time the person was here or will come: what is ahead first, then the past, the latest first. */
export const PassagesPart = ({ person, reference, today, onAppointment, onRequest }: PassagesPartProps) => {
  const guardianIds = person.guardian ? [person.guardian.id] : [];
  const passages = usePassages(person.memberIds, guardianIds);
  const maySee = useRequestSight(reference);
  const { seen: ahead, hidden: hiddenAhead } = seenPassages(passages.ahead, maySee);
  const { seen: past, hidden: hiddenPast } = seenPassages(passages.past, maySee);
  const { isWhole } = passages;
  const hidden = hiddenAhead + hiddenPast;
  const reasonName = (id: string): string => entryById(reference.reasons, id)?.name ?? '';
  const companion = (citizenId: string): string =>
    citizenId === person.guardian?.id ? knownBy(person.guardian.values) : '';
  const lines = (shown: typeof ahead) => (
    <ul className="pf-list">
      {shown.map((passage) => {
        const line = passageLine(passage, today, reasonName, companion);
        return (
          <Line
            key={line.id}
            line={line}
            onOpen={() => onAppointment(line.appointmentId, line.day)}
            onRequest={onRequest && (() => onRequest(line.requestId))}
          />
        );
      })}
    </ul>
  );
  return (
    <section className="pf-part" aria-label={texts.title}>
      <Head level={3} title={texts.title} meta={texts.count(ahead.length + past.length)} />
      <h4 className="pf-sub">{texts.ahead}</h4>
      {ahead.length === 0 ? <p className="meta">{texts.noneAhead}</p> : lines(ahead)}
      <h4 className="pf-sub">{texts.past}</h4>
      {past.length === 0 && isWhole && !passages.isUnreachable ? <p className="meta">{texts.noneYet}</p> : lines(past)}
      {passages.isUnreachable && (
        <p className="meta" role="status">
          {texts.olderAtServer(reference.site.deskWindowDays ?? DESK_WINDOW_DAYS)}
        </p>
      )}
      {passages.isCut && <p className="meta">{texts.cut}</p>}
      {hidden > 0 && <p className="meta">{texts.hidden(hidden)}</p>}
      {!isWhole && (
        <p className="meta" role="status">
          {texts.reading}
        </p>
      )}
    </section>
  );
};
