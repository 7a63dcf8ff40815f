// Program: PouchDB desks in memory, asked by messages. Argument: folder of the packages.
const { createRequire } = require('node:module');
const path = require('node:path');

const load = createRequire(path.join(process.argv[2], 'package.json'));
const PouchDB = load('pouchdb');
PouchDB.plugin(load('pouchdb-adapter-memory'));

// PouchDB asks for 100 at a time unless told otherwise; with 1,000 it is faster here, so it gets that.
const batch = { batch_size: 1000, batches_limit: 10 };
const desks = new Map();
let made = 0;

const count = async (db) => (await db.info()).doc_count;

/** Resolves once the database holds so many documents; asked after every change. */
const holds = (db, wanted) =>
  new Promise((resolve, reject) => {
    let over = false;
    const look = async () => {
      if (over || (await count(db)) < wanted) return;
      over = true;
      changes.cancel();
      resolve();
    };
    const changes = db
      .changes({ live: true, since: 'now' })
      .on('change', () => void look())
      .on('error', reject);
    void look();
  });

const withId = (documents, prefix) => documents.map(({ id, ...rest }) => ({ ...rest, _id: `${prefix}${id}` }));

const calls = {
  async initialSync(name, { url, wanted }) {
    const startedMs = performance.now();
    const db = new PouchDB(`${name}-${(made += 1)}`, { adapter: 'memory' });
    const remote = new PouchDB(url);
    const sync = db.sync(remote, { live: true, retry: true, ...batch });
    sync.on('error', () => undefined);
    await holds(db, wanted);
    const tookMs = performance.now() - startedMs;
    desks.set(name, { db, remote, sync });
    return tookMs;
  },
  async relay(name, { to, prefix, documents }) {
    const [from, target] = [desks.get(name).db, desks.get(to).db];
    const rows = withId(documents, prefix);
    const before = await count(target);
    const startedMs = performance.now();
    const arrived = holds(target, before + rows.length);
    await from.bulkDocs(rows);
    await arrived;
    return performance.now() - startedMs;
  },
  async latencies(name, { to, prefix, documents }) {
    const [from, target] = [desks.get(name).db, desks.get(to).db];
    const times = [];
    for (const row of withId(documents, prefix)) {
      const startedMs = performance.now();
      await new Promise((resolve, reject) => {
        const changes = target.changes({ live: true, since: 'now' });
        changes.on('change', ({ id }) => {
          if (id !== row._id) return;
          changes.cancel();
          resolve();
        });
        from.put(row).catch(reject);
      });
      times.push(performance.now() - startedMs);
    }
    return times;
  },
  async close(name) {
    desks.get(name).sync.cancel();
    desks.delete(name);
  },
  async backlog(name, { prefix, documents }) {
    const { db, remote, sync } = desks.get(name);
    sync.cancel();
    await db.bulkDocs(withId(documents, prefix));
    const startedMs = performance.now();
    await db.replicate.to(remote, batch);
    return performance.now() - startedMs;
  },
};

const answer = async ({ n, desk, call, input }) => {
  try {
    process.send({ n, ok: true, value: (await calls[call](desk, input)) ?? null });
  } catch (error) {
    process.send({ n, ok: false, error: error.stack });
  }
};

process.on('message', (message) => void answer(message));
process.on('disconnect', () => process.exit(0));
process.send({ n: 0, ok: true, value: null });
