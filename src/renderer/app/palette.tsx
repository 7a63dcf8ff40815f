import { Search } from 'lucide-react';
import { type KeyboardEvent, type Ref, useLayoutEffect, useRef, useState, useMemo } from 'react';

import type { SiteReference, Reason } from '#shared/domain/model/reference';
import { peopleText } from '#shared/i18n/fr/people';
import { shellText } from '#shared/i18n/fr/shell';
import type { RouteParams } from '#shared/routes/places';
import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import { filterLines, noFilter } from '#shared/domain/requests/filter-lines';
import { requestLines, type RequestLine } from '#shared/domain/requests/request-line';

import { useCitizenFind } from '../data/queries/use-citizen-search';
import { useTicketsOfDay } from '../data/queries/use-tickets-of-day';
import { useToday } from '../data/queries/use-today';
import { classNames } from '../ui/class-names';
import { useComboList } from '../ui/voice/combo-list';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icon';
import { Kbd } from '../ui/kbd';
import type { ActiveAction } from '../ui/keys';
import { MarkedText } from '../ui/marked-text';
import { useSaid } from '../ui/voice/use-said';
import { useNow } from '../data/queries/use-now';
import { useOfficeRequests } from '../data/queries/use-office-requests';
import { useRequestSight } from '../data/queries/use-request-sight';
import { filterPalette } from './palette-filter';
import { dayEntries, readWish, waysMeant } from './palette-ways';
import { actionEntry, personEntry, requestEntry, ticketEntry, type PaletteEntry } from './palette-entries';
import { usePalettePersons } from './palette/use-palette-persons';
import { usePaletteTickets } from './use-palette-tickets';

/** A request that a text may mean, with the words that name it. */
type PaletteRequest = {
  readonly line: RequestLine;
  readonly reason: Reason | undefined;
  readonly name: string;
};

const fewestLetters = 3;
const most = 5;
const none: readonly PaletteRequest[] = [];

/** The open requests that a text means, by their words or by the people whom it names; only those that who sits here may see. */
const usePaletteRequests = (
  text: string,
  persons: readonly CitizenMatch[],
  reference: SiteReference,
): readonly PaletteRequest[] => {
  const isAsked = text.trim().length >= fewestLetters;
  const { all } = useOfficeRequests(isAsked);
  const maySee = useRequestSight(reference);
  const now = useNow(600_000);
  const lines = useMemo(
    () => (isAsked ? requestLines(all.filter(maySee), reference, now) : []),
    [isAsked, all, maySee, reference, now],
  );
  if (!isAsked) return none;
  const reasons = new Map(reference.reasons.map((reason) => [reason.id, reason]));
  const names = new Map(persons.map(({ citizenId, name }) => [citizenId, name]));
  const wordsOf = ({ subject, request }: RequestLine): readonly string[] => [
    subject,
    reasons.get(request.reasonId)?.name ?? '',
  ];
  return filterLines(lines, { ...noFilter, text }, wordsOf, new Set(names.keys()))
    .slice(0, most)
    .map((line) => ({
      line,
      reason: reasons.get(line.request.reasonId),
      name: names.get(line.request.citizenId) ?? '',
    }));
};

type PaletteProps = {
  readonly actions: readonly ActiveAction[];
  /** Opens the file of a person; without it nobody is looked for: an elected person sees no row of a person. */
  readonly onPerson?: ((citizenId: string) => void) | undefined;
  /** Opens the card of a ticket; without it none is looked for. */
  readonly onTicket?: ((ticketId: string) => void) | undefined;
  /** Opens a request; without it none is looked for. */
  readonly onRequest?: ((requestId: string) => void) | undefined;
  /** Opens the agenda at a day that was typed, perhaps with a form; without it no day is read. */
  readonly onAgenda?: ((params: RouteParams) => void) | undefined;
  /** Where a typed word leads besides the actions. */
  readonly ways: readonly ActiveAction[];
  readonly reference: SiteReference;
  readonly onClose: () => void;
};

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

type OptionProps = {
  readonly entry: PaletteEntry;
  readonly option: ReturnType<ReturnType<typeof useComboList>['option']>;
  readonly optionRef: Ref<HTMLLIElement>;
  readonly onPoint: () => void;
  readonly onRun: () => void;
};

