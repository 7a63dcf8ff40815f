/** The files that this station wrote instead of paper. Nothing else is ever opened for a page. */
export type WrittenFiles = {
  /** Remembers the file of a print, `''` = it became paper. Answers what it was given. */
  readonly note: <Print extends { readonly file: string }>(print: Print) => Print;
  /** `''` when it was opened, else why not. */
  readonly open: (file: string) => Promise<'' | 'unknownFile' | 'notOpened'>;
};

const most = 500;

/** `openPath` is that of the system: it answers with an empty text, or with what went wrong. */
export const createWrittenFiles = (openPath: (file: string) => Promise<string>): WrittenFiles => {
  const known = new Set<string>();
  return {
    note: (print) => {
      if (print.file === '') return print;
      known.delete(print.file);
      known.add(print.file);
      const [oldest] = known;
      if (known.size > most && oldest !== undefined) known.delete(oldest);
      return print;
    },
    open: async (file) => {
      if (!known.has(file)) return 'unknownFile';
      return (await openPath(file).catch(() => 'fault')) === '' ? '' : 'notOpened';
    },
  };
};
