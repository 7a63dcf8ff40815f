import { readImports } from './read-imports';

/** The rooms of the server, the lowest first: a room may import those before it and itself. Files at the root are named as they are. */
export const serverRooms: readonly string[] = [
  'lib',
  'bounds.ts',
  'store',
  'needs.ts',
  'line',
  'wire',
  'sites',
  'documents',
  'appointments',
  'tickets',
  'devices',
  'settings',
  'persons',
  'journal',
  'history',
  'messages',
  'collections',
  'floor',
  'feedback',
  'kiosk',
  'ticket-page',
  'provider',
  'figures',
  'access',
  'calendars',
  'seed',
  'parts.ts',
  'served-routes.ts',
  'handlers.ts',
  'tend-sites.ts',
  'app.ts',
  'run',
  'main.ts',
];

const serverSource = 'sync-server/src/';

/** The room of a file of the server, `''` for other files. */
export const serverRoomOf = (file: string): string =>
  file.startsWith(serverSource) ? (file.slice(serverSource.length).split('/')[0] ?? '') : '';

const join = (from: string, specifier: string): string => {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
};

/** The files that a file imports, of those that are known. */
export const importsOf = (file: string, source: string, known: ReadonlySet<string>): readonly string[] =>
  readImports(file, source).flatMap((specifier) => {
    const bare = specifier.replace(/\?.*$/, '');
    const target = bare.startsWith('.')
      ? join(file, bare)
      : bare.replace(/^#shared\//, 'src/shared/').replace(/^#server\//, serverSource);
    return [target, `${target}.ts`, `${target}.tsx`].filter((one) => known.has(one)).slice(0, 1);
  });

/** The imports of the server that lead to a room above, as sentences. */
export const upwardImports = (graph: ReadonlyMap<string, readonly string[]>): readonly string[] =>
  [...graph].flatMap(([file, targets]) => {
    // Who may import the server from outside stands in the table of layers.
    if (serverRoomOf(file) === '') return [];
    const from = serverRooms.indexOf(serverRoomOf(file));
    return targets
      .filter((target) => serverRoomOf(target) !== '' && serverRooms.indexOf(serverRoomOf(target)) > from)
      .map((target) => `${file} imports ${target}, which stands above it`);
  });

/** One circle of imports, types included, as its files in order; `[]` when there is none. */
export const findCircle = (graph: ReadonlyMap<string, readonly string[]>): readonly string[] => {
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (file: string): readonly string[] => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return [];
    way.push(file);
    for (const target of graph.get(file) ?? []) {
      const circle = visit(target);
      if (circle.length > 0) return circle;
    }
    way.pop();
    done.add(file);
    return [];
  };
  for (const file of graph.keys()) {
    const circle = visit(file);
    if (circle.length > 0) return circle;
  }
  return [];
};

/** The rooms that a line of the map names: `src/main/{boot,feed}` gives `src/main` and both names. */
export const roomsOnMap = (page: string): readonly { readonly under: string; readonly rooms: readonly string[] }[] =>
  [...page.matchAll(/^ {4}(\S+)\/\{([^}]*)\}/gm)].map(([, under = '', names = '']) => ({
    under,
    rooms: names.split(',').toSorted(),
  }));
