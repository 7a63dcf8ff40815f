import { TriangleAlert } from 'lucide-react';

import type { SiteReference } from '#shared/domain/model/reference';
import { backupsText } from '#shared/i18n/protection/backups';
import type { Navigate } from '#shared/routes/places';

import { useBackups } from '../../../../data/queries/history/use-backups';
import { useRole } from '../../../../data/queries/use-role';
import { Button } from '../../../../ui/button';
import { Icon } from '../../../../ui/icon';

const texts = backupsText.banner;

type BackupBannerProps = { readonly reference: SiteReference; readonly onNavigate: Navigate };

/** The last backup of the server that is this station failed: whoever sits here can plug the stick in again. */
export const BackupBanner = ({ reference, onNavigate }: BackupBannerProps) => {
  const role = useRole(reference);
  const state = useBackups();
  if (!state || state.fault === '') return null;
  return (
    <div className="clock-banner" role="status">
      <Icon of={TriangleAlert} />
      <b>{texts.failed}</b>
      <span>{backupsText.faults[state.fault]}</span>
      {role === 'admin' ? (
        <Button size="small" onPress={() => onNavigate('settings', { section: 'protection' })}>
          {texts.go}
        </Button>
      ) : (
        <span>{texts.tell}</span>
      )}
    </div>
  );
};
