import kitWords from 'react-aria-components/i18n/fr-FR';

/**
 * The words that the component kit says to a screen reader by itself. It calls the button that closes an open list « Rejeter », which French keeps for refusals.
 * Imported before anything of the kit is drawn.
 */
const strings = { ...kitWords, '@react-aria/overlays': { dismiss: 'Fermer' } };

Object.assign(globalThis, {
  [Symbol.for('react-aria.i18n.locale')]: 'fr-FR',
  [Symbol.for('react-aria.i18n.strings')]: strings,
});
