import { commandLine } from '../i18n/fr/command-line';
import { slotsCommand } from './slots-command';

/** What the built program offers to `scripts/guichet.mjs`: the command and its words. */
export const guichet = { slots: slotsCommand, words: commandLine };
