import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { commonInvitation } from '../hub/join-by-file';

/** The value of `--name=value` among command-line arguments, or null. */
const switchValue = (argv: readonly string[], name: string): string | null => {
  const prefix = `--${name}=`;
  const found = argv.find((argument) => argument.startsWith(prefix));
  return found === undefined ? null : found.slice(prefix.length);
};

export type AppPaths = {
  readonly userData: string;
  /** True when the profile was chosen by a flag or the environment: nothing is then written outside of it. */
  readonly ownProfile: boolean;
  readonly renderer: string;
  readonly server: string;
  readonly preload: string;
  readonly logs: string;
  readonly tickets: string;
  /** The file by which this station joins where it is nothing yet, `''` = none is looked for. */
  readonly invitation: string;
};

/** Closes the folder to other accounts of the PC, one that an older version left open too. Windows has no such modes: the folder of the account protects it. */
const closeFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o700);
  } catch {
    // A read-only disk, or a folder of another owner, must not keep the app from starting.
  }
};

/** Must run before the single-instance lock: the lock lives in the profile folder. */
export const claimPaths = (argv: readonly string[], env: NodeJS.ProcessEnv): AppPaths => {
  const chosen = switchValue(argv, 'user-data-dir') ?? env['GUICHET_USER_DATA'] ?? '';
  if (chosen !== '') {
    const folder = path.resolve(chosen);
    mkdirSync(folder, { recursive: true });
    app.setPath('userData', folder);
  }
  const userData = app.getPath('userData');
  closeFolder(userData);
  const ownProfile = chosen !== '';
  return {
    userData,
    ownProfile,
    renderer: path.join(__dirname, '..', 'renderer'),
    server: path.join(__dirname, '..', 'server', 'server.cjs'),
    preload: path.join(__dirname, 'preload.cjs'),
    logs: path.join(userData, 'logs'),
    tickets: ownProfile ? path.join(userData, 'Tickets') : path.join(app.getPath('documents'), 'Guichet', 'Tickets'),
    invitation:
      switchValue(argv, 'join-file') ??
      env['GUICHET_JOIN_FILE'] ??
      (ownProfile ? '' : commonInvitation(process.platform, env)),
  };
};
