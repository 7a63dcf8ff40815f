import { channels, type Channel } from '#shared/domain/model/request';

import { useActs } from '../../data/queries/use-acts';
import type { PassageNext } from './use-passage';

/** What can be written once more: never who it was about. */
export type LastPassage = { readonly reasonId: string; readonly channel: Channel; readonly next: PassageNext };

/** The last passage that this window logged and nobody took back; `null` when there is none. */
export const useLastPassage = (): LastPassage | null => {
  const params = useActs().findLast((act) => act.code === 'passageLogged' && !act.undone)?.params;
  if (!params) return null;
  const next = (['ticket', 'answered', 'entrust'] as const).find((one) => one === params['next']);
  const channel = channels.find((one) => one === params['channel']);
  return next && channel ? { reasonId: String(params['reasonId'] ?? ''), channel, next } : null;
};
