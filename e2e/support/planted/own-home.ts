import { mkdirSync } from 'node:fs';
import path from 'node:path';

/** An environment in which a program has a home and a folder for what it writes in passing of its own, both under `folder`. */
export const ownHome = (folder: string): Readonly<Record<string, string>> => {
  const at = (name: string): string => {
    const made = path.join(folder, name);
    mkdirSync(made, { recursive: true });
    return made;
  };
  return {
    HOME: at('home'),
    TMPDIR: at('temp'),
    XDG_CONFIG_HOME: at('config'),
    XDG_CACHE_HOME: at('cache'),
    XDG_DATA_HOME: at('data'),
    XDG_STATE_HOME: at('state'),
  };
};
