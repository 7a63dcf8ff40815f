import { openLibsql } from '#server/store/sqlite/libsql-database';
import { migrations } from '#server/store/sqlite/migrations';

/** Makes a database as the first released version left it, with what `statements` put in. */
export const firstDatabase = (file: string, statements: readonly string[]): void => {
  const database = openLibsql(file, ':memory:');
  const [first] = migrations;
  if (!first) throw new Error('no migrations');
  database.exec('create table migrations (id text primary key, at text not null) without rowid');
  for (const statement of first.statements) database.exec(statement);
  database.exec(`insert into migrations values ('${first.id}', '')`);
  for (const statement of statements) database.exec(statement);
  database.close();
};
