import { useState } from 'react';

import type { Separator } from '#shared/domain/exchange/csv/table';

import { useActs } from '../../../../data/queries/use-acts';
import { readImportFile, tableFile, type ImportFile, type Unread } from './read-import-file';

/** A file that was chosen, with how it is read; or why it cannot be. */
export type ChosenFile<Chosen> = {
  readonly chosen: Chosen | null;
  readonly change: (step: (chosen: Chosen) => Chosen) => void;
  readonly unread: Unread | null;
  readonly isReading: boolean;
  readonly choose: (file: File) => Promise<void>;
  readonly setSeparator: (separator: Separator) => void;
  /** Grows when what is stored is to be read again. */
  readonly round: number;
  /** Reads what is stored again, after something was written. */
  readonly refresh: () => void;
};

/** The file of an import. `take` says how a file is read at first, also after another separator. */
export const useChosenFile = <Chosen extends { readonly file: ImportFile }>(
  zone: string,
  take: (file: ImportFile) => Chosen,
): ChosenFile<Chosen> => {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [unread, setUnread] = useState<Unread | null>(null);
  const [isReading, setReading] = useState(false);
  const [round, setRound] = useState(0);
  // An import may be taken back from the foot of the window too.
  const undone = useActs().filter((act) => act.undone).length;
  const change = (step: (chosen: Chosen) => Chosen): void => setChosen((one) => one && step(one));
  return {
    chosen,
    change,
    unread,
    isReading,
    choose: async (file) => {
      setReading(true);
      const read = await readImportFile(file, zone);
      setReading(false);
      setUnread(typeof read === 'string' ? read : null);
      setChosen(typeof read === 'string' ? null : take(read));
      setRound((count) => count + 1);
    },
    setSeparator: (separator) => change(({ file }) => take(tableFile(file.name, file.encoding, file.text, separator))),
    round: round + undone,
    refresh: () => setRound((count) => count + 1),
  };
};

/** The columns with another one for a field; `-1` = no column says it. */
export const withColumn = <Field extends string>(
  columns: Readonly<Partial<Record<Field, number>>>,
  field: Field,
  column: number,
): Readonly<Partial<Record<Field, number>>> => {
  const { [field]: _before, ...others } = columns;
  return column < 0 ? (others as Partial<Record<Field, number>>) : { ...columns, [field]: column };
};
