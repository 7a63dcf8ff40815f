import { registerHooks } from 'node:module';

import { describe, it } from 'vitest';

/** All that the test helpers of RxDB take from packages that RxDB does not bring along. */
const standIns: Readonly<Record<string, string>> = {
  'async-test-util': `
export const wait = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));
export const randomString = (length = 5) => Array.from({ length }, () => Math.random().toString(36)[2] ?? 'x').join('');`,
  clone: 'export default (value) => structuredClone(value);',
};

/** Gives RxDB's test suite the globals of mocha and the packages that it needs. Call it before importing the suite. */
export const prepareForSuite = (): void => {
  Object.assign(globalThis, { describe, it });
  registerHooks({
    resolve: (specifier, context, next) => {
      const standIn = standIns[specifier];
      if (standIn === undefined) return next(specifier, context);
      return { url: `data:text/javascript,${encodeURIComponent(standIn)}`, format: 'module', shortCircuit: true };
    },
  });
};
