import type { SiteReference } from '#shared/domain/model/reference';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { textSizeText as texts } from '#shared/i18n/fr/settings';
import { textSizes } from '#shared/lib/text-size';

import { Note } from '../../ui/note';
import { useOneChoice } from '../../ui/pick/use-one-choice';
import { Select } from '../../ui/select';
import { useOwnTextSize } from './use-own-text-size';

const options = textSizes.map((id) => ({ id, label: texts.sizes[id], detail: texts.details[id] }));

/** How large the texts of the app are for the person who sits here. It holds at once, so that one sees what one chose. */
export const OwnTextSize = ({ reference }: { readonly reference: SiteReference }) => {
  const { name, size, choose } = useOwnTextSize(reference);
  const { shown, refusal, pick } = useOneChoice(size, choose);
  return (
    <>
      <Select label={texts.setting(name)} options={options} value={shown} onChange={(wished) => void pick(wished)} />
      {refusal && (
        <Note tone="warn" role="alert">
          {refusalLine(refusal)}
        </Note>
      )}
    </>
  );
};