const Option = ({ entry, option, optionRef, onPoint, onRun }: OptionProps) => (
  <li
    {...option}
    ref={optionRef}
    aria-disabled={entry.isDisabled}
    className={classNames('option', option['aria-selected'] && 'is-at')}
    onPointerMove={onPoint}
    onClick={onRun}
  >
    <span>
      <MarkedText text={entry.label} ranges={entry.ranges} />
    </span>
    <small>{entry.detail}</small>
    {entry.key !== '' && <kbd>{entry.key}</kbd>}
  </li>
);

/** Ctrl K: every action of this moment by its name, every section of the settings, the agenda at a day that is said, and from two letters on every person by theirs and every open request by its words, and every number of today, by keyboard alone. */
export const Palette = ({
  actions,
  onPerson,
  onTicket,
  onRequest,
  onAgenda,
  ways,
  reference,
  onClose,
}: PaletteProps) => {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const chosen = useRef<HTMLLIElement>(null);
  const today = useToday();
  const { state, persons, isGuess, left } = usePalettePersons(onPerson ? text : '', today);
  const requests = usePaletteRequests(onRequest ? text : '', persons, reference);
  const tickets = usePaletteTickets(onTicket ? text : '', reference);
  const held = useTicketsOfDay(today).filter(({ status }) => status !== 'void');
  const wish = onAgenda ? readWish(text, today, reference) : null;
  const named = useCitizenFind(onPerson ? (wish?.name ?? '') : '');
  const days = onAgenda ? dayEntries(wish, named.matches, onAgenda) : [];
  // Digits alone may be a birth date: the persons stand first.
  const isWorded = /\p{L}/u.test(text);
  const known = text.trim() === '' ? actions : [...actions, ...ways];
  const acts = filterPalette(known, text);
  const meant = acts.length > 0 ? acts : waysMeant(ways, text, today, reference);
  const found: readonly PaletteEntry[] = [
    ...(isWorded ? days : []),
    ...tickets.map((ticket) => ticketEntry(ticket, (id) => onTicket?.(id))),
    ...meant.map(actionEntry),
    ...persons.map((match) =>
      personEntry(
        match,
        held.filter(({ citizenId }) => match.memberIds.includes(citizenId)),
        (id) => onPerson?.(id),
      ),
    ),
    ...requests.map(({ line, reason, name }) => requestEntry(line, reason, name, (id) => onRequest?.(id))),
    ...(isWorded ? [] : days),
  ];
  useLayoutEffect(() => chosen.current?.scrollIntoView({ block: 'nearest' }), [at, text]);
  const combo = useComboList({ label: shellText.palette.title, count: found.length, at });
  const isReading = state === 'reading' || named.state === 'reading';
  const others = left.count > 0 ? shellText.palette.andOthers(left.count, left.isMore, text) : '';
  const told =
    found.length > 0
      ? [shellText.palette.found(found.length), others].filter(Boolean).join(', ')
      : shellText.palette.none;
  useSaid('count', text === '' || isReading ? '' : told);

  const run = (entry: PaletteEntry | undefined) => {
    if (!entry || entry.isDisabled) return;
    onClose();
    // The act runs when the dialog is gone and the focus is back on the screen, so that it may move the focus itself.
    requestAnimationFrame(() => setTimeout(entry.run, 0));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step !== undefined) setAt(Math.min(found.length - 1, Math.max(0, at + step)));
    else if (event.key === 'Enter') run(found[at]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Dialog isOpen onClose={onClose} title={shellText.palette.title} hideTitle className="palette">
      <label className="input input--big palette-input">
        <Icon of={Search} />
        <span className="sr">{shellText.palette.title}</span>
        <input
          autoFocus
          {...combo.field}
          placeholder={shellText.palette.placeholder}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd>Échap</Kbd>
      </label>
      {isGuess && found.length === persons.length && <p className="menu-head">{peopleText.search.didYouMean}</p>}
      <ul className="palette-list" {...combo.list}>
        {found.map((entry, index) => (
          <Option
            key={entry.id}
            entry={entry}
            option={combo.option(index)}
            optionRef={index === at ? chosen : null}
            onPoint={() => setAt(index)}
            onRun={() => run(entry)}
          />
        ))}
      </ul>
      {others !== '' && <p className="menu-head">{others}</p>}
      {found.length === 0 && <p className="palette-none">{isReading ? peopleText.search.reading : told}</p>}
    </Dialog>
  );
};
