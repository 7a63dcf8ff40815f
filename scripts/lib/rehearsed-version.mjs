// The version after this one, for the rehearsal of an upgrade alone: what a real one changes, written into the sources on their way into the bundles of
// `out/rehearsal`. Never part of a build that serves.

/** Points of a migration, counted by their kind. A process kills itself at the one that it is told (`step:3`), as a power cut would. */
const point = `
const rehearsalPoint = (globalThis.rehearsalPoint ??= (() => {
  const seen = {};
  return (kind) => {
    seen[kind] = (seen[kind] ?? 0) + 1;
    if (!(process.env['GUICHET_REHEARSAL_KILL'] ?? '').split(',').includes(kind + ':' + seen[kind])) return;
    process.getBuiltinModule('node:fs').writeSync(1, 'rehearsal: killed at ' + kind + '\\n');
    process.kill(process.pid, 'SIGKILL');
  };
})());
`;

const counted = `'rehearsed' in document ? document : { ...document, rehearsed: (document.events ?? []).length }`;
const isOurs = `['appointments', 'tickets'].includes(collection)`;
const withField = [['  siteId: idSchema,\n', '  siteId: idSchema,\n  rehearsed: z.int(),\n']];
const withFold = (name) => [
  [`export const ${name} = (`, `const plain_${name} = (`],
  [
    /$/,
    `
export const ${name} = (id, siteId, log) => {
  const document = plain_${name}(id, siteId, log);
  return { ...document, rehearsed: document.events.length };
};
`,
  ],
];
const step = (text) => `{
    id: '900-rehearsal',
    statements: [
      \`create table rehearsal (site ${text}, id ${text}, primary key (site, id))\`,
      \`alter table documents add column rehearsed ${text} default ''\`,
      \`insert into rehearsal select site, id from documents where collection = 'tickets'\`,
      \`update documents set rehearsed = id where collection = 'tickets'\`,
      \`create index documents_by_rehearsed on documents (site, rehearsed) where rehearsed != ''\`,
    ],
  },
];`;

/** What version 0.2 changes, by file: each pattern stands there once. */
const changes = {
  'src/shared/sync/protocol.ts': [['SCHEMA_VERSION = 1;\n\n/** The oldest', 'SCHEMA_VERSION = 2;\n\n/** The oldest']],
  'src/shared/domain/model/ticket.ts': withField,
  'src/shared/domain/model/appointment.ts': withField,
  'src/shared/domain/lifecycle/fold-ticket.ts': withFold('foldTicket'),
  'src/shared/domain/lifecycle/fold-appointment.ts': withFold('foldAppointment'),
  'src/renderer/data/database/rx-schema.ts': [
    ['  appointments: 0,\n  tickets: 0,\n', '  appointments: 1,\n  tickets: 1,\n'],
    [
      '  appointments: {},\n  tickets: {},\n',
      `  appointments: { 1: async (document) => (await rehearsalPoint('row'), ${counted}) },
  tickets: { 1: async (document) => (await rehearsalPoint('row'), ${counted}) },
`,
    ],
    [/$/, point],
  ],
  'src/renderer/data/database/store-versions.ts': [
    [
      /(await Promise\.race\(\[faultOf.*\]\);)/,
      "await rehearsalPoint('collection');\n$1\nawait rehearsalPoint('collection');",
    ],
    [/$/, point],
  ],
  'sync-server/src/documents/conversions.ts': [
    [
      'steps: [] }',
      `steps: [{
  version: 2,
  up: (collection, document) => (${isOurs} ? ${counted} : document),
  down: (collection, { rehearsed, ...document }) => (${isOurs} ? document : { ...document, ...(rehearsed === undefined ? {} : { rehearsed }) }),
}] }`,
    ],
  ],
  'sync-server/src/documents/raise-stored.ts': [
    ['const PAGE = 500;', `const PAGE = 5;\n${point}`],
    [
      /(if \(ids\.length > 0\) )(await store\.withSite\(siteId, \(site\) => raiseSome\(.*\)\);)/,
      "$1{ rehearsalPoint('raise'); $2 rehearsalPoint('raise'); }",
    ],
    ['if (lookedUpTo === upTo) return;', `if (lookedUpTo === upTo) return void console.log('rehearsal: all raised');`],
    [
      /(await store\.withSite\(siteId, \(site\) => site\.writeSiteNote\(.*\)\);)/,
      `rehearsalPoint('raise'); $1 rehearsalPoint('raise'); console.log('rehearsal: all raised');`,
    ],
  ],
  'sync-server/src/store/sqlite/migrations.ts': [[/\];\s*$/, step('text not null')]],
  'sync-server/src/store/sqlite/migrate.ts': [
    [
      "database.exec('begin immediate');",
      "rehearsalPoint('step'); database.exec('begin immediate'); rehearsalPoint('step');",
    ],
    [
      'for (const statement of migration.statements) database.exec(statement);',
      `for (const statement of migration.statements) { database.exec(statement); rehearsalPoint('step'); }`,
    ],
    ["database.exec('commit');", "rehearsalPoint('step'); database.exec('commit'); rehearsalPoint('step');"],
    [/$/, point],
  ],
  'sync-server/src/store/postgres/migrations.ts': [[/\];\s*$/, step('text collate "C" not null')]],
  'sync-server/src/store/postgres/open-postgres-database.ts': [
    [
      'for (const statement of statements) await sql.raw(statement).execute(tx);',
      `for (const statement of statements) { rehearsalPoint('step'); await sql.raw(statement).execute(tx); rehearsalPoint('step'); }`,
    ],
    [/$/, point],
  ],
};

const placesOf = (code, pattern) =>
  typeof pattern === 'string'
    ? code.split(pattern).length - 1
    : [...code.matchAll(new RegExp(pattern, `${pattern.flags}g`))].length;

/** Writes version 0.2 into the sources that a build reads. A place that is no longer as it was fails the build. */
export function rehearsedVersion() {
  return {
    name: 'guichet:rehearsed-version',
    enforce: 'pre',
    transform(code, id) {
      const file = Object.keys(changes).find((name) => id.split('?')[0].endsWith(`/${name}`));
      if (!file) return null;
      let changed = code;
      for (const [pattern, replacement] of changes[file]) {
        if (placesOf(changed, pattern) !== 1)
          this.error(`${file} no longer looks as scripts/lib/rehearsed-version.mjs expects: ${pattern}`);
        changed = changed.replace(pattern, typeof pattern === 'string' ? () => replacement : replacement);
      }
      return { code: changed, map: null };
    },
  };
}
