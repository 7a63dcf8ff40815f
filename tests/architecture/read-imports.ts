import { parseSync } from 'vite';

type Node = { readonly type: string } & Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

const textOf = (value: unknown): string | null => {
  if (!isNode(value)) return null;
  if (value.type === 'TSLiteralType') return textOf(value['literal']);
  return value.type === 'Literal' && typeof value['value'] === 'string' ? value['value'] : null;
};

/** A computed specifier cannot be judged, so it is reported as this one, which no layer allows. */
export const unreadable = '(computed)';

const specifierOf = (node: Node): string | null => {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
      return textOf(node['source']);
    case 'ExportNamedDeclaration':
      return textOf(node['source']);
    case 'ImportExpression':
    case 'TSImportType':
      return textOf(node['source']) ?? unreadable;
    case 'TSExternalModuleReference':
      return textOf(node['expression']);
    case 'CallExpression': {
      const callee = node['callee'];
      if (!isNode(callee) || callee['name'] !== 'require') return null;
      return textOf((node['arguments'] as readonly unknown[])[0]) ?? unreadable;
    }
    default:
      return null;
  }
};

/** Calls `visit` for every node of a tree. */
export const walk = (value: unknown, visit: (node: Node) => void): void => {
  if (Array.isArray(value)) {
    for (const each of value) walk(each, visit);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) visit(value);
  for (const child of Object.values(value)) if (typeof child === 'object') walk(child, visit);
};

/** Parses a file, or throws with its name: a file that cannot be read must not pass unseen. */
export const parse = (file: string, source: string): ReturnType<typeof parseSync> => {
  const parsed = parseSync(file, source);
  const first = parsed.errors[0];
  if (first) throw new Error(`${file}: ${first.message}`);
  return parsed;
};

/** Every module that a file names: imports, re-exports, `import()`, `import('x').T`, `require`, and `/// <reference types>`. */
export const readImports = (file: string, source: string): readonly string[] => {
  const { program, comments } = parse(file, source);
  const found: string[] = [];
  walk(program, (node) => {
    const specifier = specifierOf(node);
    if (specifier !== null) found.push(specifier);
  });
  for (const comment of comments) {
    const types = /^\/\s*<reference\s+types="([^"]+)"/.exec(comment.value)?.[1];
    if (types !== undefined) found.push(types);
  }
  return found;
};
