import { realpath } from 'node:fs/promises';
import path from 'node:path';

const inside = (root: string, file: string): boolean => file.startsWith(root + path.sep);

/** The real file for a URL path, or null when it does not exist or lies (by dots or by a link) outside of `root`. */
export const locateFile = async (root: string, urlPath: string): Promise<string | null> => {
  let relative: string;
  try {
    relative = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (relative.includes('\0') || relative.includes('\\')) return null;
  const wanted = path.join(root, relative);
  if (!inside(root, wanted)) return null;
  try {
    const [realRoot, realFile] = await Promise.all([realpath(root), realpath(wanted)]);
    return inside(realRoot, realFile) ? realFile : null;
  } catch {
    return null;
  }
};
