import { Search } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';

import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import { peopleText } from '#shared/i18n/fr/people';
import { receptionText } from '#shared/i18n/fr/reception';

import { Button } from '../../ui/button';
import { ComboWords, useComboList } from '../../ui/voice/combo-list';
import { useKeys, useReboundOpen } from '../../ui/keys';
import { useOpenPerson } from '../../ui/open-person';
import { Note } from '../../ui/note';
import { TextField } from '../../ui/text-field';
import { useHeld } from '../../ui/redraw/use-unread';
import { useSteady } from '../../ui/redraw/use-steady';
import { useSaid } from '../../ui/voice/use-said';
import { ArrivalRow, arrivalWords, type ArrivalActs } from './arrival-row';
import { ArrivalsHead, foundTitle } from './arrivals-head';
import { ArrivedList } from './arrived-list';
import { ExpectedList } from './expected-list';
import type { RowAct } from './found-row';
import { allArrivals, type Arrival, type Arrivals } from './view-model/arrivals';
import { foundWords, NotListed, SearchResults } from './search-results';
import type { Found } from './use-found';
import { useFoundActs, type FoundActs } from './use-found-acts';
import { citizenOf, rowsOf } from './view-model/arrival-search';
import { sayGone, type Arrived } from './view-model/arrived';
import type { FoundFacts } from './view-model/found-lines';
import { selectedRow, walkedTo } from './view-model/search-choice';

const text = receptionText.arrivals;

type ArrivalsColumnProps = {
  readonly arrivals: Arrivals;
  /** Before the store answered nobody knows whom the town expects. */
  readonly isRead: boolean;
  /** Who came already. */
  readonly arrived: readonly Arrived[];
  /** Another text, `''` for none: it forgets the row that was chosen. */
  readonly onSearch: (text: string) => void;
  readonly onChoose: (key: string) => void;
  /** ↓ is 1, ↑ is -1, while something is searched. */
  readonly onArrow: (arrows: number) => void;
  readonly found: Found;
  readonly facts: FoundFacts;
  readonly acts: FoundActs;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onPassage: () => void;
  readonly onBook: () => void;
};

