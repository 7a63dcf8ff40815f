// Whether the server of this machine answers: ends with 0 and a line, or with 1 and a sentence. `--wait` gives it half a minute.
const http = require('node:http');
const https = require('node:https');

const everywhere = ['', '0.0.0.0', '::'];
const host = process.env.GUICHET_HOST ?? '';
const port = Number(process.env.GUICHET_PORT || 4747);
const patienceMs = process.argv.includes('--wait') ? 30_000 : 0;
const lookEveryMs = 300;
const answerMs = 5_000;

// Plain calls are answered on the machine itself alone; on another address it is asked for its health by whatever key it has.
const isHere = everywhere.includes(host) || host === '127.0.0.1' || host === '::1';
const { get } = isHere ? http : https;
const address = { host: everywhere.includes(host) ? '127.0.0.1' : host, port, path: '/v1/health' };

const ask = () =>
  new Promise((resolve) => {
    const call = get({ ...address, timeout: answerMs, rejectUnauthorized: false }, (reply) => {
      let text = '';
      reply.on('data', (part) => (text += part));
      reply.on('end', () => {
        try {
          resolve(JSON.parse(text));
        } catch {
          resolve(null);
        }
      });
    });
    call.on('timeout', () => call.destroy());
    call.on('error', () => resolve(null));
  });

async function main() {
  const endMs = Date.now() + patienceMs;
  for (;;) {
    const health = await ask();
    if (health?.ready) {
      const backup = health.backup?.at ? `last backup ${health.backup.at}` : 'no backup yet';
      process.stdout.write(`Guichet ${health.version} answers on port ${port}, ${backup}\n`);
      return 0;
    }
    if (Date.now() >= endMs) break;
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  process.stderr.write(`Guichet does not answer on port ${port}. Why: journalctl -u guichet-server\n`);
  return 1;
}

void main().then((code) => (process.exitCode = code));
