import { parse, walk } from './read-imports';

/** A clock, a die or a look at the machine's zone: what a file of `shared` reads from nowhere. `line` counts from 1. */
export const findImpurity = (file: string, source: string): readonly string[] => {
  const found: string[] = [];
  walk(parse(file, source).program, (node) => {
    const text = source.slice(Number(node['start']), Number(node['end']));
    const clock = node.type === 'NewExpression' && /^new Date(\(\s*\))?$/.test(text);
    const call = node.type === 'CallExpression' && /^(Date(\.now)?|Math\.random|Temporal\.Now\.\w+)\(\s*\)$/.test(text);
    if (!clock && !call) return;
    found.push(`${file}:${source.slice(0, Number(node['start'])).split('\n').length}: ${text}`);
  });
  return found;
};
