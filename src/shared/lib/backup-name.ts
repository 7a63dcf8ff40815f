const NAME = /^guichet-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.backup$/;

/** What a backup that is written at an instant is called: never by the town, since the file travels. */
export const backupName = (at: Date): string => `guichet-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.backup`;

/** The instant in the name of a backup; `null` = this is no name of ours. */
export const instantOfBackup = (name: string): string | null => {
  const [, day, hour, minute, second] = NAME.exec(name) ?? [];
  if (day === undefined) return null;
  const ms = Date.parse(`${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
};
