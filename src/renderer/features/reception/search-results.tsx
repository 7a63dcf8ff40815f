import type { ReactNode } from 'react';

import { strandedFrom } from '#shared/domain/booking/stranded-appointments';
import type { Call } from '#shared/domain/calls/call-list';
import { knownBy } from '#shared/domain/model/citizen-values';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import type { TicketStanding } from '#shared/domain/queue/ticket-standing';
import { bornIn } from '#shared/i18n/fr/format';
import { peopleText } from '#shared/i18n/fr/people';
import { receptionText } from '#shared/i18n/fr/reception';
import { whereaboutsText } from '#shared/i18n/fr/whereabouts';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { MarkedText } from '../../ui/marked-text';
import { Button } from '../../ui/button';
import { useOpenPerson } from '../../ui/open-person';
import { arrivalWords } from './arrival-row';
import { FoundRowItem } from './found-row';
import type { ActsOf } from './use-found-acts';
import type { FoundGroup, FoundGroupName, FoundRow } from './view-model/arrival-search';

type FileButtonProps = {
  readonly citizenId: string;
  readonly name: string;
  /** The key that opens this file, `''` for none. */
  readonly keys: string;
};

/** Opens the file of somebody who was found. */
const FileButton = ({ citizenId, name, keys }: FileButtonProps) => {
  const openPerson = useOpenPerson();
  if (!openPerson) return null;
  return (
    <Button
      size="small"
      className="arr-file"
      label={peopleText.file.openOf(name)}
      {...(keys === '' ? {} : { keys })}
      onPress={() => openPerson(citizenId)}
    >
      {peopleText.file.open}
    </Button>
  );
};

const text = receptionText.arrivals;

/** What the lines of a result are made of. */
export type ResultFacts = {
  readonly reference: SiteReference;
  readonly now: { readonly day: string; readonly time: string };
  readonly standingOf: (ticket: Ticket) => TicketStanding;
  /** What the person of an appointment still has to be told. */
  readonly callToMake: (appointment: Appointment) => Call | null;
};

type SearchResultsProps = {
  readonly groups: readonly FoundGroup[];
  readonly facts: ResultFacts;
  readonly selected: string;
  readonly onSelect: (key: string) => void;
  readonly actsOf: ActsOf;
  /** The row of somebody expected today. */
  readonly expectedRow: (row: Extract<FoundRow, { kind: 'expected' }>) => ReactNode;
};

const titleOf = (name: FoundGroupName, isAlone: boolean): string =>
  ({
    number: text.byNumber,
    expected: text.expectedToday,
    here: text.alreadyHere,
    today: text.today,
    otherDay: text.otherDay,
    without: text.withoutAppointment,
    reading: whereaboutsText.reading,
    near: isAlone ? peopleText.search.didYouMean : peopleText.search.nearNames,
  })[name];

/** The lines of somebody who is not expected now, or of a number: the first says who. */
const linesOf = (row: Exclude<FoundRow, { kind: 'expected' }>, facts: ResultFacts): readonly [string, ...string[]] => {
  const { reference, now, standingOf, callToMake } = facts;
  const { zone } = reference.site;
  const reasonName = (id: string): string => entryById(reference.reasons, id)?.name ?? '';
  const ticketLine = (ticket: Ticket): string =>
    whereaboutsText.ticket(
      ticket,
      standingOf(ticket),
      entryById(reference.desks, ticket.deskId)?.number ?? 0,
      (instant) => civilOf(instant, zone).time,
    );
  if (row.kind === 'ticket') {
    const holder = row.values ? [knownBy(row.values)] : [];
    const [first, ...rest] = [...holder, ticketLine(row.ticket), reasonName(row.ticket.reasonId)].filter(Boolean);
    return [first ?? '', ...rest];
  }
  const { match, whereabouts, ticket: asked } = row;
  const others = (whereabouts?.tickets ?? []).filter(({ id }) => id !== asked?.id);
  return [
    match.name,
    ...[...(asked ? [asked] : []), ...others].map(ticketLine),
    ...(whereabouts?.appointments ?? []).map((one) =>
      whereaboutsText.appointment(one, reasonName(one.reasonId), now, {
        isStranded: strandedFrom(reference, now)(one),
        call: callToMake(one),
      }),
    ),
    ...(match.birthDate === '' ? [] : [bornIn(match.birthDate)]),
    ...(match.knownAs === '' ? [] : [peopleText.search.knownAs(match.knownAs)]),
  ];
};

/** A row of a search as it is heard; what Entrée does about it is said where that is not to note that they came. */
export const foundWords = (row: FoundRow, facts: ResultFacts, actsOf: ActsOf): readonly string[] => {
  if (row.kind === 'expected') return arrivalWords(row.arrival, row.match);
  return [
    ...linesOf(row, facts),
    ...actsOf(row)
      .slice(0, 1)
      .map(({ label }) => label),
  ];
};

/** What a search found, each with what they have and what can be done. */
export const SearchResults = (props: SearchResultsProps) => {
  const { groups, facts, selected, onSelect, actsOf } = props;
  const item = (row: FoundRow): ReactNode => {
    if (row.kind === 'expected') return props.expectedRow(row);
    const chosen = {
      acts: actsOf(row),
      isSelected: row.key === selected,
      onSelect: () => onSelect(row.key === selected ? '' : row.key),
    };
    const [name, ...lines] = linesOf(row, facts);
    const keys = row.key === selected ? 'Alt F' : '';
    if (row.kind === 'ticket') {
      const file = row.values && <FileButton citizenId={row.ticket.citizenId} name={name} keys={keys} />;
      return <FoundRowItem key={row.key} name={name} lines={lines} end={file} {...chosen} />;
    }
    const { match } = row;
    return (
      <FoundRowItem
        key={row.key}
        name={<MarkedText text={match.name} ranges={match.ranges} />}
        lines={lines}
        end={<FileButton citizenId={match.citizenId} name={match.name} keys={keys} />}
        {...chosen}
      />
    );
  };
  return groups.map(({ name, rows }) => (
    <section key={name}>
      <h3 className="sub">{titleOf(name, groups.length === 1)}</h3>
      <ul>{rows.map(item)}</ul>
    </section>
  ));
};

type NotListedProps = { readonly onPassage: () => void; readonly onBook: () => void };

/** Behind all rows: what to do for somebody who is none of them. */
export const NotListed = ({ onPassage, onBook }: NotListedProps) => (
  <div className="none">
    <p>{text.notListed}</p>
    <Button size="small" keys="F2" onPress={onPassage}>
      {receptionText.passage.title}
    </Button>
    <Button size="small" keys="F4" onPress={onBook}>
      {receptionText.keys.appointment}
    </Button>
  </div>
);
