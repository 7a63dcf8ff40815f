import { ownKeysText as texts, settingsText } from '#shared/i18n/fr/settings';

import { SectionHead } from '../parts/section-head';
import type { SectionProps } from '../section';
import { OwnKeys } from './own-keys';
import { useOwnKeys } from './use-own-keys';

/** The keys of the person who sits here. Who sees no settings has the same in a dialog of its own (`KeysDialog`). */
export const KeyboardSection = ({ reference }: SectionProps) => (
  <>
    <SectionHead title={settingsText.sections.keyboard} lead={texts.lead(useOwnKeys(reference).name)} />
    <div className="set-body">
      <OwnKeys reference={reference} />
    </div>
  </>
);
