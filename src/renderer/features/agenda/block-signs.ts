import type { SignName } from '../../ui/signs';
import type { BlockState } from './view-model/block-state';

/** How each state of a block is drawn: the name of its style and its sign; booked is the plain block. */
export const blockSigns: Readonly<Record<BlockState, { readonly look: string; readonly sign: SignName | null }>> = {
  booked: { look: 'booked', sign: null },
  arrived: { look: 'arrived', sign: 'arrived' },
  serving: { look: 'serving', sign: 'serving' },
  attended: { look: 'done', sign: 'attended' },
  late: { look: 'late', sign: 'late' },
  noShow: { look: 'absent', sign: 'noShow' },
  needsOutcome: { look: 'ask', sign: 'needsOutcome' },
  pending: { look: 'pending', sign: 'pending' },
  stranded: { look: 'stranded', sign: 'stranded' },
  overbooked: { look: 'over', sign: 'overbooked' },
};
