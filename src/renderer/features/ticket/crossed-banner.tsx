import { BellRing } from 'lucide-react';
import { useState } from 'react';

import { crossedEnds } from '#shared/domain/lifecycle/crossing-news';
import { knownBy } from '#shared/domain/model/citizen-values';
import type { SiteReference } from '#shared/domain/model/reference';
import { conflictsText, sayDecision } from '#shared/i18n/fr/conflicts';
import { ticketCardText } from '#shared/i18n/fr/ticket-card';
import { entryById } from '#shared/lib/entry-by-id';
import { civilOf } from '#shared/time/civil';

import { useInVain } from '../../data/queries/use-acts';
import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { useLeftInVain, useOverruled } from '../../data/queries/use-conflicts';
import { useStation } from '../../data/queries/use-station';
import { useTicketsOfDay } from '../../data/queries/use-tickets-of-day';
import { useToday } from '../../data/queries/use-today';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';

const text = ticketCardText.crossed;

type Asked = { readonly reference: SiteReference; readonly agentId: string };

/** What an agent wrote and what does not count, by the id of the event, in words. */
type News = { readonly id: string; readonly words: string };

/** Ends and starts that a desk crossed which called the person at that moment. */
const useCrossedTickets = ({ reference, agentId }: Asked): readonly News[] => {
  const tickets = useTicketsOfDay(useToday());
  return tickets.flatMap((ticket) =>
    crossedEnds(ticket)
      .filter(({ event }) => event.by.agentId === agentId)
      .map((crossed) => ({
        id: crossed.event.id,
        words: text.banner(ticket.label, entryById(reference.desks, crossed.deskId)?.number ?? 0, crossed),
      })),
  );
};

/** Decisions of today about a surplus that another desk made otherwise at that moment. */
const useCrossedSettlings = ({ reference, agentId }: Asked): readonly News[] => {
  const today = useToday();
  const found = useOverruled(agentId).filter(({ event }) => civilOf(event.at, reference.site.zone).day === today);
  const people = useCitizenValues(found.map(({ appointment }) => appointment.citizenId));
  return found.map(({ event, by, appointment }) => {
    const values = people.get(appointment.citizenId);
    return {
      id: event.id,
      words: conflictsText.tell.overruledOwn(
        values ? knownBy(values) : '',
        entryById(reference.agents, by.by.agentId)?.shortName ?? '',
        sayDecision(by, today),
        sayDecision(event, today),
      ),
    };
  });
};

/** What was written today of somebody who was there already, and does not count. */
const useLeavings = ({ reference, agentId }: Asked): readonly News[] => {
  const today = useToday();
  const tickets = useTicketsOfDay(today);
  const found = useLeftInVain(agentId);
  useInVain(found.map(({ event }) => event.id));
  const news = found.filter(({ event, isNews }) => isNews && civilOf(event.at, reference.site.zone).day === today);
  const people = useCitizenValues(news.map(({ appointment }) => appointment.citizenId));
  return news.map(({ event, arrival, appointment }) => {
    const values = people.get(appointment.citizenId);
    return {
      id: event.id,
      words: text.wasThere({
        what: event.type,
        person: values ? knownBy(values) : '',
        time: appointment.time,
        label: entryById(tickets, appointment.ticketId)?.label ?? '',
        agent: entryById(reference.agents, arrival.by.agentId)?.shortName ?? '',
        at: civilOf(arrival.at, reference.site.zone).time,
        isServed: appointment.status === 'attended',
      }),
    };
  });
};

/** Right across the window of an agent of whom something counted for nothing, until they read it: another desk acted at that moment. */
export const CrossedBanner = ({ reference }: { readonly reference: SiteReference }) => {
  const { agentId } = useStation().settings;
  const [seen, setSeen] = useState<readonly string[]>([]);
  const tickets = useCrossedTickets({ reference, agentId });
  const settlings = useCrossedSettlings({ reference, agentId });
  const leavings = useLeavings({ reference, agentId });
  const found =
    agentId === '' ? undefined : [...tickets, ...settlings, ...leavings].find(({ id }) => !seen.includes(id));
  if (!found) return null;
  return (
    <div className="clock-banner" role="status">
      <Icon of={BellRing} />
      <b>{found.words}</b>
      <Button size="small" onPress={() => setSeen((known) => [...known, found.id])}>
        {text.understood}
      </Button>
    </div>
  );
};
