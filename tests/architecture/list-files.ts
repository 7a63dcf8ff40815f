import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

const isCode = (file: string): boolean => /\.tsx?$/.test(file);
const rooms = ['src', 'sync-server', 'tests', 'e2e'];

/** Every TypeScript file of the project by walking its folders, as paths from the root. */
export const scannedFiles = (): readonly string[] => {
  const inRooms = rooms.flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }).map((name) =>
      path.posix.join(room, name.split(path.sep).join('/')),
    ),
  );
  return [...readdirSync(root), ...inRooms].filter((file) => isCode(file) && !file.includes('node_modules/'));
};

/** The same by asking git (tracked and new files), or null outside a repository. */
export const filesKnownToGit = (): readonly string[] | null => {
  if (!existsSync(path.join(root, '.git'))) return null;
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\0');
  return listed.filter((file) => isCode(file) && existsSync(path.join(root, file)));
};
