// Profiles for the start benchmark: a town hall with an empty store, and a desk of a large town.
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { begin, largeTown, withApp } from './large-town.mjs';

/** Makes the empty profile under `folder` unless it is there, and a fresh copy of the large one; gives their paths. */
export async function prepareProfiles(program, folder, env) {
  const profiles = { empty: path.join(folder, 'empty'), large: path.join(folder, 'large') };
  const mark = path.join(folder, 'ready-2');
  if (!existsSync(mark)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const townHall = { commune: 'Essai', siteName: 'Mairie', desks: 4, stations: 2 };
    await withApp(program, profiles.empty, env, (page) => begin(page, 'hub.becomeServer', townHall, 'bench'), 'agenda');
    writeFileSync(mark, '');
  }
  rmSync(profiles.large, { recursive: true, force: true });
  cpSync(await largeTown(program, env), profiles.large, { recursive: true });
  // The copy takes over the clock of its town, which stood still meanwhile: the measured starts find their today at once.
  await withApp(program, profiles.large, env, (page) => page.waitForSelector('.sync--ok'), 'agenda');
  return profiles;
}
