import path from 'node:path';

import { dialog } from 'electron';

import type { Hub } from '../hub/hub';
import { pushMessage } from '../ipc/push-message';
import type { Log } from '../logging/log';
import { openJsonFile, type JsonFile } from '../settings/json-file';
import type { StationFile } from '../settings/station-file';
import type { WindowKinds } from '../windows/window-kinds';
import { createBackups, type Backups } from './backups';
import { backupsFileSchema, newBackupsFile } from './backups-file';
import { backupsText } from '#shared/i18n/protection/backups';
import { faultWords } from '#shared/lib/fault-words';

const LOOK_EVERY_MS = 60_000;

type Needs = {
  readonly userData: string;
  readonly hub: Pick<Hub, 'backups'>;
  readonly station: JsonFile<StationFile>;
  readonly kinds: WindowKinds;
  readonly log: Log;
};

const askFolder = async (): Promise<string> => {
  const chosen = await dialog.showOpenDialog({ properties: ['openDirectory', 'createDirectory'] });
  return chosen.canceled ? '' : (chosen.filePaths[0] ?? '');
};

const askReplace = async (): Promise<boolean> => {
  const { title, ask, detail, keep, replace } = backupsText.making.replace;
  const buttons = [keep, replace];
  const options = {
    type: 'warning',
    title,
    message: ask,
    detail,
    buttons,
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  } as const;
  return (await dialog.showMessageBox(options)).response === buttons.indexOf(replace);
};

/** The backups of this station, with its files, windows and clock; `stop` ends what they do by themselves. */
export const startBackups = ({
  userData,
  hub,
  station,
  kinds,
  log,
}: Needs): Backups & { readonly stop: () => void } => {
  const startedAt = performance.now();
  const backups = createBackups({
    userData,
    file: openJsonFile({
      file: path.join(userData, 'backups.json'),
      schema: backupsFileSchema,
      fallback: newBackupsFile(),
      onBroken: () => log.error('settings.broken', 'backups.json'),
      // A full disk must not keep a backup from another one.
      onUnwritten: (error) => log.error('settings.unwritten', faultWords(error)),
    }),
    isHub: () => station.read().station.mode === 'hub',
    ask: hub.backups,
    askFolder,
    askReplace,
    changed: (state) => pushMessage(kinds, 'backups.changed', state),
    log,
    nowMs: Date.now,
    upMs: () => performance.now() - startedAt,
  });
  const timer = setInterval(() => void backups.tick(), LOOK_EVERY_MS);
  return { ...backups, stop: () => clearInterval(timer) };
};
