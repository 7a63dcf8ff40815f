import { createHash, X509Certificate } from 'node:crypto';
import { connect } from 'node:tls';

import { createClient, type Client } from '../stranger/client/client';
import type { Fields } from '../stranger/client/json';
import { enrol } from '../stranger/client/line';

// A device that joins an installed server over the network, by the page of the protocol alone, and writes or reads.
// Usage: ADDRESS KEY CODE write|read. Prints what it wrote, or what it found, as JSON.

/** The fingerprint of the key that answers at an address. */
const keyAt = (address: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address);
    const line = connect({ host: hostname, port: Number(port), rejectUnauthorized: false }, () => {
      const { raw } = line.getPeerCertificate();
      line.end();
      const spki = new X509Certificate(raw).publicKey.export({ type: 'spki', format: 'der' });
      resolve(createHash('sha256').update(spki).digest('base64url'));
    });
    line.on('error', reject);
  });

const bodyOf = (client: Client, kind: string): readonly [string, Fields] => {
  const found = [...client.all('reference').values()].find((entry) => entry['kind'] === kind);
  if (!found) throw new Error(`no ${kind}`);
  return [found.id, found['body'] as Fields];
};

const write = async (client: Client): Promise<Fields> => {
  const day = new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format(new Date());
  const [citizenId, ticketId, appointmentId] = [client.newId(), client.newId(), client.newId()];
  await client.writeCitizen(citizenId, { lastName: 'Kervella-Tremblais', firstName: 'Maud' });
  const [reasonId] = bodyOf(client, 'reason');
  const series = String(bodyOf(client, 'series')[1]['letter']);
  const { number } = await client.line.post('/v1/issue-number', { key: client.newId(), day, series });
  const none = { priority: false, appointmentId: '', requestId: '', dueAt: '' };
  await client.append('tickets', ticketId, { type: 'issued', day, series, number, reasonId, citizenId, ...none });
  const place = { day, time: '09:00', durationMin: 20, deskId: bodyOf(client, 'desk')[0] };
  const persons = [{ preApplicationNumber: '' }];
  const booked = { type: 'booked', ...place, reasonId, citizenId, persons, channel: 'phone' };
  await client.append('appointments', appointmentId, booked);
  return { citizenId, ticketId, appointmentId, number };
};

const read = (client: Client): Fields => ({
  citizens: [...client.all('citizens').keys()],
  tickets: [...client.all('tickets').keys()],
  appointments: [...client.all('appointments').keys()],
});

const main = async ([address = '', key = '', code = '', what = '']: readonly string[]): Promise<void> => {
  const found = await keyAt(address);
  if (found !== key) throw new Error(`another key answers: ${found} instead of ${key}`);
  // The key was compared; the program trusts what answers at this address from here on.
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  const line = await enrol(address, code, 'Poste');
  const client = createClient(line, { agentId: 'agent-1', deskId: 'desk-1' });
  await client.sync();
  const told = what === 'write' ? await write(client) : read(client);
  if (client.aside.length > 0) throw new Error(`put aside: ${JSON.stringify(client.aside)}`);
  process.stdout.write(`${JSON.stringify(told)}\n`);
};

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
