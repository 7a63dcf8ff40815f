import { startPostgres } from '../../../sync-server/test/support/postgres';
import { runOperator, startServer, type ServerProcess } from '../support/server-process';
import { foundTown, type Town } from '../support/town';
import type { Home } from './read-estate';

/** What the servers of a town hall keep their data in. */
export const storeNames = ['sqlite', 'postgresql'] as const;
export type StoreName = (typeof storeNames)[number];

/** Desks of the town hall: fewer than clients, so that some have two. */
export const deskCount = 8;

/** The servers of a town hall: one on SQLite, two on one PostgreSQL. */
export type Servers = {
  readonly town: Town;
  readonly home: Home;
  readonly count: number;
  readonly port: (index: number) => number;
  /** `kill -9`. */
  readonly kill: (index: number) => Promise<void>;
  readonly start: (index: number) => Promise<void>;
  /** What `audit` says, `''` when it is whole. To be asked when the servers have ended. */
  readonly auditFault: () => string;
  readonly close: () => Promise<void>;
};

const auditOf = (...where: readonly string[]): string => {
  try {
    const said = runOperator('audit', ...where).trim();
    return said.endsWith(' whole') ? '' : said;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const onSqlite = async (): Promise<Servers> => {
  const town = await foundTown(undefined, deskCount);
  return {
    town,
    home: { dataDir: town.dataDir },
    count: 1,
    port: () => town.server().port,
    kill: () => town.server().end('SIGKILL'),
    start: async () => void (await town.startAgain()),
    auditFault: () => auditOf('--data', town.dataDir),
    close: town.close,
  };
};

const onPostgres = async (): Promise<Servers> => {
  const postgres = await startPostgres(true);
  const open: ServerProcess[] = [];
  const close = async (): Promise<void> => {
    for (const one of open) await one.end('SIGKILL');
    await postgres.stop();
  };
  try {
    const url = await postgres.createDatabase();
    const place = ['--postgres', url];
    const town = await foundTown(place, deskCount);
    let second = await startServer([...place, '--port', '0']);
    open.push(second);
    const { port } = second;
    return {
      town,
      home: { postgresUrl: url },
      count: 2,
      port: (index) => (index === 0 ? town.server().port : port),
      kill: (index) => (index === 0 ? town.server() : second).end('SIGKILL'),
      start: async (index) => {
        if (index === 0) return void (await town.startAgain());
        second = await startServer([...place, '--port', String(port)]);
        open.splice(0, 1, second);
      },
      auditFault: () => auditOf(...place),
      close: async () => {
        await town.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Founds a town hall on a fresh store. */
export const openServers = (store: StoreName): Promise<Servers> => (store === 'sqlite' ? onSqlite() : onPostgres());
