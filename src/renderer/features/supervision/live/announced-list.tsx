import type { Announced } from '#shared/domain/lifecycle/announced-measures';
import { receivedOnRequest } from '#shared/domain/insights/day/received-on-request';
import { askedFault, type AskedFault, type FaultInput } from '#shared/domain/insights/day/openings';
import type { Measure } from '#shared/domain/model/measure';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { optionsText } from '#shared/i18n/fr/supervision-options';
import { entryById } from '#shared/lib/entry-by-id';

import { Button } from '../../../ui/button';
import type { Announcing } from './use-announce';

const text = optionsText.announced;

/** What was announced in words, with whom it asks. */
export const announcedWords = ({ measure }: Announced, { desks, agents }: SiteReference): string => {
  const desk = entryById(desks, measure.deskId)?.number ?? 0;
  const name = entryById(agents, measure.agentId)?.shortName ?? '';
  const { from, to } = measure;
  const words = {
    open: text.open(desk, from, to),
    pause: text.pause(desk, from),
    switch: text.switched(desk, from, to),
  }[measure.kind];
  return name === '' ? words : `${words}, ${name}`;
};

const faultWords = (fault: AskedFault): string => {
  const words = text.fault;
  if (fault.kind === 'late' || fault.kind === 'replaced') return words[fault.kind];
  return fault.kind === 'elsewhere' ? words.elsewhere(fault.number) : words[fault.kind](fault.label, fault.to);
};

/** A moment of a day: who sits where, and who was called. */
export type ListMoment = FaultInput & { readonly tickets: readonly Ticket[] };

const receivedWords = (measure: Measure, moment: ListMoment): string => {
  const people = receivedOnRequest(measure, moment);
  return people === null ? '' : `\u00A0: ${text.received(people, measure.to <= moment.time)}`;
};

type AnnouncedListProps = {
  readonly announced: readonly Announced[];
  readonly moment: ListMoment;
  readonly reference: SiteReference;
  readonly onWithdraw: Announcing['withdraw'];
};

type WordsProps = {
  readonly one: Announced;
  readonly fault: AskedFault | null;
  /** What came of it so far, `''` = nothing is said. */
  readonly received: string;
  readonly reference: SiteReference;
};

const AnnouncedWords = ({ one, fault, received, reference }: WordsProps) => (
  <span className={fault || received !== '' ? undefined : 'clip'}>
    {announcedWords(one, reference)}
    {fault ? <b className="late">{`\u00A0: ${faultWords(fault)}`}</b> : received}
  </span>
);

/** What stands announced for today, whoever said it at whatever desk. */
export const AnnouncedList = ({ announced, moment, reference, onWithdraw }: AnnouncedListProps) =>
  announced.length > 0 && (
    <ul className="su-told" aria-label={text.title}>
      {announced.map((one) => (
        <li key={one.eventId}>
          <AnnouncedWords
            one={one}
            fault={askedFault(moment, one.measure)}
            received={receivedWords(one.measure, moment)}
            reference={reference}
          />
          {onWithdraw && (
            <Button
              size="small"
              tone="link"
              label={`${text.withdraw}, ${announcedWords(one, reference)}`}
              onPress={() => onWithdraw(one)}
            >
              {text.withdraw}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
