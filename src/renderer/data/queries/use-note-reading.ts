import { useEffect, useRef } from 'react';

import { useDataState } from '../data-state';
import type { NoteReading } from '../readings/readings';

const noNote: NoteReading = () => undefined;

/** Leaves lines in the journal of the site; nothing while the store is not open. */
export const useNoteReading = (): NoteReading => {
  const state = useDataState();
  return state.kind === 'ready' ? state.context.noteReading : noNote;
};

/** What somebody passes on the way to what they look for was not looked at. */
const AT_REST_MS = 1_000;

/**
 * Notes a search for people that comes to rest with somebody found. A new text is a new one; a text that stands when its screen is shown again, or whose people
 * change by the exchange, is not.
 */
export const useNotedSearch = (text: string, found: number): void => {
  const note = useNoteReading();
  const last = useRef('');
  useEffect(() => {
    if (text === '') last.current = '';
    if (found === 0 || text === last.current) return undefined;
    const rest = setTimeout(() => {
      last.current = text;
      note('searched', '', found);
    }, AT_REST_MS);
    return () => clearTimeout(rest);
  }, [note, text, found]);
};
