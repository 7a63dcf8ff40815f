import { commandLine } from '../i18n/fr/command-line';
import { insightsCliText } from '../i18n/fr/insights-cli';
import { insightsCommand } from './insights/insights-command';
import { slotsCommand } from './slots-command';

/** What the built program offers to `scripts/guichet.mjs`: the commands and their words. */
export const guichet = {
  slots: slotsCommand,
  insights: insightsCommand,
  words: commandLine,
  helpOf: { slots: commandLine.help, insights: insightsCliText.help } as Readonly<Record<string, string>>,
};
