import { Inbox } from 'lucide-react';
import { useState } from 'react';

import { knownBy } from '#shared/domain/model/citizen-values';
import type { SiteReference } from '#shared/domain/model/reference';
import { requestsText } from '#shared/i18n/fr/requests';
import { ticketCardText } from '#shared/i18n/fr/ticket-card';
import { entryById } from '#shared/lib/entry-by-id';
import type { Navigate } from '#shared/routes/places';
import { civilOf } from '#shared/time/civil';

import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { useCrossedRequests } from '../../data/queries/use-request';
import { useStation } from '../../data/queries/use-station';
import { useToday } from '../../data/queries/use-today';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { sayStep } from './view-model/say-step';

const text = requestsText.crossed;

type BannerProps = { readonly reference: SiteReference; readonly onNavigate: Navigate };

/** Right across the window of an agent beside whose step another desk closed the request, or gave it to somebody else, until they read it. */
export const CrossedRequestBanner = ({ reference, onNavigate }: BannerProps) => {
  const { agentId } = useStation().settings;
  const today = useToday();
  const [seen, setSeen] = useState<readonly string[]>([]);
  const found = useCrossedRequests(agentId).find(
    ({ event }) => !seen.includes(event.id) && civilOf(event.at, reference.site.zone).day === today,
  );
  const citizenId = found?.request.citizenId ?? '';
  const values = useCitizenValues([citizenId]).get(citizenId);
  if (!found) return null;
  const { event, by, request } = found;
  const reason = entryById(reference.reasons, request.reasonId)?.name ?? '';
  const understood = (): void => setSeen((known) => [...known, event.id]);
  return (
    <div className="clock-banner" role="status">
      <Icon of={Inbox} />
      <b>
        {text.banner(
          [reason, values ? knownBy(values) : ''].filter(Boolean).join(', '),
          sayStep({ event, isUndone: false }, reference),
          entryById(reference.agents, by.by.agentId)?.shortName ?? '',
          sayStep({ event: by, isUndone: false }, reference),
        )}
      </b>
      <Button
        size="small"
        onPress={() => {
          understood();
          onNavigate('requests', { request: request.id });
        }}
      >
        {text.open}
      </Button>
      <Button size="small" onPress={understood}>
        {ticketCardText.crossed.understood}
      </Button>
    </div>
  );
};
