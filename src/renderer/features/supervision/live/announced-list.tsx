import type { Announced } from '#shared/domain/insights/day/announced-measures';
import { askedFault, type AskedFault, type FaultInput } from '#shared/domain/insights/day/openings';
import type { SiteReference } from '#shared/domain/model/reference';
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
  if (fault.kind === 'late') return words.late;
  return fault.kind === 'elsewhere' ? words.elsewhere(fault.number) : words[fault.kind](fault.label, fault.to);
};

type AnnouncedListProps = {
  readonly announced: readonly Announced[];
  readonly moment: FaultInput;
  readonly reference: SiteReference;
  readonly onWithdraw: Announcing['withdraw'];
};

type WordsProps = {
  readonly one: Announced;
  readonly fault: AskedFault | null;
  readonly reference: SiteReference;
};

const AnnouncedWords = ({ one, fault, reference }: WordsProps) => (
  <span className={fault ? undefined : 'clip'}>
    {announcedWords(one, reference)}
    {fault && <b className="late">{`\u00A0: ${faultWords(fault)}`}</b>}
  </span>
);

/** What stands announced for today, whoever said it at whatever desk. */
export const AnnouncedList = ({ announced, moment, reference, onWithdraw }: AnnouncedListProps) =>
  announced.length > 0 && (
    <ul className="su-told" aria-label={text.title}>
      {announced.map((one) => (
        <li key={one.eventId}>
          <AnnouncedWords one={one} fault={askedFault(moment, one.measure)} reference={reference} />
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
