import { CompiledQuery, type Compilable, type DialectAdapter, type Kysely } from 'kysely';

import type { Tables } from './tables';

type Value = string | number;

/** The text of a statement, and for each of its parameters the argument that goes there or the value that always does. */
type Template = {
  readonly sql: string;
  readonly parameters: readonly ({ readonly argument: number } | { readonly always: unknown })[];
};

const MOST_TEMPLATES = 600;

/** By dialect: the text is the same in every database that speaks it. */
const templates = new WeakMap<DialectAdapter, Map<string, Template>>();

const templatesOf = (db: Kysely<Tables>): Map<string, Template> => {
  const { adapter } = db.getExecutor();
  const known = templates.get(adapter) ?? new Map<string, Template>();
  templates.set(adapter, known);
  return known;
};

const templateOf = <Args extends readonly Value[]>(args: Args, build: (...args: Args) => Compilable): Template => {
  // Kysely passes parameters through untouched, so these tell where each argument went.
  const marks = args.map((_, argument) => ({ argument }));
  const { sql, parameters } = build(...(marks as unknown as Args)).compile();
  return {
    sql,
    parameters: parameters.map((value) => marks.find((mark) => mark === value) ?? { always: value }),
  };
};

/**
 * Runs the statement that `build` makes of the arguments and gives its rows. The text is made once for each name and number of
 * arguments, because making it takes longer than running it: for what every call of a desk does, nothing else needs it.
 */
export const prepared = async <Row, const Args extends readonly Value[]>(
  db: Kysely<Tables>,
  name: string,
  args: Args,
  build: (...args: Args) => Compilable<Row>,
): Promise<readonly Row[]> => {
  const known = templatesOf(db);
  const key = `${name} ${args.length}`;
  if (known.size > MOST_TEMPLATES) known.clear();
  const template = known.get(key) ?? templateOf(args, build);
  known.set(key, template);
  const parameters = template.parameters.map((one) => ('argument' in one ? args[one.argument] : one.always));
  return (await db.executeQuery<Row>(CompiledQuery.raw(template.sql, parameters))).rows;
};
