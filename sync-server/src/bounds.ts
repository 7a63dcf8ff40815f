/**
 * How much of it: the bounds that the server alone knows, each with its unit and why. What desks know too stands in
 * `#shared/sync/bounds`, how often a caller may come in `wire/limits.ts`. `docs/security.md` lists them all.
 */

/** Bytes of the body of an ordinary call of a device: 500 ids of 100 signs take 50 KB. */
export const MOST_CALL_BYTES = 256 * 1024;

/** Bytes of the body of a change of settings: a whole town hall with all papers of its reasons takes about 1 MB. */
export const MOST_SETTINGS_BYTES = 4 * 1024 * 1024;

/** Fields and elements in a body, all depths together: 250 ordinary documents have 50,000, 2 MB of empty lists would have a million. */
export const MOST_PARTS = 100_000;

/** Bytes from which a body is large: a device has one such body on its way at once, and the server reads one at once. */
export const LARGE_BODY_BYTES = 64 * 1024;

/**
 * Bytes of a body beyond its bound that are still taken in, and dropped at once, so that its device hears why: a line that is cut while a
 * device sends tells it nothing, and a desk of an earlier version sends up to this.
 */
export const MOST_DROPPED_BYTES = 16 * 1024 * 1024;

/** Signs from which an answer is large, and large answers that are held for a device until it reads them: a browser asks six at once. */
export const LARGE_ANSWER_BYTES = 64 * 1024;
export const MOST_UNREAD_ANSWERS = 6;

/**
 * Signs of answers that are kept for the next who asks the same, and of one of them: 24,000 documents have 1.5 MB of digests in 12 answers, a page of
 * news has a few KB. The larger pages are those of a desk that begins, and none asks for them twice.
 */
export const MOST_KEPT_BYTES = 16 * 1024 * 1024;
export const MOST_KEPT_ANSWER_BYTES = 512 * 1024;

/** Bytes that a device may send in a minute: eight times the largest push and the largest one that is dropped. */
export const MOST_BYTES_PER_MINUTE = 32 * 1024 * 1024;

/** Rows of a push that are judged at one stretch, and their bytes with those of what is stored of them: meanwhile the site waits. */
export const MOST_ROWS_AT_A_STRETCH = 50;
export const MOST_BYTES_AT_A_STRETCH = 256 * 1024;

/** Those rows while other sites call as well, and milliseconds for which a call of another site counts. */
export const MOST_ROWS_WHILE_SHARED = 12;
export const SHARED_FOR_MS = 2_000;

/** Calls about many documents that are answered at once, and milliseconds for which each of their turns lets a counter that calls go first. */
export const MOST_BULK_AT_ONCE = 4;
export const MOST_HELD_UP_MS = 20;

/** Milliseconds in which the head of a request has to be there. */
export const HEADERS_WITHIN_MS = 15_000;

/** Milliseconds in which a whole request has to be there: 2 MB at 1 Mbit/s take 17 s, 16 MB of an earlier version 130 s. */
export const REQUEST_WITHIN_MS = 180_000;

/** Milliseconds after which a connection on which nothing moves is closed. Streams say that they live every 15 s. */
export const SILENT_CONNECTION_MS = 120_000;

/** Connections at once, and those of one address: 200 desks with seven each, all behind one address. */
export const MOST_CONNECTIONS = 4_000;
export const MOST_CONNECTIONS_OF_ADDRESS = 1_500;

/** Bytes of the past of a document that a push reads, the newest first: a person who was corrected a thousand times has 200 KB. */
export const MOST_PAST_BYTES = 512 * 1024;

/** Rows of one device that are kept aside at once, and their bytes: an honest desk has a handful. What is beyond stays on the desk alone. */
export const MOST_ASIDE_ROWS = 2_000;
export const MOST_ASIDE_BYTES = 16 * 1024 * 1024;

/** Rows of a family of which the hash alone is kept, because it writes them again under another stamp: a large import with a clock ahead. */
export const MOST_ASIDE_HASHES = 10_000;

/** Rows of a site that the list of what was put aside tells, the newest: 200 bytes each. */
export const MOST_ASIDE_LISTED = 5_000;

/** Days for which a row is kept aside: who corrects it does so in the same month. */
export const ASIDE_FOR_DAYS = 90;

/** One hour, the time in which the following budgets of a device fill again, milliseconds. */
export const HOUR_MS = 3_600_000;

/** One day, milliseconds. */
export const DAY_MS = 24 * HOUR_MS;

/** New ticket numbers that a device may ask for in an hour, given back ones included: a busy reception needs 120. */
export const MOST_NUMBERS_PER_HOUR = 1_200;

/** Tickets that may be asked to be called by a device in an hour: a counter calls 60. */
export const MOST_CALLS_PER_HOUR = 2_400;

/** Places that a device may hold at once for bookings on their way: a closed day moves all of its people in one act. */
export const MOST_RESERVATIONS = 300;

/** New tickets that a kiosk gives in an hour: four a minute, without a pause. */
export const MOST_KIOSK_TICKETS_PER_HOUR = 240;

/** Tickets that a kiosk gave by itself and hands in within an hour: two busy days. */
export const MOST_HANDED_IN_PER_HOUR = 1_000;

