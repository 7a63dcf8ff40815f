import { ticketCardText } from '#shared/i18n/fr/ticket-card';

import { useOpenTicket } from './open-ticket';
import { Plaque, type PlaqueProps } from './plaque';

type TicketPlaqueProps = PlaqueProps & { readonly ticketId: string };

/** A number that opens its card. */
export const TicketPlaque = ({ ticketId, ...plaque }: TicketPlaqueProps) => {
  const open = useOpenTicket();
  if (!open) return <Plaque {...plaque} />;
  return (
    <button
      type="button"
      className="plaque-open"
      aria-label={ticketCardText.open(plaque.label)}
      onClick={() => open(ticketId)}
    >
      <Plaque {...plaque} />
    </button>
  );
};
