/** HTML that is ready to be sent. Only this module makes it, so that nothing gets in without being escaped. */
export type Html = { readonly html: string };

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? '');

type Part = Html | readonly Html[] | string | number;

const partOf = (part: Part): string => {
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'html' in part ? part.html : part.map((one) => one.html).join('');
};

/** Writes HTML: every text that is put in is escaped, other HTML is not. */
export const markup = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: texts.map((text, index) => `${text}${index < parts.length ? partOf(parts[index] ?? '') : ''}`).join(''),
});

/** Nothing at all. */
export const nothing: Html = { html: '' };
