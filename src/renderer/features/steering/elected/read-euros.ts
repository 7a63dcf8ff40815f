/** An amount as people type it, `1 250 000,50`; `null` when it is none. */
export const readEuros = (typed: string): number | null => {
  const plain = typed.replaceAll(/[\s\u00A0\u202F€]/g, '').replace(',', '.');
  return /^\d{1,12}(\.\d{1,2})?$/.test(plain) ? Number(plain) : null;
};
