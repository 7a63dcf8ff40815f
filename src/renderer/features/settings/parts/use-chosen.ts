import { useState } from 'react';

import type { SectionProps } from '../section';
import { newEntry, selectedEntry } from './selected-entry';

/**
 * Which entry of a section stands in the form: one of the list, or a new one (`''`). It stands in the address. An entry that was
 * just made is shown; after one was deleted the first of the list is.
 */
export const useChosen = (
  section: string,
  ids: readonly string[],
  { params, onNavigate }: Pick<SectionProps, 'params' | 'onNavigate'>,
) => {
  const [begun, setBegun] = useState(0);
  const { id: asked, select } = selectedEntry(section, params, onNavigate);
  const isNew = asked === newEntry;
  const id = isNew ? '' : ids.includes(asked) ? asked : (ids[0] ?? '');
  return {
    id,
    /** Another entry is another form. */
    formKey: id === '' ? `new ${begun}` : id,
    select,
    startNew: (): void => {
      setBegun(begun + 1);
      select(newEntry);
    },
    /** What the form tells when it was written: the id, `''` = deleted. */
    done: select,
  };
};
