import { useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import type { Refusal } from '#shared/errors/refusal';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { textSizeText as texts } from '#shared/i18n/fr/settings';
import { textSizes, type TextSize } from '#shared/lib/text-size';

import { Note } from '../../ui/note';
import { Select } from '../../ui/select';
import { useOwnTextSize } from './use-own-text-size';

const options = textSizes.map((id) => ({ id, label: texts.sizes[id], detail: texts.details[id] }));

/** How large the texts of the app are for the person who sits here. It holds at once, so that one sees what one chose. */
export const OwnTextSize = ({ reference }: { readonly reference: SiteReference }) => {
  const { name, size, choose } = useOwnTextSize(reference);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [asked, setAsked] = useState<TextSize | null>(null);
  const pick = async (wished: TextSize): Promise<void> => {
    // The first is still on its way: of two at once, either could come last.
    if (asked !== null || wished === size) return;
    setAsked(wished);
    try {
      const result = await choose(wished);
      setRefusal(result.ok ? null : result.reason);
    } finally {
      setAsked(null);
    }
  };
  return (
    <>
      <Select
        label={texts.setting(name)}
        options={options}
        value={asked ?? size}
        onChange={(wished) => void pick(wished)}
      />
      {refusal && (
        <Note tone="warn" role="alert">
          {refusalLine(refusal)}
        </Note>
      )}
    </>
  );
};
