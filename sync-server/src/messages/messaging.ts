/** What the rest of the server knows of messages: whether it can send any, and how long a change of mind is nobody’s news. */
export type Messaging = {
  readonly email: boolean;
  readonly sms: boolean;
  /** Where the settings of the server cannot be read, as the path of the first fault; `''` = nowhere. Never a value. */
  readonly fault: string;
  readonly delayMin: number;
  /** SMS that a site may send in a month; absent where it sends none. */
  readonly smsPerMonth?: number;
};

/** A server that sends nothing: what it is until someone configures it. */
export const noMessaging: Messaging = { email: false, sms: false, fault: '', delayMin: 2 };
