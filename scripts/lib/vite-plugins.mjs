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
