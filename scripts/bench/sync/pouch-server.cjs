// Program: express-pouchdb on a folder of LevelDB, as its documentation sets it up. Arguments: folder of the packages, folder of the data.
const { createRequire } = require('node:module');
const path = require('node:path');

const [peers, data] = process.argv.slice(2);
const load = createRequire(path.join(peers, 'package.json'));
const express = load('express');
const PouchDB = load('pouchdb').defaults({ prefix: `${data}${path.sep}` });
const app = express();
app.use(
  load('express-pouchdb')(PouchDB, {
    mode: 'minimumForPouchDB',
    inMemoryConfig: true,
    logPath: path.join(data, 'log.txt'),
  }),
);
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`listening on http://127.0.0.1:${server.address().port}/\n`);
});
