import type { SiteReference } from '#shared/domain/model/reference';
import { trustText } from '#shared/i18n/fr/trust';
import { civilOf } from '#shared/time/civil';

import { useRole } from '../../data/queries/use-role';
import { useWentBack } from '../../data/queries/use-sync-state';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { signs } from '../../ui/signs';

/** For a day, or until it was seen at this desk: the server lost something, and those who lead the hall see to it that no desk stays closed. */
export const OlderCopyBanner = ({ reference }: { readonly reference: SiteReference }) => {
  const role = useRole(reference);
  const { at, see } = useWentBack();
  if (at === '' || (role !== 'supervisor' && role !== 'admin')) return null;
  const { day, time } = civilOf(at, reference.site.zone);
  return (
    <div className="clock-banner" role="status">
      <Icon of={signs.conflict.icon} />
      <b>{trustText.olderCopy(day, time)}</b>
      <span>{trustText.olderCopyHint}</span>
      <Button size="small" onPress={see}>
        {trustText.olderCopySeen}
      </Button>
    </div>
  );
};
