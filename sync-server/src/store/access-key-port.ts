import type { AccessScope } from '#shared/sync/wire/access-key-calls';

import type { OutsideKey } from './outside-key';

/** A key of the read interface: what it opens, and its life. The key itself is never kept, only the hash of it. */
export type AccessKey = OutsideKey & { readonly name: string; readonly scope: AccessScope };

/** The part of a store that knows the keys of the read interface. */
export type AccessKeyStore = {
  readonly addAccessKey: (key: {
    readonly id: string;
    readonly siteId: string;
    readonly name: string;
    readonly scope: AccessScope;
    readonly keyHash: string;
    readonly at: string;
  }) => Promise<void>;
  /** The key of which this is the hash; `null` for a revoked one too. */
  readonly accessKeyOf: (keyHash: string) => Promise<AccessKey | null>;
  /** All keys of a site, revoked ones included, in the order in which they were made. */
  readonly listAccessKeys: (siteId: string) => Promise<readonly AccessKey[]>;
  /** Ends a key of a site for good, also over the restore of an older backup. Says whether there was one that opened something. */
  readonly revokeAccessKey: (siteId: string, keyId: string, at: string) => Promise<boolean>;
  readonly noteAccessKeyRead: (keyId: string, at: string) => Promise<void>;
};
