import { receptionText } from '#shared/i18n/fr/reception';

import { Button } from '../../ui/button';
import { Head } from '../../ui/head';
import type { Found } from './use-found';
import { isBegun, searchedFor, type FoundRow } from './view-model/arrival-search';
import type { Arrivals } from './view-model/arrivals';
import { bearers, countFound } from './view-model/chosen-row';

const text = receptionText.arrivals;

type ArrivalsHeadProps = {
  readonly shows: 'found' | 'arrived' | 'expected';
  /** What a search came to, in words. */
  readonly found: string;
  readonly arrivals: Arrivals;
  /** Before the store answered nobody knows whom the town expects. */
  readonly isRead: boolean;
  readonly arrived: number;
  readonly onClear: () => void;
  readonly onArrived: (isShown: boolean) => void;
};

/** What the left column shows, and the way to what it does not show. */
export const ArrivalsHead = ({ shows, found, arrivals, isRead, arrived, ...on }: ArrivalsHeadProps) => {
  if (shows === 'found')
    return (
      <Head
        title={found}
        end={
          <Button tone="link" className="meta" keys="Échap" onPress={on.onClear}>
            {text.clear}
          </Button>
        }
      />
    );
  if (shows === 'arrived')
    return (
      <Head
        title={text.alreadyCame}
        meta={arrived}
        end={
          <Button tone="link" className="meta" keys="Échap" onPress={() => on.onArrived(false)}>
            {text.expectedAgain}
          </Button>
        }
      />
    );
  return (
    <Head
      title={text.title}
      meta={isRead ? text.left(arrivals.left, arrivals.arrived) : ''}
      end={
        isRead && (
          <Button tone="link" className="meta" onPress={() => on.onArrived(true)}>
            {text.arrived(arrivals.arrived)}
          </Button>
        )
      }
    />
  );
};

/** What is said above the rows of a search; `isAsked` = Entrée was pressed, and named nobody unless a row is chosen. */
export const foundTitle = (found: Found, rows: readonly FoundRow[], isAsked: boolean): string => {
  const { notYet, left, selected } = found;
  const search = found.choice.text;
  if (notYet !== '') return notYet;
  if (isAsked && selected === '') {
    const alike = bearers(rows, search);
    return alike.length === 0
      ? text.onlyNear
      : text.several(alike.length, alike.some(isBegun) ? 'begun' : searchedFor(search));
  }
  const { people, appointments } = countFound(rows);
  if (people === 0)
    return { name: text.found(0), time: text.nobodyAt, number: text.noNumber, ticket: text.noTicket(search) }[
      searchedFor(search)
    ];
  if (left.count === 0) return text.found(people, appointments);
  return text.foundMore(people + left.count, left.isMore, selected === '' ? search : '');
};
