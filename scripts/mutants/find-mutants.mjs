// Finds the places of a source file where one small change makes another program: `{ file, line, start, end, text, before, after }`.
// `text` replaces the source between `start` and `end`; `before` and `after` show the change in what surrounds it, and name it
// whatever the line.
import { parseSync } from 'vite';

const shifted = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' };
const turned = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '===': '!==', '!==': '===' };
const swapped = { '&&': '||', '||': '&&', '+': '-', '-': '+' };
const otherMethod = { some: 'every', every: 'some', max: 'min', min: 'max' };
/** A statement that calls one of these changes nothing that a rule is about. */
const talks = /^(await )?(log|logger|say|console)\b/;
const leaves = ['ReturnStatement', 'ThrowStatement', 'ContinueStatement', 'BreakStatement'];
/** What wraps an expression in a type. */
const wrappers = ['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression'];

const isNode = (value) => typeof value?.type === 'string';
export const children = (node) => Object.values(node).flat().filter(isNode);

function isText(node) {
  if (node.type === 'BinaryExpression') return isText(node.left) || isText(node.right);
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');
}

/** `if (…) return;`, also in braces, without an `else`. */
function isGuard({ consequent, alternate }) {
  const only = consequent.type === 'BlockStatement' && consequent.body.length === 1 ? consequent.body[0] : consequent;
  return !alternate && leaves.includes(only.type);
}

/** A number that counts or names a place. Larger ones, products and named ones are sizes and times that somebody chose; `-1` is an order. */
const counts = (value, around) =>
  Number.isInteger(value) &&
  value < 10 &&
  around.operator !== '*' &&
  around.type !== 'UnaryExpression' &&
  !/^[A-Z_]+$/.test(around.id?.name ?? '');

/** The changes of one node: `[start, end, text]`. */
function changesOf(node, around, source) {
  const whole = (text) => [[node.start, node.end, text]];
  const operator = (names) => {
    const at = source.indexOf(node.operator, node.left.end);
    return names.filter(Boolean).map((name) => [at, at + node.operator.length, name]);
  };
  switch (node.type) {
    case 'BinaryExpression':
      if (node.operator === '+' && isText(node)) return [];
      return operator([shifted, turned, swapped].map((names) => names[node.operator]));
    case 'LogicalExpression':
      return operator([swapped[node.operator]]);
    case 'UnaryExpression':
      return node.operator === '!' ? whole(source.slice(node.argument.start, node.argument.end)) : [];
    case 'Literal':
      if (typeof node.value === 'boolean') return whole(String(!node.value));
      return counts(node.value, around) ? whole(String(node.value + 1)) : [];
    case 'IfStatement':
      if (isGuard(node)) return whole(';');
      return ['true', 'false'].map((text) => [node.test.start, node.test.end, text]);
    case 'ConditionalExpression':
      return ['true', 'false'].map((text) => [node.test.start, node.test.end, text]);
    case 'MemberExpression': {
      const { object, property } = node;
      const mathOnly = property.name === 'max' || property.name === 'min';
      if (!Object.hasOwn(otherMethod, property.name ?? '') || (mathOnly && object.name !== 'Math')) return [];
      return [[property.start, property.end, otherMethod[property.name]]];
    }
    case 'ExpressionStatement': {
      const inner = node.expression.type === 'AwaitExpression' ? node.expression.argument : node.expression;
      const acts = ['CallExpression', 'ChainExpression', 'AssignmentExpression', 'UpdateExpression'];
      if (!acts.includes(inner.type) || talks.test(source.slice(node.start, node.end))) return [];
      return whole(';');
    }
    default:
      return [];
  }
}

const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

/** All mutants of one file that still parse. */
export function findMutants(file, source) {
  const found = [];
  const walk = (node, around) => {
    if (node.type === 'ImportDeclaration') return;
    if (node.type.startsWith('TS')) {
      if (wrappers.includes(node.type)) walk(node.expression, around);
      return;
    }
    for (const [start, end, text] of changesOf(node, around, source)) {
      // A bare `true` or `1` names no place.
      const shown = node.type === 'Literal' || node.type === 'MemberExpression' ? around : node;
      const before = oneLine(source.slice(shown.start, shown.end));
      const after = oneLine(source.slice(shown.start, start) + text + source.slice(end, shown.end));
      const line = source.slice(0, start).split('\n').length;
      found.push({ file, line, start, end, text, before, after });
    }
    for (const child of children(node)) walk(child, node);
  };
  walk(parseSync(file, source).program, null);
  return found.filter((mutant) => parseSync(file, applied(source, mutant)).errors.length === 0);
}

/** The source with the change of a mutant. */
export const applied = (source, { start, end, text }) => source.slice(0, start) + text + source.slice(end);
