/** The library calls this default export a type, which it is not. */
declare module 'react-aria-components/i18n/fr-FR' {
  const words: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  export default words;
}
