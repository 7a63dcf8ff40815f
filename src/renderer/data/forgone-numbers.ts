import { z } from 'zod';

import type { Client } from '#shared/sync/wire/client';
import type { KeyValues } from './key-values';

const numberSchema = z.object({ key: z.string(), day: z.string(), series: z.string() });
type Forgone = Readonly<z.infer<typeof numberSchema>>;

/** Ticket numbers that this desk asked for and gave up, because the server was too slow: it may have given them. */
export type ForgoneNumbers = {
  readonly add: (number: Forgone) => void;
  /** Tells the server, so that each leaves a void record instead of a hole. */
  readonly release: (server: Pick<Client, 'releaseNumber'>) => Promise<void>;
};

const storedAs = 'forgoneNumbers';
/** After a day without network the server's own void records have long covered them. */
const most = 200;

const read = (keys: KeyValues): readonly Forgone[] => {
  try {
    const list = z.array(numberSchema).safeParse(JSON.parse(keys.read(storedAs) || '[]'));
    return list.success ? list.data : [];
  } catch {
    return [];
  }
};

export const createForgoneNumbers = (keys: KeyValues): ForgoneNumbers => {
  const write = (numbers: readonly Forgone[]): void =>
    keys.write(storedAs, numbers.length === 0 ? '' : JSON.stringify(numbers.slice(-most)));
  return {
    add: (number) => write([...read(keys), number]),
    release: async (server) => {
      for (const number of read(keys)) {
        if (!(await server.releaseNumber(number)).ok) return;
        write(read(keys).filter((one) => one.key !== number.key));
      }
    },
  };
};
