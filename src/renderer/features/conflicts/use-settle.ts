import { refusalLine } from '#shared/i18n/fr/refusals';

import { useOneAct, type OneAct } from '../../data/commands/use-one-act';
import type { Words } from './view-model/words';

/** Runs one act at a time; `problem` says why the last one was refused, until the next. */
export const useSettle = (words: Words): Pick<OneAct, 'run'> & { readonly problem: string } => {
  const { run, refusal } = useOneAct();
  const names = { desk: words.deskNumber, agent: words.agent, reason: words.reason };
  return { run, problem: refusal ? refusalLine(refusal, names) : '' };
};