/** Left column: who is expected today, found in a few letters and checked in by one key. */
export const ArrivalsColumn = (props: ArrivalsColumnProps) => {
  const { arrivals, onSearch, onChoose: pick, found, facts, acts, inputRef } = props;
  const { text: search, key: picked } = found.choice;
  // The text for which Entrée was asked to act and could not: several people are called so.
  const [asked, setAsked] = useState({ search: '' });
  const [showsArrived, setShowsArrived] = useState(false);
  /** The row of the list on which Entrée acted, while it still stands there; `''` for none. */
  const [arriving, setArriving] = useState('');
  const unread = useReboundOpen();
  const list = useRef<HTMLDivElement | null>(null);
  const isSearching = search.trim() !== '';
  const listed = allArrivals(arrivals);
  const rows = rowsOf(found.groups);
  const keys = isSearching ? rows.map(({ key }) => key) : listed.map(({ appointmentId }) => appointmentId);
  const selected = isSearching ? found.selected : selectedRow(picked, keys, '');
  if (arriving !== '' && !keys.includes(arriving)) setArriving('');
  const actsOf = useFoundActs(acts, facts.now.day);
  const mainActOf = (key: string): RowAct | undefined =>
    rows.filter((row) => row.key === key).flatMap((row) => actsOf(row))[0];

  const mainAct = mainActOf(selected);
  // Entrée is pressed on a row and its act: another desk may give the row another act, or make another row the first.
  const offered = isSearching && found.isSettled ? `${selected} ${mainAct?.label ?? ''}` : '';
  const { isTooSoon, once } = useHeld([offered], '', `${search} ${picked}`);
  const openPerson = useOpenPerson();
  const opens = found.meant ?? (rows.length === 1 ? rows[0] : undefined);
  const atHand = isSearching
    ? citizenOf(rows.find(({ key }) => key === selected) ?? rows[0])
    : (listed.find((arrival) => arrival.appointmentId === selected)?.citizenId ?? '');
  useKeys([
    {
      id: 'file',
      key: 'Alt F',
      label: peopleText.file.keyOpen,
      run: () => openPerson?.(atHand),
      when: openPerson !== null && atHand !== '',
    },
    {
      id: 'act',
      key: 'Entrée',
      label: mainAct?.label ?? receptionText.keys.choose,
      bar: true,
      when: isSearching && (mainAct ?? opens) !== undefined,
    },
    { id: 'arrived', key: 'Maj F3', label: receptionText.keys.arrived, run: () => showArrived(true) },
  ]);
  // What Entrée acts on is seen before it is pressed, however far the list was walked for the text before.
  useLayoutEffect(() => {
    const row = list.current?.querySelector('.is-sel');
    if (row) row.scrollIntoView({ block: 'nearest' });
    else if (search !== '') list.current?.scrollTo({ top: 0 });
  }, [selected, search]);
  const showArrived = (isShown: boolean): void => {
    setShowsArrived(isShown);
    if (isShown) onSearch('');
    else inputRef.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const arrows = event.key === 'ArrowDown' ? 1 : -1;
      // Who arrives stands in the list until their number is there: ↓ goes on to the next person.
      if (isSearching) props.onArrow(arrows);
      else pick(walkedTo(keys, selected === '' ? arriving : selected, arrows));
    }
    if (event.key === 'Enter' && (selected !== '' || isSearching)) {
      event.preventDefault();
      // Whom the arrows mean is not seen yet.
      if (found.choice.arrows !== 0) return;
      enter();
    }
    if (event.key === 'Escape' && isSearching) {
      event.stopPropagation();
      onSearch('');
    }
  };

  /** What Entrée does: the main act of the chosen row. The search stays under an act that asks first. */
  const act = (key: string): void => {
    const done = isSearching ? mainActOf(key) : undefined;
    if (isSearching) done?.run();
    else {
      acts.onCheckIn(key);
      setArriving(key);
    }
    if (!done?.asks) onSearch('');
  };

  /** By hand. A second Entrée right after the one that opened the row is not for its act. */
  const choose = (key: string): void => {
    pick(key);
    unread();
  };
  /** Where Entrée must not act at once it shows what can be done about the one who is meant, and says when there are several. */
  const openMeant = (): void => {
    if (opens) {
      pick(opens.key);
      const opening = mainActOf(opens.key);
      if (opening?.asks) {
        opening.run();
        return;
      }
      unread();
      // With the next picture the acts of the row are there, and have not been read either.
      requestAnimationFrame(() => {
        unread();
        list.current?.querySelector<HTMLButtonElement>('.is-sel .btn--main')?.focus();
      });
    } else if (rows.length > 1) setAsked({ search });
  };

  const enter = (): void => {
    if (selected === '') openMeant();
    else if (isSearching) once(0, () => act(selected));
    else act(selected);
  };
  const onListKey = (event: KeyboardEvent): void => {
    // The open row shows Entrée on its first act: there it does not close the row.
    if (event.key === 'Enter' && event.target instanceof Element && event.target.matches('[aria-expanded="true"]')) {
      event.preventDefault();
      if (!event.repeat) enter();
      return inputRef.current?.focus();
    }
    if (event.key !== 'Escape' || (!showsArrived && !isSearching)) return;
    event.stopPropagation();
    if (isSearching) onSearch('');
    else setShowsArrived(false);
    inputRef.current?.focus();
  };

  const rowActs = useSteady<ArrivalActs>({
    onSelect: (id) => choose(id === picked ? '' : id),
    onCheckIn: (id) => {
      acts.onCheckIn(id);
      onSearch('');
      inputRef.current?.focus();
    },
    onOpen: acts.onOpen,
    onFile: (citizenId) => openPerson?.(citizenId),
  });
  const row = (arrival: Arrival, match?: CitizenMatch) => (
    <ArrivalRow
      key={arrival.appointmentId}
      arrival={arrival}
      match={match}
      isSelected={arrival.appointmentId === selected}
      acts={rowActs}
      hasFile={openPerson !== null && arrival.citizenId !== ''}
    />
  );
  const titleFor = (chosen: string): string =>
    isTooSoon ? text.tooSoon : foundTitle({ ...found, selected: chosen }, rows, asked.search === search);

  // Whoever the agent here receives is chosen no more: this was done elsewhere.
  const gone = sayGone(isSearching ? '' : picked, keys, props.arrived);
  useSaid('refusal', gone.text, { nameless: gone.nameless });
  // Said at each Entrée that names nobody. The arrows change nothing in how many there are: of them the row is read.
  const counted = !isSearching || found.notYet === peopleText.search.reading ? '' : titleFor(selected && found.first);
  const at = keys.indexOf(selected);
  // The expected people are a list of the field once the arrows walk them.
  const options = { label: text.title, count: isSearching || at >= 0 ? keys.length : 0, at };
  const combo = useComboList(options);
  const wordsAt = (index: number): string => {
    const [searched, expected] = [rows[index], listed[index]];
    const words = isSearching ? searched && foundWords(searched, facts, actsOf) : expected && arrivalWords(expected);
    return (words ?? []).filter(Boolean).join(', ');
  };
  // The only one is chosen while letters are still typed, and each of them cuts off what the reader says of the row.
  // A name that is only like what was typed is counted as nobody, also once the arrows choose it.
  const isOnly = isSearching && rows.length === 1 && selected !== '' && selected === found.first && !isTooSoon;
  useSaid('count', isOnly ? text.foundOne(counted, wordsAt(0)) : counted, { answers: asked, nameless: counted });

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
        combo={combo.field}
      />
      <ComboWords {...options} combo={combo} wordsAt={wordsAt} onPick={(index) => pick(keys[index] ?? '')} />
      <ArrivalsHead
        shows={isSearching ? 'found' : showsArrived ? 'arrived' : 'expected'}
        found={titleFor(selected)}
        arrivals={arrivals}
        isRead={props.isRead}
        arrived={props.arrived.length}
        onClear={() => onSearch('')}
        onArrived={showArrived}
      />
      {gone.text !== '' && <Note tone="warn">{gone.text}</Note>}
      <div className="arrs" aria-busy={!props.isRead && !isSearching} ref={list} onKeyDown={onListKey}>
        {isSearching ? (
          <>
            <SearchResults
              groups={found.groups}
              facts={facts}
              selected={selected}
              onSelect={choose}
              actsOf={actsOf}
              expectedRow={({ arrival, match }) => row(arrival, match)}
            />
            <NotListed onPassage={props.onPassage} onBook={props.onBook} />
          </>
        ) : showsArrived ? (
          <ArrivedList people={props.arrived} onOpen={acts.onOpen} />
        ) : (
          <>
            {props.isRead && <ExpectedList arrivals={arrivals} listed={listed} row={row} />}
            {props.isRead && listed.length === 0 && (
              <div className="none">
                <p>{text.none(arrivals.arrived)}</p>
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
