import { gained } from '#shared/domain/rights/edit-rights';
import { roles, type RightsTable } from '#shared/domain/rights/rights';
import type { SettingChange } from '#shared/domain/settings/setting-change';
import { rightsSubject } from '#shared/sync/wire/journal-calls';

/** So many rights are named in a line: its subject holds 120 signs. */
const MOST_NAMED = 6;

const tableIn = (body: SettingChange['body']): RightsTable => (body?.kind === 'rights' ? body.changes : []);

/** What a change of the rights gives to each role and takes from it, as subjects of lines of the journal; none for a change of anything else. */
export const saidOfRights = ({ before, body }: SettingChange): readonly string[] => {
  if ((body ?? before)?.kind !== 'rights') return [];
  return roles.flatMap((role) => {
    const [had, has] = [tableIn(before), tableIn(body)];
    const changed = [
      ...gained(had, has, role).map((right) => ({ right, may: true })),
      ...gained(has, had, role).map((right) => ({ right, may: false })),
    ];
    return Array.from({ length: Math.ceil(changed.length / MOST_NAMED) }, (_, index) =>
      rightsSubject(role, changed.slice(index * MOST_NAMED, (index + 1) * MOST_NAMED)),
    );
  });
};
