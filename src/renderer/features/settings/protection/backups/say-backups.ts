import { backupsText as texts } from '#shared/i18n/protection/backups';
import type { BackupState } from '#shared/ipc/backups';
import { civilOf } from '#shared/time/civil';

/** What is known of the backups of this station, in words; `fault` is `''` when the last try did not fail. */
type SaidBackups = Readonly<Record<'key' | 'folder' | 'last' | 'next' | 'fault', string>>;

const sayNext = ({ isRunning, nextAt }: BackupState, zone: string, now: Date): string => {
  if (isRunning) return texts.next.running;
  if (nextAt === '') return texts.next.none;
  // Within five minutes an hour would be past before it was read.
  return Date.parse(nextAt) < now.getTime() + soonMs ? texts.next.soon : texts.next.at(civilOf(nextAt, zone));
};

const soonMs = 300_000;

export const sayBackups = (state: BackupState, zone: string, now: Date): SaidBackups => {
  const { recipient, folder, lastAt, lastBytes, kept, fault, failedAt } = state;
  return {
    key: recipient === null ? texts.key.unknown : recipient === '' ? texts.key.none : texts.key.kept(recipient),
    folder: folder === '' ? texts.folder.none : folder,
    last:
      lastAt === '' ? texts.last.none : `${texts.last.made(civilOf(lastAt, zone), lastBytes, kept)} ${texts.last.kept}`,
    next: sayNext(state, zone, now),
    fault: fault === '' ? '' : `${texts.failed(texts.faults[fault], civilOf(failedAt, zone))} ${texts.again}`,
  };
};
