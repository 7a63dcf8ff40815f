import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const folder = import.meta.dirname;
/** Messages by SMS keep to the signs of GSM, which has no such space; the page that tests a printer shows its own. */
const others = new Set(['message-templates.ts', 'printing.ts']);

const sources = ['.', '../protection', '../rights'].flatMap((room) =>
  readdirSync(path.join(folder, room))
    .filter((file) => /^[a-z-]+\.ts$/.test(file))
    .map((file) => path.join(room, file)),
);

/** The texts of a source, with those inside the braces of its templates; the braces themselves stand as one letter. */
const wordsOf = (source: string): readonly string[] => {
  const found: string[] = [];
  let at = 0;
  const skipTo = (end: string): void => {
    const next = source.indexOf(end, at);
    at = next < 0 ? source.length : next + end.length;
  };
  const text = (end: string): void => {
    let words = '';
    for (at += 1; at < source.length && source[at] !== end; at += 1) {
      if (end === '`' && source.startsWith('${', at)) {
        at += 2;
        code('}');
        words += 'x';
      } else words += source[at] === '\\' ? source.slice(at, (at += 1) + 1) : source[at];
    }
    found.push(words);
  };
  const code = (end: string): void => {
    for (; at < source.length && source[at] !== end; at += 1) {
      const sign = source[at] ?? '';
      if (source.startsWith('//', at)) skipTo('\n');
      else if (source.startsWith('/*', at)) skipTo('*/');
      else if (sign === "'" || sign === '"' || sign === '`') text(sign);
      else if (sign === '{') {
        at += 1;
        code('}');
      }
    }
  };
  code('');
  return found;
};

it('finds texts wherever they stand', () => {
  const source = "a: (n) => `un ${n > 1 ? `de ${f({ n })} ou` : 'non'} ; deux`, // l'un\n b: 'tr\\'ois'";
  expect(wordsOf(source)).toEqual(['de x ou', 'non', 'un x ; deux', "tr\\'ois"]);
});

it('has a space that does not break before : ; ! ? % € and within « », and its own apostrophe', () => {
  const files = sources.filter((file) => !others.has(file));
  const faults = files.flatMap((file) =>
    wordsOf(readFileSync(path.join(folder, file), 'utf8'))
      .filter((words) => / [:;!?%€»](?!\p{L})|« |\p{L}'\p{L}/u.test(words))
      .map((words) => `${file}: ${words}`),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(faults).toEqual([]);
});

it('says of an appointment that « la mairie » called it off, in no other word', () => {
  const said = sources.flatMap((file) => wordsOf(readFileSync(path.join(folder, file), 'utf8')));
  expect(said.filter((words) => /^annulé.*mairie/iu.test(words)).length).toBeGreaterThan(4);
  expect(said.filter((words) => /^annulé.*service/iu.test(words))).toEqual([]);
});
