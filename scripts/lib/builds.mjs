// The builds as data for Vite: what goes in, what comes out, for which runtime. The code has to run on the oldest Electron we
// test on (25: Chromium 114, Node 18, no ESM main) and on the current one, hence CJS and these targets.
import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { inRoot } from './paths.mjs';
import { rehearsedVersion } from './rehearsed-version.mjs';
import { diagnosticsPolyfill, isReplaced, keepTrustedTypes, onlyFrenchLocale, skewableFolds } from './vite-plugins.mjs';

const common = {
  configFile: false,
  root: inRoot(),
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
};
const alias = [
  { find: /^#shared\/(.*)$/, replacement: inRoot('src/shared/$1') },
  { find: /^#server\/(.*)$/, replacement: inRoot('sync-server/src/$1') },
];
const isBuiltin = (id) => id.startsWith('node:') || builtinModules.includes(id);

/** One CJS file for Node or for Electron's Node; `external` stays a require at run time. */
function cjs(entry, file, external, plugins = []) {
  return {
    ...common,
    publicDir: false,
    plugins,
    resolve: { alias, conditions: ['node', 'import', 'module', 'default'], mainFields: ['main', 'module'] },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node18',
      outDir: path.dirname(inRoot(file)),
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: inRoot(entry),
        external: (id, importer) =>
          !isReplaced(id, importer) && (isBuiltin(id) || external.some((each) => each.test(id))),
        output: { format: 'cjs', entryFileNames: path.basename(file), codeSplitting: false },
      },
    },
  };
}

// libsql finds its native binary by a computed require: it stays outside the bundle.
const native = [/^libsql($|\/)/, /^@libsql\//, /^pg-native$/];

const electron = /^electron($|\/)/;

async function renderer() {
  const { default: react } = await import('@vitejs/plugin-react');
  return {
    ...common,
    root: inRoot('src/renderer'),
    base: '/',
    publicDir: existsSync(inRoot('src/renderer/public')) ? inRoot('src/renderer/public') : false,
    resolve: { alias },
    plugins: [react(), keepTrustedTypes(), onlyFrenchLocale()],
    css: { transformer: 'lightningcss', lightningcss: { targets: { chrome: 114 << 16 } } },
    build: {
      target: 'chrome114',
      outDir: inRoot('out/renderer'),
      emptyOutDir: true,
      // The CSP allows neither data: URIs nor inline scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      cssMinify: 'lightningcss',
      sourcemap: true,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1500,
      rolldownOptions: {
        input: {
          main: inRoot('src/renderer/pages/main/index.html'),
          display: inRoot('src/renderer/pages/display/index.html'),
          kiosk: inRoot('src/renderer/pages/kiosk/index.html'),
        },
        // A schema that is made before zod's eval is switched off tries it at once, and the CSP reports it. Chunks run in the
        // order of their imports, so the switch sits in the chunk that every schema needs.
        output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules\/zod\/|zod-without-eval/ }] } },
      },
    },
  };
}

/**
 * The simulation: the code of a desk apart from what it shares with the server, so that a session can evaluate the former
 * anew, with its own clock, and pass over the latter, which has none.
 */
function simulation() {
  const config = cjs('tests/simulation/run/main.ts', 'out/sim/main.cjs', native, [skewableFolds()]);
  const { rolldownOptions } = config.build;
  rolldownOptions.input = {
    main: inRoot('tests/simulation/run/main.ts'),
    desk: inRoot('tests/simulation/client/session-entry.ts'),
  };
  rolldownOptions.output = {
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ name: 'pure', test: /(src\/shared\/|node_modules\/(zod|temporal-|@js-temporal))/ }],
    },
  };
  // The libraries of a desk as a browser gets them.
  const conditions = ['es2015', 'import', 'module', 'browser', 'default'];
  const resolve = { alias, conditions, mainFields: ['module', 'main'] };
  const ssr = { noExternal: true, resolve: { conditions } };
  return { ...config, resolve, ssr, build: { ...config.build, sourcemap: false, emptyOutDir: true } };
}

