import type { SiteReference } from '#shared/domain/model/reference';
import type { StoreKeyAnswer } from '#shared/ipc/store-key';
import { devicesText } from '#shared/i18n/fr/devices';
import { protectionText as texts } from '#shared/i18n/protection/section';
import type { AccessRequest } from '#shared/sync/wire/access-request-calls';
import type { ErasureRow } from '#shared/sync/wire/erasure-calls';
import { civilOf } from '#shared/time/civil';

import type { DeviceRow } from '../../../../data/queries/devices/use-asked';
import {
  isHeard,
  type Heard,
  type ServerProtection,
  type Unheard,
} from '../../../../data/queries/history/use-protection';

/** All that a screen and the papers say about protection, at one moment. */
export type ProtectionFacts = {
  readonly reference: SiteReference;
  readonly server: ServerProtection;
  /** The open requests of access of the site, the earliest receipt first. */
  readonly access: Heard<readonly AccessRequest[]>;
  /** What guards the key of this desk; `null` = not known. */
  readonly guard: StoreKeyAnswer['guard'] | null;
  /** Whether this computer is the server too, of a town or of the demonstration. */
  readonly isServer: boolean;
  /** Whether this computer makes the backups of its server: acts about them are below, not in a command. */
  readonly makesBackups: boolean;
  readonly now: Date;
};

/** After so many days without a sign of it somebody asks where a device is. */
export const UNSEEN_DAYS = 30;

const dayMs = 86_400_000;

/** Days between an instant and now. */
export const daysSince = (instant: string, now: Date): number => (now.getTime() - Date.parse(instant)) / dayMs;

/** Devices with access that did not show themselves for longer than `UNSEEN_DAYS`, the longest first; one that never did counts from when it joined. */
export const unseenDevices = (devices: readonly DeviceRow[], now: Date): readonly DeviceRow[] =>
  devices
    .filter(({ revoked, seenAt, enrolledAt }) => !revoked && daysSince(seenAt || enrolledAt, now) > UNSEEN_DAYS)
    .toSorted((a, b) => Date.parse(a.seenAt || a.enrolledAt) - Date.parse(b.seenAt || b.enrolledAt));

/** Erasures that a device has not confirmed, those first for which it still can: one that was shut out before keeps its copy. The newest first of each. */
export const erasuresUnconfirmed = ({ erasures }: ServerProtection): readonly ErasureRow[] => {
  if (!isHeard(erasures)) return [];
  const waiting = erasures.filter(({ missing }) => missing.length > 0);
  return [...waiting, ...erasures.filter(({ missing, revoked }) => missing.length === 0 && revoked.length > 0)];
};

/** A device with when it was seen, by its name. */
export const sayUnseen = ({ name, seenAt }: DeviceRow, zone: string): string =>
  texts.devices.one(
    devicesText.name(name),
    seenAt === '' ? texts.devices.never : texts.devices.seen(civilOf(seenAt, zone).day),
  );

/** Why a part is not known, in words; the part itself where it is. */
export const inWords = <Value extends object>(
  heard: Heard<Value>,
  say: (value: Value) => string,
  unknown: Readonly<Record<Unheard | 'loading', string>> = texts.unknown,
): string => {
  if (isHeard(heard)) return say(heard);
  return unknown[heard ?? 'loading'];
};
