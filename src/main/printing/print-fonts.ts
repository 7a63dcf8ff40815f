import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Where the built pages keep their files. */
const folder = 'assets';

const fontFace = (file: string): string =>
  `@font-face{font-family:'Plex Sans';src:url('/${folder}/${file}') format('woff2');font-weight:100 700;font-stretch:85% 100%;font-display:swap}`;

/** As the app has them. */
const ranges: readonly (readonly [RegExp, string])[] = [
  [/^plex-sans-latin-(?!ext-)[^.]*\.woff2$/, 'U+0000-00FF,U+0131,U+0152-0153,U+2000-206F,U+20AC,U+2212'],
  [/^plex-sans-latin-ext-[^.]*\.woff2$/, 'U+0100-0130,U+0132-0151,U+0154-02BA,U+1E00-1E9F,U+1EF2-1EFF'],
];

/** The typeface of the app for what is printed; `''` where it cannot be found, then a face of the system prints. */
export const printFonts = (root: string): string => {
  let files: readonly string[];
  try {
    files = readdirSync(path.join(root, folder));
  } catch {
    return '';
  }
  return ranges
    .flatMap(([name, range]) => {
      const file = files.find((one) => name.test(one));
      return file === undefined ? [] : [fontFace(file).replace('}', `;unicode-range:${range}}`)];
    })
    .join('\n');
};
