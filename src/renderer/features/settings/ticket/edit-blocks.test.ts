import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ticketBlockKinds, type TicketBlock } from '#shared/domain/model/floor-settings';

import { addBlock, changeBlock, MOST_BLOCKS, moveBlock, removeBlock, type Edited } from './edit-blocks';

const block = fc.record({
  block: fc.constantFrom(...ticketBlockKinds),
  size: fc.integer({ min: 1, max: 4 }),
  bold: fc.boolean(),
  align: fc.constantFrom('left' as const, 'centre' as const, 'right' as const),
  text: fc.constant(''),
});
const edited: fc.Arbitrary<Edited> = fc
  .array(block, { minLength: 1, maxLength: MOST_BLOCKS })
  .chain((blocks) => fc.record({ blocks: fc.constant(blocks), at: fc.nat({ max: blocks.length - 1 }) }));
const kinds = ({ blocks }: Edited): readonly string[] => blocks.map((one) => one.block);

describe('the blocks of a ticket', () => {
  it('move with what is chosen, and back', () => {
    fc.assert(
      fc.property(edited, fc.constantFrom(-1 as const, 1 as const), (state, by) => {
        const moved = moveBlock(state, by);
        expect(moved.blocks[moved.at]).toEqual(state.blocks[state.at]);
        expect(kinds(moved).toSorted()).toEqual(kinds(state).toSorted());
        const stayed = moved.at === state.at;
        if (!stayed) expect(moveBlock(moved, by === 1 ? -1 : 1)).toEqual(state);
      }),
    );
  });

  it('take one more below the chosen one, and give it back', () => {
    fc.assert(
      fc.property(edited, (state) => {
        const added = addBlock(state);
        expect(added.blocks.length).toBe(Math.min(MOST_BLOCKS, state.blocks.length + 1));
        if (added.blocks.length > state.blocks.length) expect(removeBlock(added).blocks).toEqual(state.blocks);
      }),
    );
  });

  it('never become none, and one is always chosen', () => {
    fc.assert(
      fc.property(edited, (state) => {
        let now = state;
        for (let left = state.blocks.length; left >= 0; left -= 1) now = removeBlock(now);
        expect(now.blocks).toHaveLength(1);
        expect(now.at).toBe(0);
      }),
    );
  });

  it('keep words only in a text', () => {
    const text: TicketBlock = { block: 'text', size: 2, bold: true, align: 'left', text: 'Merci' };
    const state = { blocks: [text], at: 0 };
    expect(changeBlock(state, { block: 'number' }).blocks).toEqual([{ ...text, block: 'number', text: '' }]);
    expect(changeBlock(state, { text: 'Au revoir' }).blocks[0]?.text).toBe('Au revoir');
  });
});
