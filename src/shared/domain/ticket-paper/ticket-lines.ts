import type { TicketBlock } from '../model/floor-settings';

/** What can stand on a printed ticket, in words: never a name. `''` = there is nothing to say, and the block is left out. */
export type TicketFacts = {
  readonly label: string;
  readonly site: string;
  readonly reason: string;
  /** Date and time of the ticket. */
  readonly time: string;
  /** Rank in the queue, or the hour of the appointment. */
  readonly rank: string;
  readonly wait: string;
  /** What the QR code says: the address of the ticket's page. */
  readonly link: string;
  readonly linkHint: string;
  /** What is not certain: the series of this desk alone, an appointment not confirmed. */
  readonly marks: readonly string[];
};

/** One piece of the paper, ready for any printer. */
export type TicketLine =
  | ({ readonly kind: 'text'; readonly text: string } & Pick<TicketBlock, 'size' | 'bold' | 'align'>)
  | { readonly kind: 'qr'; readonly data: string; readonly hint: string; readonly size: number }
  | { readonly kind: 'rule' }
  | { readonly kind: 'space' };

/** What a site prints until it decides otherwise. */
export const shippedTicketBlocks: readonly TicketBlock[] = [
  { block: 'site', size: 1, bold: false, align: 'centre', text: '' },
  { block: 'reason', size: 2, bold: true, align: 'centre', text: '' },
  { block: 'number', size: 4, bold: true, align: 'centre', text: '' },
  { block: 'time', size: 1, bold: false, align: 'centre', text: '' },
  { block: 'rule', size: 1, bold: false, align: 'centre', text: '' },
  { block: 'rank', size: 1, bold: false, align: 'centre', text: '' },
  { block: 'wait', size: 1, bold: true, align: 'centre', text: '' },
  { block: 'qr', size: 2, bold: false, align: 'centre', text: '' },
];

const wordsOf = ({ block, text }: TicketBlock, facts: TicketFacts): readonly string[] => {
  switch (block) {
    case 'site':
      return [facts.site];
    case 'reason':
      return [facts.reason];
    case 'number':
      return [facts.label];
    case 'time':
      return [facts.time];
    case 'rank':
      return [facts.rank, ...facts.marks];
    case 'wait':
      return [facts.wait];
    case 'text':
      return [text];
    default:
      return [];
  }
};

const linesOf = (one: TicketBlock, facts: TicketFacts): readonly TicketLine[] => {
  const { block, size, bold, align } = one;
  if (block === 'rule' || block === 'space') return [{ kind: block }];
  if (block === 'qr') return facts.link === '' ? [] : [{ kind: 'qr', data: facts.link, hint: facts.linkHint, size }];
  return wordsOf(one, facts)
    .filter((text) => text !== '')
    .map((text) => ({ kind: 'text', text, size, bold, align }));
};

/**
 * The paper of a ticket by the layout of the site. What is not certain is always said: a layout without the block that bears it gets
 * it at the end.
 */
export const ticketLines = (blocks: readonly TicketBlock[], facts: TicketFacts): readonly TicketLine[] => {
  const lines = blocks.flatMap((block) => linesOf(block, facts));
  if (blocks.some(({ block }) => block === 'rank')) return lines;
  const marks = facts.marks.map((text): TicketLine => ({ kind: 'text', text, size: 1, bold: false, align: 'centre' }));
  return [...lines, ...marks];
};
