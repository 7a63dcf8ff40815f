import { hostname } from 'node:os';
import { z } from 'zod';
import { stationSettingsSchema } from '#shared/ipc/contract';
import { keptWipeSchema } from '#shared/ipc/wipe';

const seedSchema = z.object({
  commune: z.string(),
  siteName: z.string(),
  desks: z.int(),
  stations: z.int(),
});

const memberSchema = z.object({
  baseUrl: z.string(),
  deviceId: z.string(),
  siteId: z.string(),
  series: z.string(),
  /** How the server proves that it is the one: see `trustIn`. A station of before TLS kept none. */
  pin: z.string().default(''),
  authority: z.string().default(''),
});

/** What the profile remembers: the station's settings and how it reaches its server. No secret is in it. */
export const stationFileSchema = z.object({
  version: z.literal(1),
  station: stationSettingsSchema,
  /** Chosen once and kept: the address is part of the replication's identity. */
  demoPort: z.int().nullable(),
  hubPort: z.int().nullable(),
  townHall: seedSchema.nullable(),
  /** Who this station is at its own server, so that a start need not wait for it. */
  own: z
    .object({ mode: z.enum(['demo', 'hub']), deviceId: z.string(), siteId: z.string(), series: z.string() })
    .nullable()
    .default(null),
  member: memberSchema.nullable(),
  /** The server of a site had this station erase what it holds of it: how far that is, who it was there (`null` = nothing is told any more), and the writes that went unsent. */
  wipe: keptWipeSchema.extend({ member: memberSchema.nullable(), unsent: z.int() }).nullable().default(null),
});
export type StationFile = Readonly<z.infer<typeof stationFileSchema>>;

export const newStationFile = (): StationFile => ({
  version: 1,
  station: {
    mode: 'unset',
    deviceName: hostname().slice(0, 60),
    agentId: '',
    deskId: '',
    theme: 'light',
    language: 'fr',
    printer: '',
    paperMm: 80,
    singleKeys: 'alone',
    textSize: 'normal',
    voice: 'essential',
  },
  demoPort: null,
  hubPort: null,
  townHall: null,
  own: null,
  member: null,
  wipe: null,
});
