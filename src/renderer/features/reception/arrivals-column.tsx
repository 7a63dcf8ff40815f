import { Search } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { useState } from 'react';

import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import { readSearch } from '#shared/domain/people/search-wish';
import { peopleText } from '#shared/i18n/fr/people';
import { statusText } from '#shared/i18n/fr/common';
import { receptionText } from '#shared/i18n/fr/reception';

import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { useOpenPerson } from '../../ui/open-person';
import { Head } from '../../ui/head';
import { TextField } from '../../ui/text-field';
import { ArrivalRow } from './arrival-row';
import { ArrivedList } from './arrived-list';
import { OtherCitizen } from './other-citizen';
import type { Arrival, Arrivals } from './view-model/arrivals';
import { timePrefix, type ArrivalSearch } from './view-model/arrival-search';
import type { Arrived } from './view-model/arrived';

const text = receptionText.arrivals;

type ArrivalsColumnProps = {
  readonly arrivals: Arrivals;
  /** Before the store answered nobody knows whom the town expects. */
  readonly isRead: boolean;
  /** Who came already. */
  readonly arrived: readonly Arrived[];
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly found: ArrivalSearch;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onCheckIn: (appointmentId: string) => void;
  readonly onOpen: (appointmentId: string) => void;
  readonly onPassageFor: (match: CitizenMatch) => void;
  readonly onPassage: () => void;
  readonly onBook: () => void;
};

/** Left column: who is expected today, found in a few letters and checked in by one key. */
export const ArrivalsColumn = (props: ArrivalsColumnProps) => {
  const { arrivals, search, onSearch, found, inputRef, onCheckIn, onOpen } = props;
  const [picked, setPicked] = useState('');
  const [showsArrived, setShowsArrived] = useState(false);
  const isSearching = search.trim() !== '';
  const isTooShort = isSearching && readSearch(search).isTooShort && timePrefix(search) === '';
  const listed: readonly Arrival[] = isSearching
    ? found.expected.map(({ arrival }) => arrival)
    : [...arrivals.late, ...arrivals.now, ...arrivals.next, ...arrivals.over];
  const first = isSearching ? (listed[0]?.appointmentId ?? '') : '';
  const selected = listed.some((arrival) => arrival.appointmentId === picked) ? picked : first;

  const openPerson = useOpenPerson();
  const firstOther = [...found.here, ...found.others][0]?.citizenId ?? '';
  const atHand =
    listed.find((arrival) => arrival.appointmentId === selected)?.citizenId ?? (isSearching ? firstOther : '');
  useKeys([
    {
      id: 'file',
      key: 'Alt F',
      label: peopleText.file.keyOpen,
      run: () => openPerson?.(atHand),
      when: openPerson !== null && atHand !== '',
    },
    { id: 'arrived', key: 'Maj F3', label: receptionText.keys.arrived, run: () => showArrived(true) },
  ]);
  const showArrived = (isShown: boolean): void => {
    setShowsArrived(isShown);
    if (isShown) onSearch('');
    else inputRef.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const index = listed.findIndex((arrival) => arrival.appointmentId === selected);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = listed[index + (event.key === 'ArrowDown' ? 1 : -1)];
      if (next) setPicked(next.appointmentId);
    }
    if (event.key === 'Enter' && selected !== '') {
      event.preventDefault();
      onCheckIn(selected);
      onSearch('');
    }
    if (event.key === 'Escape' && isSearching) {
      event.stopPropagation();
      onSearch('');
    }
  };

  const onListKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !showsArrived || isSearching) return;
    event.stopPropagation();
    showArrived(false);
  };

  const row = (arrival: Arrival, match?: CitizenMatch) => (
    <ArrivalRow
      key={arrival.appointmentId}
      arrival={arrival}
      match={match}
      isSelected={arrival.appointmentId === selected}
      onSelect={() => setPicked(arrival.appointmentId === picked ? '' : arrival.appointmentId)}
      onCheckIn={() => {
        onCheckIn(arrival.appointmentId);
        onSearch('');
        inputRef.current?.focus();
      }}
      onOpen={() => onOpen(arrival.appointmentId)}
      onFile={openPerson && arrival.citizenId !== '' ? () => openPerson(arrival.citizenId) : null}
    />
  );
  const group = (title: string, rows: readonly Arrival[]) =>
    rows.length > 0 && (
      <>
        <h3 className="sub">{title}</h3>
        <ul>{rows.map((arrival) => row(arrival))}</ul>
      </>
    );
  const others = (title: string, matches: readonly CitizenMatch[]) =>
    matches.length > 0 && (
      <>
        <h3 className="sub">{title}</h3>
        <ul>
          {matches.map((match) => (
            <OtherCitizen
              key={match.citizenId}
              match={match}
              onPick={() => props.onPassageFor(match)}
              keys={match.citizenId === atHand ? 'Alt F' : ''}
            />
          ))}
        </ul>
      </>
    );

  return (
    <section className="col col--arr" aria-label={text.title}>
      <TextField
        className="find-big"
        size="big"
        label={text.search}
        hideLabel
        icon={Search}
        placeholder={text.placeholder}
        keys="F3"
        value={search}
        onChange={onSearch}
        onKeyDown={onKeyDown}
        inputRef={inputRef}
      />
      {isSearching ? (
        <Head
          title={
            isTooShort ? text.tooShort : text.found(found.expected.length + found.here.length + found.others.length)
          }
          end={
            <Button tone="link" className="meta" keys="Échap" onPress={() => onSearch('')}>
              {text.clear}
            </Button>
          }
        />
      ) : showsArrived ? (
        <Head
          title={text.alreadyCame}
          meta={props.arrived.length}
          end={
            <Button tone="link" className="meta" keys="Échap" onPress={() => showArrived(false)}>
              {text.expectedAgain}
            </Button>
          }
        />
      ) : (
        <Head
          title={text.title}
          meta={props.isRead ? text.left(arrivals.left) : ''}
          end={
            props.isRead && (
              <Button tone="link" className="meta" onPress={() => showArrived(true)}>
                {text.arrived(arrivals.arrived)}
              </Button>
            )
          }
        />
      )}
      <div className="arrs" onKeyDown={onListKey}>
        {isSearching ? (
          <>
            {found.expected.length > 0 && <h3 className="sub">{text.expectedToday}</h3>}
            <ul>{found.expected.map(({ arrival, match }) => row(arrival, match))}</ul>
            {others(text.alreadyHere, found.here)}
            {others(text.withoutAppointment, found.others)}
            <div className="none">
              <p>{text.notListed}</p>
              <Button size="small" keys="F2" onPress={props.onPassage}>
                {receptionText.passage.title}
              </Button>
              <Button size="small" keys="F4" onPress={props.onBook}>
                {receptionText.keys.appointment}
              </Button>
            </div>
          </>
        ) : showsArrived ? (
          <ArrivedList people={props.arrived} onOpen={onOpen} />
        ) : (
          <>
            {group(text.late, arrivals.late)}
            {group(text.now, arrivals.now)}
            {group(text.next, arrivals.next)}
            {group(statusText.needsOutcome, arrivals.over)}
            {props.isRead && listed.length === 0 && (
              <div className="none">
                <p>{text.none}</p>
                <Button size="small" keys="F2" onPress={props.onPassage}>
                  {text.noneAct}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </section>
  );
};
