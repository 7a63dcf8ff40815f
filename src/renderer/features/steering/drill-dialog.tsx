import { commonText } from '#shared/i18n/fr/common';
import { steeringText } from '#shared/i18n/fr/steering';

import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { DrillRows } from './drill-rows';
import type { DrillTarget, Given } from './view-model/given';

type DrillDialogProps = { readonly target: DrillTarget; readonly given: Given; readonly onClose: () => void };

/** The rows behind a bar. */
export const DrillDialog = ({ target, given, onClose }: DrillDialogProps) => (
  <Dialog
    isOpen
    onClose={onClose}
    title={steeringText.drill.title(target.title)}
    size="wide"
    footer={
      <Button onPress={onClose} keys="Échap">
        {commonText.close}
      </Button>
    }
  >
    <DrillRows target={target} given={given} onLeave={onClose} />
  </Dialog>
);
