/** The tables of an export of facts. */
const starTableNames = [
  'requests',
  'stays',
  'appointments',
  'tickets',
  'days',
  'openDepartments',
  'sites',
  'departments',
  'reasons',
  'themes',
  'channels',
] as const;
/** The name of a table, as programs read it. */
export type StarTable = (typeof starTableNames)[number];

/** Every column of the tables, by the name that programs read. */
export type StarField =
  | 'id'
  | 'site_id'
  | 'day'
  | 'minute'
  | 'channel'
  | 'reason_id'
  | 'department_id'
  | 'theme_id'
  | 'outcome'
  | 'is_open'
  | 'closed_day'
  | 'delay_days'
  | 'working_days'
  | 'paused_days'
  | 'due_day'
  | 'is_repeat'
  | 'request_id'
  | 'place'
  | 'status'
  | 'stayed_days'
  | 'duration_min'
  | 'persons'
  | 'end'
  | 'lead_days'
  | 'confirmed'
  | 'reminded'
  | 'reached'
  | 'cancelled_days_before'
  | 'wait_from_minute'
  | 'booked'
  | 'priority'
  | 'wait_min'
  | 'presence_min'
  | 'walk_min'
  | 'service_min'
  | 'stay_min'
  | 'announced_from_min'
  | 'announced_to_min'
  | 'desk_min'
  | 'places'
  | 'name'
  | 'parent_id'
  | 'inhabitants';

/** The words of an export of facts in the user’s language. */
export type StarWords = {
  readonly tables: Readonly<Record<StarTable, string>>;
  readonly fields: Readonly<Record<StarField, readonly [title: string, description: string]>>;
  readonly channel: (channel: string) => string;
  /** The word of a status, an end or an outcome; the code itself where there is none. */
  readonly word: (code: string) => string;
};
