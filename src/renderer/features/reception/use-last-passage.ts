import type { Channel } from '#shared/domain/model/request';

import { useActs } from '../../data/queries/use-acts';
import type { PassageNext } from './use-passage';

/** What can be written once more: never who it was about. */
export type LastPassage = { readonly reasonId: string; readonly channel: Channel; readonly next: PassageNext };

/** The last passage that this window logged and nobody took back; `null` when there is none. */
export const useLastPassage = (): LastPassage | null => {
  const last = useActs().findLast((act) => act.code === 'passageLogged' && !act.undone);
  if (last?.code !== 'passageLogged') return null;
  const { reasonId, channel, next } = last;
  return { reasonId, channel, next };
};
