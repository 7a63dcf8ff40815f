import type { SiteReference } from '#shared/domain/model/reference';
import { dayAheadText } from '#shared/i18n/fr/day-ahead';
import { supervisionText } from '#shared/i18n/fr/supervision';
import type { Navigate, Place } from '#shared/routes/places';

import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { administratorsOf } from './view-model/ahead-items';

type Ways = {
  readonly reference: SiteReference;
  readonly onNavigate: Navigate;
  readonly mayGo: (place: Place) => boolean;
};

/** Where an absence is noted, by the key A. It is a setting: a supervisor is told whom to ask. */
export const AbsenceWay = ({ reference, mayGo, onNavigate }: Ways) => {
  const { note, ask } = dayAheadText.away;
  const mayNote = mayGo('settings');
  const run = (): void => onNavigate('settings', { section: 'absences', id: 'new' });
  useKeys([{ key: 'A', within: 'board', label: note, run, when: mayNote }]);
  return mayNote ? (
    <Button size="small" tone="link" keys="A" onPress={run}>
      {note}
    </Button>
  ) : (
    ask(administratorsOf(reference))
  );
};

type LoadWaysProps = Ways & {
  readonly day: string;
  /** More people than places in some stretch that is still to come. */
  readonly isOver: boolean;
  /** Asks which desk to open, by the key O of the screen; `null` = who sits here may announce none. */
  readonly onOpenDesk: (() => void) | null;
};

/** What mends a day that holds more people than places: a desk more, or some of its appointments elsewhere; and where an absence is noted. */
export const LoadWays = ({ day, isOver, onOpenDesk, ...ways }: LoadWaysProps) => (
  <span className="su-ways">
    {isOver && onOpenDesk && (
      <Button size="small" keys="O" onPress={onOpenDesk}>
        {supervisionText.keys.openDesk}
      </Button>
    )}
    {isOver && ways.mayGo('agenda') && (
      <Button size="small" tone="link" onPress={() => ways.onNavigate('agenda', { day })}>
        {dayAheadText.seeBooked}
      </Button>
    )}
    <AbsenceWay {...ways} />
  </span>
);
