import { setTimeout as sleep } from 'node:timers/promises';

import { newId, sendAll, write, type Client } from './nemesis-client';

const everyMs = 400;
const fewNumbers = 40;
const farAhead = 500;
const highest = 100_000;

/** One enrolled desk that writes tickets with numbers that nobody gave it: taken ones, ones far ahead, ones of other desks' series. */
export const lie = async (client: Client, others: readonly Client[], over: () => boolean): Promise<void> => {
  const { random } = client;
  for (; !over(); await sleep(everyMs)) {
    const other = others[Math.floor(random() * others.length)];
    const few = 1 + Math.floor(random() * fewNumbers);
    const number = random() < 0.6 ? few : random() < 0.8 ? farAhead + few : highest;
    write(client, 'tickets', newId(client), {
      type: 'issued',
      day: new Date().toISOString().slice(0, 10),
      series: random() < 0.7 ? 'A' : `A-${other?.identity.series ?? ''}`,
      number,
      reasonId: 'reason-housing',
      priority: false,
      appointmentId: '',
      requestId: '',
      citizenId: '',
      dueAt: '',
    });
    await sendAll(client, false);
  }
};
