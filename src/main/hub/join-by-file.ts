import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { faultWords } from '#shared/lib/fault-words';
import type { Result } from '#shared/lib/result';
import { invitationFileSchema } from '#shared/sync/invitation';
import type { Log } from '../logging/log';

/** Where an invitation lies that concerns every account of this computer: a place that its administrators alone write, or another account could lead this one to a server of its own. */
export const commonInvitation = (platform: string, env: Readonly<Record<string, string | undefined>>): string => {
  if (platform === 'win32')
    return path.win32.join(env['ProgramFiles'] ?? 'C:\\Program Files', 'Guichet', 'invitation.json');
  return platform === 'darwin'
    ? '/Library/Application Support/Guichet/invitation.json'
    : '/etc/guichet/invitation.json';
};

/** The server is not there yet, or many machines of one address join in the same minute. */
const passing: ReadonlySet<string> = new Set(['unreachable', 'tooMany']);
const AGAIN_MS = 30_000;

type JoinByFileNeeds = {
  /** The invitation, `''` = none is looked for. */
  readonly file: string;
  readonly userData: string;
  /** Nobody has chosen yet what this station is, and nothing of one that it was is being erased. */
  readonly isUnset: () => boolean;
  readonly join: (address: string, code: string) => Promise<Result<null, string>>;
  readonly joined: () => void;
  readonly later: (ms: number, run: () => void) => void;
  readonly log: Log;
};

// Editors of Windows put a mark at its begin.
const invitationIn = (file: string) => {
  const read = invitationFileSchema.safeParse(JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/u, '')));
  return read.success ? read.data : null;
};

/**
 * Joins a town hall by a file, where somebody put one for this computer and nobody chose yet what it is. Each invitation is used once by a profile: a station that left, or was erased, does
 * not come back by itself, whichever way it had come.
 */
export const joinByFile = async (needs: JoinByFileNeeds): Promise<void> => {
  const { file, userData, isUnset, join, joined, later, log } = needs;
  if (file === '' || !existsSync(file)) return;
  try {
    const invitation = invitationIn(file);
    if (invitation === null) return log.warn('invitation.unreadable');
    const used = path.join(userData, 'invitation-used');
    const mark = createHash('sha256').update(invitation.code).digest('base64url');
    if (existsSync(used) && readFileSync(used, 'utf8') === mark) return;
    // It is something without the file, or was and is being erased: once it is nothing again, the file brings it back no more than one that it joined by.
    if (!isUnset()) return writeFileSync(used, mark);
    const answer = await join(invitation.address, invitation.code);
    if (!answer.ok) {
      log.warn('invitation.refused', answer.reason);
      if (passing.has(answer.reason)) later(AGAIN_MS, () => void joinByFile(needs));
      return;
    }
    writeFileSync(used, mark);
    joined();
  } catch (error) {
    log.error('invitation.fault', faultWords(error));
  }
};
