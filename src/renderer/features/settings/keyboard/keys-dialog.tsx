import type { SiteReference } from '#shared/domain/model/reference';
import { commonText } from '#shared/i18n/fr/common';
import { ownKeysText as texts } from '#shared/i18n/fr/settings';

import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { OwnKeys } from './own-keys';
import { useOwnKeys } from './use-own-keys';

type KeysDialogProps = { readonly reference: SiteReference; readonly onClose: () => void };

/** The keys of the person who sits here, whatever their role. */
export const KeysDialog = ({ reference, onClose }: KeysDialogProps) => (
  <Dialog
    isOpen
    onClose={onClose}
    title={texts.title}
    size="small"
    footer={
      <Button onPress={onClose} keys="Échap" autoFocus>
        {commonText.close}
      </Button>
    }
  >
    <p className="meta">{texts.lead(useOwnKeys(reference).name)}</p>
    <OwnKeys reference={reference} />
  </Dialog>
);
