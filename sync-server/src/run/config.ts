import { isIP } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { invitedRanks, type InvitedRank } from '#shared/domain/rights/writes';

import { Problem } from '../lib/problem';
import { newSiteSchema, type NewSite } from '../seed/add-site';
import { seedSchema, type Seed } from '../seed/seed';
import { journalKeyBeside } from './journal-key';
import { anchorBeside, type Place } from './open-store';
import type { StartOptions } from './start-server';

/** What the command line and the environment ask for. */
export type Config = StartOptions & {
  readonly invite: InvitedRank | null;
  /** The name of the site to invite to, `''` = the home. */
  readonly inviteTo: string;
};

/** How to call the server, shown when it was called wrongly. */
export const USAGE = `Guichet sync server
  --data DIR          folder of the database (or GUICHET_DATA; default ./guichet-data)
  --postgres URL      use this PostgreSQL database instead of a folder (or GUICHET_POSTGRES)
  --port P            port, 0 = any free one (or GUICHET_PORT; default 4747)
  --host H            address to listen on (or GUICHET_HOST; default 0.0.0.0)
  --demo              fill an empty folder with the demonstration town
  --demo-now ISO      instant around which the demonstration town lives
  --commune NAME --site NAME --desks N --stations N
                      fill an empty folder with a new town hall
  --add-site NAME [--desks N --stations N]
                      add a site to the town, unless it has one of that name, and print its first enrolment code
  --anchor FILE       note outside the data how far they have come, so that an older copy that is put back is seen at the
                      next start (or GUICHET_ANCHOR; default DIR.anchor beside the folder, none with --postgres; '' = none)
  --journal-key FILE  the key by which the journal is chained, made at the first start, outside the data (or
                      GUICHET_JOURNAL_KEY; default DIR.journal-key beside the folder); servers of one database share it
  --invite [display|kiosk] [--invite-to NAME]
                      print a one-time enrolment code: for a desk, a screen of the waiting room or a kiosk (of that site)
recovery-key [--replace | --recipient age1…] [--data DIR | --postgres URL]
                      make the key that backups are encrypted to, once, and print its secret; with --recipient take the public half of a
                      key that was made elsewhere
create --commune NAME [--site NAME --desks N --stations N] [--data DIR | --postgres URL]
                      make a new town hall where there is none, for a server that is started afterwards
invite [desk|display|kiosk|elected] [--invite-to NAME] [--journal-key FILE] [--data DIR | --postgres URL]
                      print a one-time enrolment code, while the server runs
backup --to FILE [--recipient age1…] [--data DIR | --postgres URL]
                      write all data into one encrypted file, while the server runs or not
backup --into DIR     the same under a name by its hour, and drop from that folder what is older than 14 days and 8 weeks
try-backup --from FILE [--key FILE] [--data DIR | --postgres URL]
                      read a backup to its end with its recovery key and put it nowhere; the server may run, and notes that it was tried
restore --from FILE [--key FILE] [--replace] [--data DIR | --postgres URL]
                      put a backup back; the server must be stopped; the recovery key is in FILE or is asked for
audit [--journal-key FILE] [--data DIR | --postgres URL]
                      look whether the record of all writes and the journal are whole
invite-file --to FILE --address HOST:PORT --uses N [--days D] [--invite-to NAME] | --end [--invite-to NAME]  [--data DIR | --postgres URL]
                      write a file by which so many desks join by themselves for D days (14), in the place of any other of
                      the site; --end voids the one that is open
recover [--agent ID | --names] [--data DIR | --postgres URL]
                      when no administrator can sign in: list them, give one a start code, or let every site go by the
                      names of its agents again
  --trust-proxy LIST  addresses of your proxies, with commas between them (or GUICHET_TRUST_PROXY): only their word counts
                      about where a call came from
Messages to citizens are off; messages.json in the folder of the data (or GUICHET_MESSAGES=FILE) says how to send them.
A first start prints a code, unless GUICHET_FIRST_CODE=no, where what it prints is kept; the journal of systemd it knows by itself.
Logs are off; GUICHET_LOG=info (or warn, debug) turns them on.`;

const options = {
  data: { type: 'string' },
  postgres: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  'trust-proxy': { type: 'string' },
  demo: { type: 'boolean' },
  'demo-now': { type: 'string' },
  commune: { type: 'string' },
  site: { type: 'string' },
  desks: { type: 'string' },
  stations: { type: 'string' },
  'add-site': { type: 'string' },
  anchor: { type: 'string' },
  'journal-key': { type: 'string' },
  invite: { type: 'boolean' },
  'invite-as': { type: 'string' },
  'invite-to': { type: 'string' },
} as const;

const wholeNumber = (name: string, text: string, most: number): number => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < 0 || value > most)
    throw new Error(`--${name}: a whole number from 0 to ${most}`);
  return value;
};

/** Addresses or networks of proxies. A network of all addresses would let any caller name any other. */
const trustedProxiesOf = (text: string): readonly string[] => {
  const list = text.split(',').flatMap((one) => one.trim() || []);
  const isAddress = (one: string): boolean => {
    const [address = '', bits = '32', ...rest] = one.split('/');
    const most = { 4: 32, 6: 128 }[isIP(address)] ?? 0;
    return rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) >= 8 && Number(bits) <= most;
  };
  if (!list.every(isAddress)) throw new Error('--trust-proxy: addresses such as 10.0.0.5 or 10.0.0.0/24, with commas');
  return list;
};

