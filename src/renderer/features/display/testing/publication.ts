import type { Publication, PublishedCall } from '#shared/domain/publication/publication';

export const morning = '2026-11-23T09:00:00.000Z';

/** A call of the morning; `second` says in which order they came. */
export const callOf = (label: string, second = 0, change: Partial<PublishedCall> = {}): PublishedCall => ({
  callId: label,
  label,
  deskNumber: 4,
  place: '',
  wayHint: '',
  direction: '',
  at: new Date(Date.parse(morning) + second * 1_000).toISOString(),
  stands: true,
  ...change,
});

/** A publication with these calls. */
export const publicationWith = (calls: readonly PublishedCall[], change: Partial<Publication> = {}): Publication => ({
  site: { name: '', commune: '', accent: '', zone: 'Europe/Paris' },
  clockOffsetMs: 0,
  asOf: morning,
  day: '2026-11-23',
  calls: [...calls],
  waits: [],
  messages: [],
  hours: '',
  closure: null,
  voice: true,
  kiosk: null,
  ...change,
});
