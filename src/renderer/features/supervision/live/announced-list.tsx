import type { Announced } from '#shared/domain/insights/day/announced-measures';
import type { SiteReference } from '#shared/domain/model/reference';
import { optionsText } from '#shared/i18n/fr/supervision-options';

import { Button } from '../../../ui/button';
import type { Announcing } from './use-announce';

const text = optionsText.announced;

/** What was announced in words, with whom it asks. */
export const announcedWords = ({ measure }: Announced, { desks, agents }: SiteReference): string => {
  const desk = desks.find(({ id }) => id === measure.deskId)?.number ?? 0;
  const name = agents.find(({ id }) => id === measure.agentId)?.shortName ?? '';
  const { from, to } = measure;
  const words = {
    open: text.open(desk, from, to),
    pause: text.pause(desk, from),
    switch: text.switched(desk, from, to),
  }[measure.kind];
  return name === '' ? words : `${words}, ${name}`;
};

type AnnouncedListProps = {
  readonly announced: readonly Announced[];
  readonly reference: SiteReference;
  readonly onWithdraw: Announcing['withdraw'];
};

/** What stands announced for today, whoever said it at whatever desk. */
export const AnnouncedList = ({ announced, reference, onWithdraw }: AnnouncedListProps) =>
  announced.length > 0 && (
    <ul className="su-told" aria-label={text.title}>
      {announced.map((one) => (
        <li key={one.eventId}>
          <span className="clip">{announcedWords(one, reference)}</span>
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
