/** One room of the house: which files it holds, and what they may import. */
export type Layer = {
  readonly name: string;
  /** Paths from the root; the first layer that matches owns the file. */
  readonly files: RegExp;
  readonly layers: readonly string[];
  readonly packages: readonly string[];
};

const base = ['shared/lib', 'shared/errors', 'shared/time'];
const domain = [...base, 'shared/domain'];
const shared = [...domain, 'shared/sync', 'shared/ipc', 'shared/i18n', 'shared/routes'];
const screens = ['react', 'react-dom', 'lucide-react'];
const kit = [...screens, 'react-aria-components', 'react-aria', '@internationalized/*'];
const wholeRenderer = [
  'renderer/ui',
  'renderer/platform',
  'renderer/data',
  'renderer/data/queries',
  'renderer/data/commands',
  'renderer/sync',
  'renderer/features',
  'renderer/app',
];
const dataRooms = [
  'renderer/data',
  'renderer/data/queries',
  'renderer/data/commands',
  'renderer/sync',
  'renderer/platform',
];
const dataPackages = ['react', 'rxdb', 'rxjs', 'dexie', 'zod', 'ulid', '@noble/ciphers'];

const room = (name: string, files: RegExp, layers: readonly string[], packages: readonly string[]): Layer => ({
  name,
  files,
  layers,
  packages,
});

/** The table of docs/architecture.md as data. A layer may always import itself; `*` stands for everything. */
export const layers: readonly Layer[] = [
  room('shared/lib', /^src\/shared\/lib\//, [], ['zod']),
  room('shared/errors', /^src\/shared\/errors\//, ['shared/lib'], ['zod']),
  room('shared/time', /^src\/shared\/time\//, ['shared/lib', 'shared/errors'], ['zod', 'temporal-polyfill']),
  room('shared/domain', /^src\/shared\/domain\//, base, ['zod']),
  room('shared/sync', /^src\/shared\/sync\//, domain, ['zod']),
  room('shared/ipc', /^src\/shared\/ipc\//, domain, ['zod']),
  room('shared/i18n', /^src\/shared\/i18n\//, domain, ['zod']),
  room('shared/routes', /^src\/shared\/routes\//, domain, ['zod']),
  room('shared/cli', /^src\/shared\/cli\//, [...domain, 'shared/i18n'], ['zod']),
  room('shared/demo', /^src\/shared\/demo\//, [...domain, 'shared/sync'], ['zod']),

  room('main/preload', /^src\/main\/preload\//, ['shared/ipc'], ['electron']),
  room('main/hub', /^src\/main\/hub\//, ['main', 'server', ...shared], ['electron', 'zod', 'node:*']),
  room(
    'main',
    /^src\/main\//,
    ['main/hub', ...shared],
    ['electron', 'zod', 'qrcode-generator', '@point-of-sale/receipt-printer-encoder', 'node:*'],
  ),

  room(
    'renderer/ui',
    /^src\/renderer\/ui\//,
    ['shared/lib', 'shared/i18n', 'shared/time'],
    [...kit, 'qrcode-generator', 'd3-scale', 'd3-shape'],
  ),
  room('renderer/platform', /^src\/renderer\/platform\//, shared, ['ulid', 'zod', 'hyparquet-writer', 'fflate']),
  room('renderer/data/queries', /^src\/renderer\/data\/queries\//, [...dataRooms, ...shared], dataPackages),
  room('renderer/data/commands', /^src\/renderer\/data\/commands\//, [...dataRooms, ...shared], dataPackages),
  room('renderer/data', /^src\/renderer\/data\//, [...dataRooms, ...shared], dataPackages),
  room('renderer/sync', /^src\/renderer\/sync\//, [...dataRooms, ...shared], dataPackages),
  room(
    'renderer/features',
    /^src\/renderer\/features\//,
    ['renderer/data/queries', 'renderer/data/commands', 'renderer/ui', 'renderer/platform', ...shared],
    [...screens, '@fullcalendar/*', 'temporal-polyfill'],
  ),
  room('renderer/app', /^src\/renderer\/app\//, [...wholeRenderer, ...shared], kit),
  room('renderer/pages', /^src\/renderer\/(pages|public)\//, [...wholeRenderer, ...shared], [...kit, 'zod']),
  room('renderer', /^src\/renderer\/[^/]+\.d\.ts$/, [], []),

  room(
    'server/store',
    /^sync-server\/src\/store\//,
    ['server', ...shared],
    ['age-encryption', 'libsql', 'kysely', 'pg', 'zod', 'node:*'],
  ),
  room(
    'server',
    /^sync-server\/(src|test)\//,
    ['server/store', 'package', 'shared/demo', ...shared],
    [
      'fastify',
      'fastify-plugin',
      '@fastify/*',
      'nodemailer',
      'openid-client',
      'pkijs',
      'asn1js',
      'zod',
      'ulid',
      'node:*',
    ],
  ),

  room('tests', /^(tests|e2e)\//, ['*'], ['*']),
  room('config', /^[^/]+\.config\.ts$/, [], ['*']),
  room('package', /^package\.json$/, [], []),
];

/** What a test, or a stand-in under `testing/`, may import on top of its layer. */
export const testExtras: Pick<Layer, 'layers' | 'packages'> = {
  layers: ['tests', 'shared/demo', 'shared/sync'],
  packages: [
    'vitest',
    'fast-check',
    'fake-indexeddb',
    'rxdb',
    'ajv',
    '@seriousme/*',
    'kysely',
    'pg',
    'smtp-server',
    'oidc-provider',
    'ical.js',
    'papaparse',
    '@duckdb/*',
    'node:*',
  ],
};

/** A file that proves instead of serving: a test, or a stand-in for tests. */
export const isTestFile = (file: string): boolean => /\.test\.tsx?$|\/testing\/|^sync-server\/test\//.test(file);
