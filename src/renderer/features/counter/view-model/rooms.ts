import type { Room, SiteReference } from '#shared/domain/model/reference';

/** Where people who are set aside can wait, by name: the same digit every day. */
export const roomsByName = ({ rooms }: Pick<SiteReference, 'rooms'>): readonly Room[] =>
  rooms.toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
