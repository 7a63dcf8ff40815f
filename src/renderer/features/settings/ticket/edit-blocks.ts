import type { TicketBlock } from '#shared/domain/model/floor-settings';

/** The blocks of a ticket and the one that is being edited. */
export type Edited = { readonly blocks: readonly TicketBlock[]; readonly at: number };

export const MOST_BLOCKS = 24;

const clamp = (at: number, blocks: readonly TicketBlock[]): number => Math.max(0, Math.min(at, blocks.length - 1));

/** The chosen block goes one place up (-1) or down (1), and stays chosen; at the ends it stays. */
export const moveBlock = ({ blocks, at }: Edited, by: -1 | 1): Edited => {
  const [one, other] = [blocks[at], blocks[at + by]];
  if (!one || !other) return { blocks, at };
  return { blocks: blocks.with(at, other).with(at + by, one), at: at + by };
};

/** A line of text stands below the chosen block, and is chosen; a full ticket takes no more. */
export const addBlock = ({ blocks, at }: Edited): Edited => {
  if (blocks.length >= MOST_BLOCKS) return { blocks, at };
  const added: TicketBlock = { block: 'text', size: 1, bold: false, align: 'centre', text: '' };
  return { blocks: blocks.toSpliced(at + 1, 0, added), at: blocks.length === 0 ? 0 : at + 1 };
};

/** The chosen block goes; the one after it is chosen. The last one stays: a ticket without blocks is none. */
export const removeBlock = ({ blocks, at }: Edited): Edited => {
  if (blocks.length <= 1) return { blocks, at };
  const rest = blocks.filter((_, index) => index !== at);
  return { blocks: rest, at: clamp(at, rest) };
};

/** A block with other content keeps its looks; only a text keeps words. */
export const changeBlock = ({ blocks, at }: Edited, change: Partial<TicketBlock>): Edited => {
  const one = blocks[at];
  if (!one) return { blocks, at };
  const next = { ...one, ...change };
  return { blocks: blocks.with(at, next.block === 'text' ? next : { ...next, text: '' }), at };
};
