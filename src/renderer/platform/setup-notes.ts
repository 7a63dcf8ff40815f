import { localKeyValues } from './local-key-values';

const keys = localKeyValues('guichet.');
const seen = (): readonly string[] => keys.read('setup.seen').split(' ').filter(Boolean);

/** What this device remembers of the setting-up of a town hall that began here. */
export const setupNotes = {
  begin: (): void => keys.write('setup', 'begun'),
  isOpen: (): boolean => keys.read('setup') !== '',
  end: (): void => keys.write('setup', ''),
  /** The steps that somebody opened. */
  seen,
  see: (step: string): void => keys.write('setup.seen', [...new Set([...seen(), step])].join(' ')),
};
