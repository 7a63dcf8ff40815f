import type { StationFile } from '../../settings/station-file';

/** How a server proves that it is the one. */
export type Trust =
  /** By its key, of which this is the fingerprint. */
  | { readonly by: 'key'; readonly fingerprint: string }
  /** Not at all yet: the key that is met first is kept. So goes a station that spoke plainly before there was TLS. */
  | { readonly by: 'firstKey' }
  /** By name, date and an authority: that of the town (PEM), which alone may have signed then; `''` = the public ones. */
  | { readonly by: 'authority'; readonly authority: string };

export const byPublicAuthority: Trust = { by: 'authority', authority: '' };

/** What the settings keep of a trust. */
type Kept = Pick<NonNullable<StationFile['member']>, 'pin' | 'authority'>;

/** Stands for the fingerprint of a key in the settings while none was met. */
const FIRST = 'first';

/** A trust from the settings. */
export const trustIn = ({ pin, authority }: Kept): Trust => {
  if (pin === FIRST) return { by: 'firstKey' };
  return pin === '' ? { by: 'authority', authority } : { by: 'key', fingerprint: pin };
};

/** A trust as the settings keep it. */
export const asKept = (trust: Trust): Kept => ({
  pin: trust.by === 'key' ? trust.fingerprint : trust.by === 'firstKey' ? FIRST : '',
  authority: trust.by === 'authority' ? trust.authority : '',
});

export const isSameTrust = (one: Trust, other: Trust): boolean => {
  const [a, b] = [asKept(one), asKept(other)];
  return a.pin === b.pin && a.authority === b.authority;
};
