import type { SiteReference } from '#shared/domain/model/reference';
import { dayAheadText } from '#shared/i18n/fr/day-ahead';
import { supervisionText } from '#shared/i18n/fr/supervision';
import { mayReach } from '#shared/domain/rights/places';
import { rolesWith, tableOf, type Holder } from '#shared/domain/rights/rights';
import type { Navigate } from '#shared/routes/places';

import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { whoNotesAbsences } from './view-model/ahead-items';

type Ways = {
  readonly reference: SiteReference;
  readonly onNavigate: Navigate;
  readonly holder: Holder | undefined;
};

/** Where an absence is noted, by the key A. It is a setting: whoever has no right to it is told whom to ask. */
export const AbsenceWay = ({ reference, holder, onNavigate }: Ways) => {
  const { note, ask } = dayAheadText.away;
  const mayNote = holder?.rights.has('absences') === true;
  const run = (): void => onNavigate('settings', { section: 'absences', id: 'new' });
  useKeys([{ key: 'A', within: 'board', label: note, run, when: mayNote }]);
  return mayNote ? (
    <Button size="small" tone="link" keys="A" onPress={run}>
      {note}
    </Button>
  ) : (
    ask(whoNotesAbsences(reference), rolesWith(tableOf(reference), 'absences'))
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
    {isOver && mayReach(ways.holder, 'agenda') && (
      <Button size="small" tone="link" onPress={() => ways.onNavigate('agenda', { day })}>
        {dayAheadText.seeBooked}
      </Button>
    )}
    <AbsenceWay {...ways} />
  </span>
);
