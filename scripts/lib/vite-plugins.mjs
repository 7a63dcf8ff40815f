// Small corrections of other people's code on its way into our bundles, each with its reason.

const announcer = /react-aria\/dist\/private\/live-announcer\/LiveAnnouncer\.m?js$/;

/** Setting innerHTML throws under `trusted-types 'none'` and unmounts the whole page: empty the node by the DOM instead. */
export function keepTrustedTypes() {
  let applied = false;
  let seen = false;
  return {
    name: 'guichet:keep-trusted-types',
    enforce: 'pre',
    buildStart() {
      applied = false;
      seen = false;
    },
    transform(code, id) {
      if (id.includes('react-aria')) seen = true;
      if (!announcer.test(id.split('?')[0])) return null;
      const changed = code.replaceAll(".innerHTML = ''", '.replaceChildren()');
      applied = changed !== code && !changed.includes('innerHTML');
      return { code: changed, map: null };
    },
    buildEnd(error) {
      if (error || !seen || applied) return;
      this.error(
        'react-aria: LiveAnnouncer no longer looks as scripts/lib/vite-plugins.mjs expects; read its clear() anew.',
      );
    },
  };
}

const intlFile =
  /(react-aria|react-stately|react-aria-components|@react-aria|@react-stately).*\/intl\/.*\/([a-z]{2}-[A-Z]{2})\.(m?js|cjs)$/;

/** The kit carries its texts in 34 languages; the app speaks French, and English where a text is missing. */
export function onlyFrenchLocale() {
  return {
    name: 'guichet:only-french-locale',
    enforce: 'pre',
    load(id) {
      const match = intlFile.exec(id.split('?')[0]);
      if (!match || ['fr-FR', 'en-US'].includes(match[2])) return null;
      return 'export default {};';
    },
  };
}

/** Whether `diagnostics_channel` is to be the polyfill here: everywhere but in the polyfill itself, which builds on the original. */
export const isReplaced = (id, importer) =>
  /^(node:)?diagnostics_channel$/.test(id) && !String(importer).includes('dc-polyfill');

/** Fastify 5 wants tracingChannel, which the Node 18.15 of Electron 25 lacks. */
export function diagnosticsPolyfill() {
  return {
    name: 'guichet:diagnostics-polyfill',
    enforce: 'pre',
    resolveId(id, importer) {
      return isReplaced(id, importer) ? this.resolve('dc-polyfill', importer, { skipSelf: true }) : null;
    },
  };
}

const foldFile = /src\/shared\/domain\/lifecycle\/fold-[a-z-]+\.ts$/;

/**
 * Lets the simulation change what a fold derives, as another version of the app would: each fold hands its result to
 * `simulatedSkew`, which whoever evaluates the bundle provides. Never part of a build that serves.
 */
export function skewableFolds() {
  let seen = 0;
  return {
    name: 'guichet:skewable-folds',
    enforce: 'pre',
    transform(code, id) {
      if (!foldFile.test(id.split('?')[0])) return null;
      const name = /export const (fold[A-Z]\w+) = \(/.exec(code)?.[1];
      if (!name) return null;
      seen += 1;
      const plain = code.replace(`export const ${name} =`, `const plain_${name} =`);
      return {
        code: `${plain}
const skew_${name} = typeof simulatedSkew === 'function' ? simulatedSkew : (document) => document;
export const ${name} = (id, siteId, log) => skew_${name}(plain_${name}(id, siteId, log));
`,
        map: null,
      };
    },
    buildEnd(error) {
      if (!error && seen < 4) this.error('The folds no longer look as scripts/lib/vite-plugins.mjs expects.');
    },
  };
}