type Values = { readonly [Name in keyof typeof options]?: string | boolean | undefined };

const textOf = (value: string | boolean | undefined): string => (typeof value === 'string' ? value : '');

/** What an empty place shall be filled with, `null` = nothing was asked for. Throws an `Error` for the person who typed it. */
export const seedOf = (values: Values): Seed | null => {
  const now = textOf(values['demo-now']);
  const asked = values.demo
    ? { kind: 'demo', ...(now === '' ? {} : { now }) }
    : values.commune === undefined
      ? null
      : {
          kind: 'townHall',
          commune: values.commune,
          siteName: textOf(values.site) || 'Hôtel de ville',
          desks: wholeNumber('desks', textOf(values.desks) || '4', 40),
          stations: wholeNumber('stations', textOf(values.stations) || '1', 20),
        };
  if (asked === null) return null;
  const seed = seedSchema.safeParse(asked);
  if (!seed.success) throw new Error(`invalid ${seed.error.issues[0]?.path.join('.') ?? 'option'}`);
  return seed.data;
};

const newSiteOf = (values: Values): NewSite | null => {
  if (values['add-site'] === undefined) return null;
  const asked = newSiteSchema.safeParse({
    name: textOf(values['add-site']),
    desks: wholeNumber('desks', textOf(values.desks) || '2', 40),
    stations: wholeNumber('stations', textOf(values.stations) || '0', 20),
  });
  if (!asked.success) throw new Error(`invalid ${asked.error.issues[0]?.path.join('.') ?? 'add-site'}`);
  return asked.data;
};

/** Where the data are, by arguments and environment. An address with a password is better kept in the environment. */
export const placeOf = (
  values: { readonly data?: string | undefined; readonly postgres?: string | undefined },
  env: Readonly<Record<string, string | undefined>>,
): Place => ({
  dataDir: values.data ?? env['GUICHET_DATA'] ?? 'guichet-data',
  postgresUrl: values.postgres ?? env['GUICHET_POSTGRES'] ?? '',
});

/** `--invite kiosk` in the form that the parser knows: an option has a value or has none. */
const withInvitedRank = (args: readonly string[]): string[] =>
  args.flatMap((arg, index) => {
    const isRank = args[index - 1] === '--invite' && (invitedRanks as readonly string[]).includes(arg);
    return isRank ? ['--invite-as', arg] : [arg];
  });

const inviteOf = (values: Values): InvitedRank | null => {
  const wanted = textOf(values['invite-as']);
  return values.invite === true ? (invitedRanks.find((rank) => rank === wanted) ?? 'desk') : null;
};

/** A file that lies outside the folder of the data, `''` = none: the one that is wanted by an option, or the usual one. */
const outside = (
  option: string,
  wanted: string | undefined,
  usual: string,
  { dataDir, postgresUrl }: Place,
): string => {
  const file = wanted ?? usual;
  const inside = path.relative(dataDir, file);
  const isInside = file !== '' && !postgresUrl && !inside.startsWith('..') && !path.isAbsolute(inside);
  // Beside the root of a disk there is nothing.
  if (isInside && wanted === undefined) return '';
  if (isInside) throw new Problem('badRequest', `--${option}: a file outside the folder of the data`);
  return file;
};

/** The file of the anchor. In the folder of the data it would be put back with them. */
const anchorFileOf = (wanted: string | undefined, place: Place): string =>
  outside('anchor', wanted, place.postgresUrl ? '' : anchorBeside(place.dataDir), place);

/** The file of the key of the journal, by arguments and environment. In the folder of the data whoever changes them would have it. */
export const journalKeyFileOf = (
  wanted: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  place: Place,
): string => outside('journal-key', wanted ?? env['GUICHET_JOURNAL_KEY'], journalKeyBeside(place.dataDir), place);

/** Reads arguments and environment. Throws an `Error` whose message is for the person who typed them. */
export const readConfig = (args: readonly string[], env: Readonly<Record<string, string | undefined>>): Config => {
  const { values } = parseArgs({ args: withInvitedRank(args), options, strict: true, allowPositionals: false });
  const place = placeOf(values, env);
  return {
    ...place,
    port: wholeNumber('port', values.port ?? env['GUICHET_PORT'] ?? '4747', 65_535),
    host: values.host ?? env['GUICHET_HOST'] ?? '0.0.0.0',
    elsewhere: false,
    trustedProxies: trustedProxiesOf(values['trust-proxy'] ?? env['GUICHET_TRUST_PROXY'] ?? ''),
    seed: seedOf(values),
    logLevel: env['GUICHET_LOG'] ?? '',
    addSite: newSiteOf(values),
    anchor: anchorFileOf(values.anchor ?? env['GUICHET_ANCHOR'], place),
    journalKey: journalKeyFileOf(values['journal-key'], env, place),
    invite: inviteOf(values),
    inviteTo: textOf(values['invite-to']),
  };
};
