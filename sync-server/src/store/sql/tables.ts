/** The tables as Kysely sees them, in both dialects. Flags are 0 or 1; `body` is the JSON of the wire document. */
export type Tables = {
  readonly meta: { readonly name: string; readonly value: string };
  /** The counter of a site: its lock, its order and the end of its audit chain in one row. */
  readonly sites: {
    readonly id: string;
    readonly seq: number;
    readonly device_count: number;
    readonly chain: string;
  };
  readonly documents: {
    readonly site: string;
    readonly collection: string;
    readonly id: string;
    readonly seq: number;
    readonly deleted: number;
    readonly day: string;
    /** See `lastDayOf`. */
    readonly last_day: string;
    /** The citizen that it names, `''` = none. */
    readonly citizen: string;
    /** See `reasonIn`. */
    readonly reason: string;
    readonly body: string;
    readonly digest: string;
  };
  readonly audit: {
    readonly site: string;
    readonly seq: number;
    readonly at: string;
    readonly device: string;
    readonly collection: string;
    readonly id: string;
    readonly sha: string;
    readonly chain: string;
  };
  /** `delta` is JSON, `''` once emptied. `erased`: this entry made or kept a document erased. */
  readonly history: {
    readonly site: string;
    readonly seq: number;
    readonly collection: string;
    readonly id: string;
    readonly delta: string;
    readonly erased: number;
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
    readonly rank: string;
    readonly public_key: string;
    readonly local: number;
    readonly created_at: string;
    readonly revoked_at: string;
    readonly last_seen_at: string;
    readonly invited_by: string;
    /** JSON, a list of ids; `''` = none. */
    readonly departments: string;
  };
  /** Bearer tokens by their hash; `expires_at` `''` = never. */
  readonly tokens: { readonly hash: string; readonly device: string; readonly expires_at: string };
  /** Challenges that were answered: none is accepted twice. */
  readonly challenges: { readonly hash: string; readonly expires_at: string };
  readonly codes: {
    readonly hash: string;
    readonly site: string;
    readonly rank: string;
    readonly expires_at: string;
    readonly used_at: string;
    /** Names the code without telling it. */
    readonly id: string;
    readonly made_by: string;
    readonly made_at: string;
  };
  /** The highest number that was given of a series on a day. */
  readonly issued_numbers: {
    readonly site: string;
    readonly day: string;
    readonly series: string;
    readonly last: number;
  };
  /** Numbers that are taken. `seen`: a stored ticket bears it; `device` `''` = and nobody had been given it. */
  readonly number_keys: {
    readonly site: string;
    readonly key: string;
    readonly day: string;
    readonly series: string;
    readonly number: number;
    readonly at: string;
    readonly device: string;
    readonly void_why: string;
    readonly seen: number;
  };
  readonly call_claims: {
    readonly site: string;
    readonly ticket_id: string;
    readonly key: string;
    readonly desk: string;
    readonly device: string;
    readonly at: string;
  };
  readonly call_answers: {
    readonly site: string;
    readonly device: string;
    readonly key: string;
    readonly ticket_id: string;
    readonly at: string;
  };
  readonly holds: {
    readonly site: string;
    readonly id: string;
    readonly key: string;
    readonly device: string;
    readonly kind: string;
    readonly appointment_id: string;
    readonly day: string;
    readonly time: string;
    readonly duration_min: number;
    readonly desk_id: string;
    readonly reason_id: string;
    readonly until: string;
  };
  /** The outbox of messages to citizens; neither their text nor their address. */
  readonly messages: {
    readonly site: string;
    readonly key: string;
    readonly appointment_id: string;
    readonly cause: string;
    readonly occasion: string;
    readonly channel: string;
    readonly day: string;
    readonly time: string;
    readonly state: string;
    readonly asked_at: string;
    /** When to look at it next, `''` = no more. */
    readonly next_at: string;
    readonly not_after: string;
    readonly attempts: number;
    readonly claim: string;
    readonly changed_at: string;
    readonly said_at: string;
    readonly why: string;
  };
  /** Calendar feeds by the hash of their key; `agent` `''` = all of the site. */
  readonly calendars: {
    readonly id: string;
    readonly site: string;
    readonly agent: string;
    readonly key_hash: string;
    readonly made_at: string;
    readonly revoked_at: string;
    readonly read_at: string;
  };
  /** Facts of a civil day as JSON, in the order of their changes; `seq` 0 = not made yet, `mark` `''` = nothing new. */
  readonly fact_sheets: {
    readonly site: string;
    readonly day: string;
    readonly seq: number;
    readonly mark: string;
    readonly body: string;
  };
  /** Keys of the read interface by their hash. */
  readonly access_keys: {
    readonly id: string;
    readonly site: string;
    readonly name: string;
    readonly scope: string;
    readonly key_hash: string;
    readonly made_at: string;
    readonly revoked_at: string;
    readonly read_at: string;
  };
  /** `anew`: the line of the purge when the device last began anew. */
  readonly pulled: {
    readonly device: string;
    readonly collection: string;
    readonly seq: number;
    readonly anew: number;
  };
  /** The highest tombstone that was removed. */
  readonly purged: { readonly site: string; readonly collection: string; readonly seq: number };
  /** The last entry of the audit by which documents of a collection were retired. */
  readonly retired: { readonly site: string; readonly collection: string; readonly seq: number };
  /** Who read what, and who changed who may do what. `id` is that of the desk that noted it, `''` of the server’s own lines. */
  readonly journal: {
    readonly site: string;
    readonly n: number;
    readonly device: string;
    readonly id: string;
    readonly at: string;
    readonly kept_at: string;
    readonly agent: string;
    readonly kind: string;
    readonly subject: string;
    readonly count: number;
    readonly proved: number;
    readonly link: string;
  };
  /** Where the journal of a site stands, see `JournalHead`. */
  readonly journal_heads: {
    readonly site: string;
    readonly n: number;
    readonly link: string;
    readonly since: number;
    readonly base: string;
  };
  /** Erased documents as they must stay, outside what a backup holds and a restore replaces. */
  readonly 'erasures.list': {
    readonly site: string;
    readonly collection: string;
    readonly id: string;
    readonly at: string;
    readonly day: string;
    readonly digest: string;
    readonly body: string;
  };
  /** Devices that were shut out, kept for the same reason. */
  readonly 'erasures.revoked': { readonly device: string; readonly at: string };
};
