import { existsSync } from 'node:fs';
import path from 'node:path';

import { root } from './list-files';

/** A word in backticks that is meant as a path: it has a slash, or ends like a file. */
const isPath = (word: string): boolean =>
  /^\.?[\w-][\w.@-]*(\/[\w.@-]+)*\/?$/.test(word) && (word.includes('/') || /\.(tsx?|mjs|cjs|md|json|css)$/.test(word));

/**
 * The paths that a page names and that do not exist: words in backticks, seen from the root or from the folder of the page, and targets of
 * links, seen from that folder.
 */
export const missingPaths = (page: string, text: string): readonly string[] => {
  const folder = path.dirname(path.join(root, page));
  const named = [...text.matchAll(/`([^`\n]+)`/g)].map(([, word = '']) => word).filter(isPath);
  const linked = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !target.includes(':'));
  return [
    ...named.filter((name) => !existsSync(path.join(root, name)) && !existsSync(path.join(folder, name))),
    ...linked.filter((target) => !existsSync(path.join(folder, target))),
  ];
};
