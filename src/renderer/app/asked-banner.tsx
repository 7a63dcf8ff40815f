import { BellRing } from 'lucide-react';
import { useMemo, useState } from 'react';

import { announcedMeasures, type Announced } from '#shared/domain/lifecycle/announced-measures';
import type { SiteReference } from '#shared/domain/model/reference';
import { optionsText } from '#shared/i18n/fr/supervision-options';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { useDeskSessions } from '../data/queries/use-desk-sessions';
import { useNow } from '../data/queries/use-now';
import { useStation } from '../data/queries/use-station';
import { useToday } from '../data/queries/use-today';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { askedOf } from './asked-of';

const text = optionsText.asked;
const minuteMs = 60_000;

const wordsOf = ({ measure, byAgentId }: Announced, { agents, desks, reasons }: SiteReference): string => {
  const who = entryById(agents, byAgentId)?.shortName ?? '';
  const { from, to } = measure;
  if (measure.kind === 'open') return text.open(who, entryById(desks, measure.deskId)?.number ?? 0, from, to);
  if (measure.kind === 'pause') return text.pause(who, measure.was.from, from);
  return text.switched(who, entryById(reasons, measure.reasonId)?.name ?? '', from, to);
};

/** Right across the window of whoever is asked to sit down, to move a pause or to help out; nothing where nobody is. */
export const AskedBanner = ({ reference }: { readonly reference: SiteReference }) => {
  const { agentId } = useStation().settings;
  const today = useToday();
  const sessions = useDeskSessions(today);
  const { time } = civilOf(useNow(minuteMs), reference.site.zone);
  const [seen, setSeen] = useState<readonly string[]>([]);
  const announced = useMemo(() => announcedMeasures(sessions, today), [sessions, today]);
  const asked = askedOf({ announced, sessions, agentId, time, seen });
  if (!asked) return null;
  return (
    <div className="clock-banner asked-banner" role="status">
      <Icon of={BellRing} />
      <b>{wordsOf(asked, reference)}</b>
      <Button size="small" onPress={() => setSeen((known) => [...known, asked.eventId])}>
        {text.seen}
      </Button>
    </div>
  );
};
