import { BellRing } from 'lucide-react';
import { useState } from 'react';

import { crossedEnds } from '#shared/domain/lifecycle/crossing-news';
import type { SiteReference } from '#shared/domain/model/reference';
import { ticketCardText } from '#shared/i18n/fr/ticket-card';
import { entryById } from '#shared/lib/entry-by-id';

import { useStation } from '../../data/queries/use-station';
import { useTicketsOfDay } from '../../data/queries/use-tickets-of-day';
import { useToday } from '../../data/queries/use-today';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';

const text = ticketCardText.crossed;

/** Right across the window of an agent whose end or start counted for nothing, until they read it: a desk called that person at that moment. */
export const CrossedBanner = ({ reference }: { readonly reference: SiteReference }) => {
  const { agentId } = useStation().settings;
  const tickets = useTicketsOfDay(useToday());
  const [seen, setSeen] = useState<readonly string[]>([]);
  const found = tickets
    .flatMap((ticket) => crossedEnds(ticket).map((crossed) => ({ label: ticket.label, ...crossed })))
    .find(({ event }) => event.by.agentId === agentId && agentId !== '' && !seen.includes(event.id));
  if (!found) return null;
  const { label, event, deskId } = found;
  const desk = entryById(reference.desks, deskId)?.number ?? 0;
  return (
    <div className="clock-banner" role="status">
      <Icon of={BellRing} />
      <b>{text.banner(label, desk, found)}</b>
      <Button size="small" onPress={() => setSeen((known) => [...known, event.id])}>
        {text.understood}
      </Button>
    </div>
  );
};
