import type { ReactNode } from 'react';

import { peopleText } from '#shared/i18n/fr/people';
import { receptionText } from '#shared/i18n/fr/reception';
import { whereaboutsText } from '#shared/i18n/fr/whereabouts';

import { MarkedText } from '../../ui/marked-text';
import { Button } from '../../ui/button';
import { useOpenPerson } from '../../ui/open-person';
import { arrivalWords } from './arrival-row';
import { FoundRowItem } from './found-row';
import type { ActsOf } from './use-found-acts';
import type { FoundGroup, FoundGroupName, FoundRow } from './view-model/arrival-search';
import { foundLines, type FoundFacts } from './view-model/found-lines';

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

type SearchResultsProps = {
  readonly groups: readonly FoundGroup[];
  readonly facts: FoundFacts;
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

/** A row of a search as it is heard; what Entrée does about it is said where that is not to note that they came. */
export const foundWords = (row: FoundRow, facts: FoundFacts, actsOf: ActsOf): readonly string[] => {
  if (row.kind === 'expected') return arrivalWords(row.arrival, row.match);
  return [
    ...foundLines(row, facts),
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
    const [name, ...lines] = foundLines(row, facts);
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