const rehearsed = (entry, file, external, plugins = []) => cjs(entry, file, external, [rehearsedVersion(), ...plugins]);

/** Every build by name: the entries that must exist, the folders whose change makes it stale, and its Vite configurations. */
export const builds = {
  renderer: {
    entries: ['main', 'display', 'kiosk'].map((page) => `src/renderer/pages/${page}/index.html`),
    sources: ['src/renderer', 'src/shared'],
    outputs: ['out/renderer/pages/main/index.html'],
    configs: async () => [await renderer()],
  },
  main: {
    entries: ['src/main/index.ts', 'src/main/preload/preload.ts'],
    sources: ['src/main', 'src/shared'],
    outputs: ['out/main/index.cjs', 'out/main/preload.cjs'],
    configs: async () => [
      cjs('src/main/index.ts', 'out/main/index.cjs', [electron]),
      cjs('src/main/preload/preload.ts', 'out/main/preload.cjs', [electron]),
    ],
  },
  server: {
    entries: ['sync-server/src/main.ts'],
    sources: ['sync-server/src', 'src/shared'],
    outputs: ['out/server/server.cjs'],
    configs: async () => [cjs('sync-server/src/main.ts', 'out/server/server.cjs', native, [diagnosticsPolyfill()])],
  },
  guichet: {
    // The commands of the terminal: pure, files are read by scripts/guichet.mjs.
    onDemand: true,
    entries: ['src/shared/cli/main.ts'],
    sources: ['src/shared'],
    outputs: ['out/guichet/main.cjs'],
    configs: async () => [cjs('src/shared/cli/main.ts', 'out/guichet/main.cjs', [])],
  },
  schemas: {
    // Writes docs/schemas: npm run schemas.
    onDemand: true,
    entries: ['tests/schemas/write-files.ts'],
    sources: ['tests/schemas', 'sync-server', 'src/shared'],
    outputs: ['out/schemas/write.cjs'],
    configs: async () => [cjs('tests/schemas/write-files.ts', 'out/schemas/write.cjs', native)],
  },
  benchAgenda: {
    onDemand: true,
    entries: ['tests/bench/agenda-engine.ts'],
    sources: ['tests/bench', 'src/shared'],
    outputs: ['out/bench-agenda/engine.cjs'],
    configs: async () => [cjs('tests/bench/agenda-engine.ts', 'out/bench-agenda/engine.cjs', [])],
  },
  benchInsights: {
    onDemand: true,
    entries: ['tests/bench/insights-engine.ts', 'tests/bench/insights-server.ts'],
    sources: ['tests/bench', 'tests/insights', 'sync-server/src', 'src/shared'],
    outputs: ['out/bench-insights/engine.cjs', 'out/bench-insights/server.cjs'],
    configs: async () => [
      cjs('tests/bench/insights-engine.ts', 'out/bench-insights/engine.cjs', []),
      cjs('tests/bench/insights-server.ts', 'out/bench-insights/server.cjs', native, [diagnosticsPolyfill()]),
    ],
  },
  benchTown: {
    // The large town as the store of a server: bench:start and bench:acts.
    onDemand: true,
    entries: ['tests/bench/large-town-server.ts'],
    sources: ['tests/bench/large-town-server.ts', 'sync-server/src', 'src/shared'],
    outputs: ['out/bench-town/server.cjs'],
    configs: async () => [
      cjs('tests/bench/large-town-server.ts', 'out/bench-town/server.cjs', native, [diagnosticsPolyfill()]),
    ],
  },
  benchSync: {
    // Stores with many devices: bench:sync.
    onDemand: true,
    entries: ['tests/bench/sync-town.ts'],
    sources: [
      'tests/bench/sync-town.ts',
      'tests/faults/support',
      'sync-server/test/support/postgres.ts',
      'sync-server/src',
      'src/shared',
    ],
    outputs: ['out/bench-sync-town/town.cjs'],
    configs: async () => [
      cjs('tests/bench/sync-town.ts', 'out/bench-sync-town/town.cjs', native, [diagnosticsPolyfill()]),
    ],
  },
  simFloor: {
    // The simulated town hall: npm run sim:floor.
    onDemand: true,
    entries: ['tests/floor/main.ts'],
    sources: ['tests/floor', 'src/shared'],
    outputs: ['out/sim-floor/main.cjs'],
    configs: async () => [cjs('tests/floor/main.ts', 'out/sim-floor/main.cjs', [])],
  },
  benchPeople: {
    onDemand: true,
    entries: ['tests/bench/people-engine.ts'],
    sources: ['tests/bench', 'src/renderer/data', 'src/shared'],
    outputs: ['out/bench-people/engine.cjs'],
    configs: async () => [cjs('tests/bench/people-engine.ts', 'out/bench-people/engine.cjs', [])],
  },
  desk: {
    // Desks in plain Node processes, for the faults, the soak and the bench.
    onDemand: true,
    entries: ['tests/faults/support/desk-process.ts'],
    sources: ['tests/faults/support', 'src/renderer', 'src/shared'],
    outputs: ['out/faults/desk-process.cjs'],
    configs: async () => [cjs('tests/faults/support/desk-process.ts', 'out/faults/desk-process.cjs', [])],
  },
  packedDesk: {
    // The device that joins an installed server: npm run test:pack.
    onDemand: true,
    entries: ['tests/packaging/joining-device.ts'],
    sources: ['tests/packaging', 'tests/stranger/client'],
    outputs: ['out/packed-desk/device.cjs'],
    configs: async () => [cjs('tests/packaging/joining-device.ts', 'out/packed-desk/device.cjs', [])],
  },
  rehearsal: {
    // The next version of the server and of desks in plain Node processes, as an upgrade is rehearsed.
    onDemand: true,
    entries: ['sync-server/src/main.ts', 'tests/faults/support/desk-process.ts'],
    sources: ['scripts/lib/rehearsed-version.mjs', 'sync-server/src', 'src', 'tests/faults/support'],
    outputs: ['out/rehearsal/server.cjs', 'out/rehearsal/desk-process.cjs'],
    configs: async () => [
      rehearsed('sync-server/src/main.ts', 'out/rehearsal/server.cjs', native, [diagnosticsPolyfill()]),
      rehearsed('tests/faults/support/desk-process.ts', 'out/rehearsal/desk-process.cjs', []),
    ],
  },
  soak: {
    onDemand: true,
    entries: ['tests/faults/soak/soak-program.ts'],
    sources: ['tests/faults', 'src/shared'],
    outputs: ['out/faults/soak.cjs'],
    configs: async () => [cjs('tests/faults/soak/soak-program.ts', 'out/faults/soak.cjs', [])],
  },
  hostile: {
    onDemand: true,
    entries: ['tests/faults/hostile/hostile-program.ts'],
    sources: ['tests/faults', 'tests/arbitraries', 'src/shared'],
    outputs: ['out/faults/hostile.cjs'],
    configs: async () => [cjs('tests/faults/hostile/hostile-program.ts', 'out/faults/hostile.cjs', [])],
  },
  nemesis: {
    onDemand: true,
    entries: ['tests/faults/nemesis/nemesis-program.ts'],
    sources: ['tests/faults', 'sync-server/test/support/postgres.ts', 'src/shared'],
    outputs: ['out/faults/nemesis.cjs'],
    configs: async () => [cjs('tests/faults/nemesis/nemesis-program.ts', 'out/faults/nemesis.cjs', native)],
  },
  sim: {
    // Only who runs the simulation needs it.
    onDemand: true,
    entries: ['tests/simulation/run/main.ts', 'tests/simulation/client/session-entry.ts'],
    sources: ['tests/simulation', 'tests/arbitraries', 'src/renderer', 'sync-server/src', 'src/shared'],
    outputs: ['out/sim/main.cjs', 'out/sim/desk.cjs', 'out/sim/pure.cjs'],
    configs: async () => [simulation()],
  },
};
