import type { Commitment } from '../model/reference';
import type { Request } from '../model/request';
import { compareText } from '../../lib/compare';

type Asked = Pick<Request, 'channel' | 'reasonId'>;

const fits = ({ channel, reasonId }: Commitment, asked: Asked): boolean =>
  (channel === '' || channel === asked.channel) && (reasonId === '' || reasonId === asked.reasonId);

/** A reason says more than a channel, both say more than one. */
const weightOf = ({ channel, reasonId }: Commitment): number => (reasonId === '' ? 0 : 2) + (channel === '' ? 0 : 1);

/**
 * The commitment that counts for a request: of those that fit the one with the most conditions, a reason before a channel. `undefined`
 * = none was given. Of two with the same conditions the lower id counts, so that every replica says the same.
 */
export const commitmentFor = (commitments: readonly Commitment[], asked: Asked): Commitment | undefined =>
  commitments
    .filter((one) => fits(one, asked))
    .toSorted((a, b) => weightOf(b) - weightOf(a) || compareText(a.id, b.id))[0];
