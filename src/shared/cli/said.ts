/** What a command says: its exit code, and what goes to the output and to the error output. */
export type Said = { readonly code: 0 | 2; readonly out: string; readonly err: string };

/** What is wrong, with the code 2. */
export const wrong = (err: string): Said => ({ code: 2, out: '', err: `${err}\n` });
