import type { Facts, FactSheet } from '#shared/domain/insights/facts/fact';

const mostRemembered = 12;

/** The last answer to each question: the same facts are the same object, so that figures are not made again for nothing. */
export const rememberFacts = () => {
  const last = new Map<
    string,
    { readonly stamp: string; readonly sheets: readonly FactSheet[]; readonly facts: Facts }
  >();
  return (question: string, stamp: string, sheets: readonly FactSheet[], make: () => Facts): Facts => {
    const known = last.get(question);
    const isSame = known?.sheets.length === sheets.length && known.sheets.every((one, index) => one === sheets[index]);
    if (known?.stamp === stamp && isSame) return known.facts;
    const facts = make();
    last.delete(question);
    last.set(question, { stamp, sheets, facts });
    const oldest = last.keys().next().value;
    if (last.size > mostRemembered && oldest !== undefined) last.delete(oldest);
    return facts;
  };
};
