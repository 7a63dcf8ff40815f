import { agendaText } from '#shared/i18n/fr/agenda';

import { useStrayLetters } from '../../ui/keys';
import { useSaid } from '../../ui/voice/use-said';

/** Long enough to look up from the keyboard and read it. */
const shownMs = 6_000;

/** Says where a name is written, after one was begun where letters are commands. */
export const TypedNote = () => {
  const text = useStrayLetters(shownMs) ? agendaText.typed : '';
  useSaid('refusal', text);
  return text === '' ? null : <p className="meta ag-typed">{text}</p>;
};