/** Opinions that a kiosk gives in a working day: two a minute, without a pause. One that was alone all day hands in all of it at once. */
export const MOST_OPINIONS_PER_DAY = 960;
export const WORKING_DAY_MS = 8 * HOUR_MS;

/**
 * Arrivals at a kiosk that named nobody, in an hour; and those for one hour of appointments, beside one for each person of then, so that
 * no letters are tried through.
 */
export const MOST_WRONG_ARRIVALS_PER_HOUR = 60;
export const MOST_WRONG_ARRIVALS_FOR_A_TIME = 6;

/** Wrong digits of its service that a kiosk may send in an hour: four digits are 10,000. */
export const MOST_WRONG_DIGITS_PER_HOUR = 30;

/** SMS to one number on a day, of a site on a day, and of a site in a month, unless `messages.json` says otherwise: each costs money. */
export const MOST_SMS_PER_NUMBER_AND_DAY = 5;
export const MOST_SMS_PER_DAY = 2_000;
export const MOST_SMS_PER_MONTH = 20_000;

/** Challenges and tokens that a device may ask for in a minute: it needs one of each in 48 minutes, and more while it cannot keep them. */
export const MOST_RENEWALS_PER_MINUTE = 60;

/** Calendar feeds of a site that are open, and keys of the read interface: a town hall has one for each agent. */
export const MOST_OPEN_KEYS = 100;

/** Devices that have access by the codes of one that is none of an administrator, itself included: what they send is counted together. */
export const MOST_DEVICES_OF_FAMILY = 8;

/** Six hours, in which the budgets of new documents fill again, milliseconds: a burst is taken, a whole day of them is not. */
export const NEW_WITHIN_MS = 6 * HOUR_MS;

/**
 * New documents that a device and its family bring in that time, of each collection. Few of what the screens in public read: a busy reception
 * gives 120 tickets an hour, and three days without a line come at once. Many of the rest: an import brings thousands.
 */
export const MOST_NEW_TICKETS = 1_200;
export const MOST_NEW_APPOINTMENTS = 4_000;
export const MOST_NEW_OTHERS = 20_000;
/** Settings that a family of devices of the staff writes in that time: the plan and the openings of a year at twenty desks are some hundreds. */
export const MOST_NEW_SETTINGS = 2_000;

/** Hours for which a personal code that was right counts at its device: from Friday evening to Monday evening. */
export const SIGN_IN_HOURS = 72;

/** Hours for which a code is good that an administrator handed out. */
export const START_PIN_HOURS = 24;

/** Desks that may join by one file, and days for which it is good at most. */
export const MOST_BATCH_USES = 500;
export const MOST_BATCH_DAYS = 90;

/** Codes of recovery that an administrator has after they were made: each is good once. */
export const RECOVERY_CODES = 10;

/** Hours by which an event may lie before a sign-in or after its end: the clock of a desk may be a day off. */
export const SIGN_IN_SLACK_HOURS = 26;

/** Days after agents had to prove who they are for which what was written before is still taken: desks that were away hold it. */
export const UNPROVED_FOR_DAYS = 7;

/** Days after agents had to prove who they are for which one who has no code yet may choose theirs freely. */
export const FREE_CHOICE_DAYS = 14;

/** Days for which a sign-in that ran out is kept, and the most sign-ins of an agent: what was written under it may come late. */
export const SIGN_INS_FOR_DAYS = 40;
export const MOST_SIGN_INS = 100;

/** The most agents that are remembered to have signed in at a device, the latest. */
export const MOST_SIGNED_IN_HERE = 200;

/** Wrong personal codes in a row after which nobody is heard in the name of an agent at a device, for how long, milliseconds, and the longest of these waits: each further one doubles it. */
export const MOST_WRONG_PINS = 5;
export const WRONG_PIN_WAIT_MS = 60_000;
export const MOST_WRONG_PIN_WAIT_MS = 15 * 60_000;

/** Wrong personal codes of a family of devices in an hour, whomever it names. */
export const MOST_WRONG_PINS_PER_HOUR = 30;

/** Wishes to erase somebody that wait for a second person, of a site: a town hall has a few in a year. */
export const MOST_ERASURE_WISHES = 100;

/** Lines of the journal that a family of devices brings in an hour, and as many that the server notes of it: a desk opens sixty files an hour, and a family has eight. */
export const MOST_JOURNAL_LINES_PER_HOUR = 2_000;

/** Lines of the journal that are removed under one lock of the site. */
export const MOST_JOURNAL_GONE = 1_000;

/** Requests of access of a site that are open at once: a town hall of a large city has some dozens. And those that were answered within twelve months, the latest. */
export const MOST_OPEN_ACCESS_REQUESTS = 500;
export const MOST_SETTLED_ACCESS_REQUESTS = 2_000;

/** Personal codes that are compared at once, that wait for it, and of those the most of a family of devices: each takes a tenth of a second and 32 MB. */
export const MOST_PROVING_AT_ONCE = 2;
export const MOST_PROVING = 40;
export const MOST_PROVING_OF_DEVICE = 3;

/** Milliseconds for which a sign-in by a provider of identities waits for its person, and the most that a family of devices begins in an hour. */
export const SIGN_IN_AT_PROVIDER_MS = 5 * 60_000;
export const MOST_BEGUN_AT_PROVIDER_PER_HOUR = 60;
