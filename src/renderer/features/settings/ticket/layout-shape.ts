import type { TicketLayout } from '#shared/domain/model/reference';
import { shippedTicketBlocks } from '#shared/domain/ticket-paper/ticket-lines';
import { settingsTicketText } from '#shared/i18n/fr/settings-ticket';

import type { FormShape } from '../parts/use-entry-state';

export type LayoutBody = Omit<TicketLayout, 'id'>;
export type LayoutDraft = Pick<LayoutBody, 'blocks' | 'cut'>;

/** The ticket that Guichet ships with. */
export const shippedLayout: LayoutBody = { kind: 'ticketLayout', blocks: [...shippedTicketBlocks], cut: true };

export const layoutShape: FormShape<LayoutBody, LayoutDraft> = {
  toDraft: ({ blocks, cut }) => ({ blocks, cut }),
  toBody: ({ blocks, cut }) => ({
    kind: 'ticketLayout',
    blocks: blocks.map((one) => ({ ...one, text: one.block === 'text' ? one.text.trim() : '' })),
    cut,
  }),
  what: () => settingsTicketText.what,
};
