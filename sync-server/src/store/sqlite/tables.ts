/** The tables as Kysely sees them. Flags are 0 or 1; `body` is the JSON of the wire document, `_deleted` included. */
export type Tables = {
  readonly meta: { readonly name: string; readonly value: string };
  readonly sites: { readonly id: string; readonly seq: number; readonly device_count: number };
  readonly documents: {
    readonly site: string;
    readonly collection: string;
    readonly id: string;
    readonly seq: number;
    readonly deleted: number;
    readonly day: string;
    readonly body: string;
  };
  readonly audit: {
    readonly site: string;
    readonly seq: number;
    readonly at: string;
    readonly device: string;
    readonly collection: string;
    readonly id: string;
    readonly sha: string;
  };
  readonly quarantine: {
    readonly site: string;
    readonly collection: string;
    readonly id: string;
    readonly sha: string;
    readonly why: string;
    readonly device: string;
    readonly at: string;
    readonly body: string;
  };
  readonly devices: {
    readonly id: string;
    readonly site: string;
    readonly name: string;
    readonly series: string;
    readonly token_hash: string;
    readonly local: number;
    readonly created_at: string;
    readonly revoked_at: string;
    readonly last_seen_at: string;
  };
  readonly codes: {
    readonly hash: string;
    readonly site: string;
    readonly expires_at: string;
    readonly used_at: string;
  };
  readonly issued_numbers: {
    readonly site: string;
    readonly day: string;
    readonly series: string;
    readonly last: number;
  };
  readonly number_keys: {
    readonly site: string;
    readonly key: string;
    readonly day: string;
    readonly series: string;
    readonly number: number;
  };
  readonly call_claims: {
    readonly site: string;
    readonly ticket_id: string;
    readonly key: string;
    readonly desk: string;
    readonly at: string;
  };
};
