import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';

import type * as SessionEntry from '../client/session-entry';
import type { Owner } from './event-queue';
import { randomOf } from './random';
import type { VirtualWorld } from './virtual-world';

/** The code of a desk, evaluated for one session. */
export type Realm = typeof SessionEntry;

/** Changes what a fold derives, as another version of the app would. */
export type Skew = <Document extends object>(document: Document) => Document;

const globals = [
  'Date',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'Math',
  'crypto',
  'performance',
  'requestIdleCallback',
  'BroadcastChannel',
  'navigator',
  'window',
] as const;

type Wrapped = (...args: readonly unknown[]) => void;

const scripts = new Map<string, Wrapped>();

/** The bundle as a function of what it takes for global; parsed once. */
const scriptOf = (name: string, parameters: readonly string[]): Wrapped => {
  const known = scripts.get(name);
  if (known) return known;
  const filename = join(process.cwd(), 'out/sim', `${name}.cjs`);
  const code = `(function(${parameters.join(',')}){${readFileSync(filename, 'utf8')}\n})`;
  const script = new vm.Script(code, { filename }).runInThisContext() as Wrapped;
  scripts.set(name, script);
  return script;
};

const commonJs = ['module', 'exports', 'require'];

const runtime = { exports: {}, isLoaded: false };

/** What the bundler adds for its own use. */
const runtimeOf = (): object => {
  if (!runtime.isLoaded) scriptOf('rolldown-runtime', commonJs)(runtime, runtime.exports, runtimeOf);
  runtime.isLoaded = true;
  return runtime.exports;
};

const pures = new Map<Skew | null, object>();

/** What desks and server share has neither clock nor chance: it is evaluated once for each version of the folds. */
const pureOf = (skew: Skew | null): object => {
  const known = pures.get(skew);
  if (known) return known;
  const module = { exports: {} };
  const plain: Skew = (document) => document;
  scriptOf('pure', [...commonJs, 'simulatedSkew'])(module, module.exports, runtimeOf, skew ?? plain);
  pures.set(skew, module.exports);
  return module.exports;
};

const clockOf = (world: VirtualWorld, owner: Owner): DateConstructor =>
  class extends Date {
    constructor(...given: readonly unknown[]) {
      // @ts-expect-error -- every way to call Date is passed on
      super(...(given.length > 0 ? given : [world.now() + owner.skewMs]));
    }
    static override now(): number {
      return world.now() + owner.skewMs;
    }
  } as DateConstructor;

const timersOf = (world: VirtualWorld, owner: Owner) => {
  const set = (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) =>
    world.at(ms ?? 0, () => run(...args), owner);
  const clear = (timer?: { cancelled: boolean } | null): void => {
    if (timer) timer.cancelled = true;
  };
  const repeat = (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    const handle = { cancelled: false };
    const go = (): void => {
      if (handle.cancelled) return;
      run(...args);
      world.at(ms ?? 0, go, owner);
    };
    world.at(ms ?? 0, go, owner);
    return handle;
  };
  return { set, clear, repeat };
};

/**
 * Evaluates the code of a desk for one session: with the clock and the timers of its owner, and chance of its own that
 * follows from the world’s. Modules keep what they remember (RxDB never lets its clock go back) only for this session.
 */
export const createRealm = (world: VirtualWorld, owner: Owner, skew: Skew | null): Realm => {
  const random = randomOf(Math.floor(world.random() * 4294967296));
  const { set, clear, repeat } = timersOf(world, owner);
  const math: unknown = Object.create(Math, { random: { value: random } });
  const crypto = {
    getRandomValues: (bytes: Uint8Array) => bytes.map((_, index) => (bytes[index] = Math.floor(random() * 256))),
  };
  const started = world.now();
  const provided: Readonly<Record<(typeof globals)[number], unknown>> = {
    Date: clockOf(world, owner),
    setTimeout: set,
    clearTimeout: clear,
    setInterval: repeat,
    clearInterval: clear,
    setImmediate: (run: () => void) => set(run, 0),
    Math: math,
    crypto,
    performance: { now: () => world.now() - started },
    requestIdleCallback: undefined,
    BroadcastChannel: undefined,
    navigator: undefined,
    window: undefined,
  };
  const module = { exports: {} as Realm };
  const require = (name: string): object => (name.endsWith('pure.cjs') ? pureOf(skew) : runtimeOf());
  scriptOf('desk', [...commonJs, ...globals])(
    module,
    module.exports,
    require,
    ...globals.map((name) => provided[name]),
  );
  return module.exports;
};
