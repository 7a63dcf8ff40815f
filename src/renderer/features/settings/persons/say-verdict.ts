import { settingsPersonsText } from '#shared/i18n/fr/settings-agents';

const { own } = settingsPersonsText;

type Refused = { readonly verdict: string; readonly waitMs: number; readonly triesLeft: number };

/** What the server, or this machine, says against a code, in words. */
export const sayVerdict = ({ verdict, waitMs, triesLeft }: Refused): string => {
  if (verdict === 'wrong') return own.wrong(triesLeft);
  if (verdict === 'wait') return own.wait(Math.ceil(waitMs / 1000));
  return own.verdicts[verdict] ?? own.fault;
};
