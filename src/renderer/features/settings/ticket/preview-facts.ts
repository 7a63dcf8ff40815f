import type { SiteReference } from '#shared/domain/model/reference';
import type { TicketFacts } from '#shared/domain/ticket-paper/ticket-lines';
import { formatBand } from '#shared/i18n/fr/format';
import { receptionText } from '#shared/i18n/fr/reception';
import { settingsTicketText } from '#shared/i18n/fr/settings-ticket';

const text = receptionText.ticket;
/** As long as those that the server makes. */
const exampleKey = 'k7q2m9x4t8w3b6n5v1z0';

/** What an invented person would get on a morning of November. */
export const previewFacts = ({ site, reasons }: SiteReference): TicketFacts => ({
  label: 'A058',
  site: `${site.name}, ${site.commune}`,
  reason: (reasons.find(({ walkIn, favourite }) => walkIn && favourite === 1) ?? reasons[0])?.name ?? '',
  time: settingsTicketText.exampleTime,
  rank: text.rank(3),
  wait: text.paperWait(formatBand({ fromMin: 20, toMin: 35 })),
  link: site.publicUrl === undefined || site.publicUrl === '' ? '' : `${site.publicUrl}/t/${exampleKey}`,
  linkHint: text.paperFollow,
  marks: [],
});
