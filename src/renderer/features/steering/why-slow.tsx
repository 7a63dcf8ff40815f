import { useMemo } from 'react';

import { openWorkingDays } from '#shared/domain/insights/steering/open-age';
import { whySlow, type SlowPart } from '#shared/domain/insights/steering/why-slow';
import { formatNumber } from '#shared/i18n/fr/figures';
import { dayAndMonth } from '#shared/i18n/fr/format';
import { steeringText } from '#shared/i18n/fr/steering';

import { requestsBehind } from './view-model/drill';
import type { DrillTarget, Given } from './view-model/given';

const { why: text, stages: stageText } = steeringText.drill;
/** Beyond the first ones a part hardly moves the mean. */
const mostParts = 3;

const days = (value: number): string => formatNumber(value, 1);

type PartsProps = {
  readonly title: string;
  readonly parts: readonly SlowPart[];
  readonly nameOf: (id: string) => string;
};

const Parts = ({ title, parts, nameOf }: PartsProps) => (
  <section>
    <h3>{title}</h3>
    {parts.length === 0 ? (
      <p className="meta">{text.even}</p>
    ) : (
      <ul>
        {parts.slice(0, mostParts).map(({ id, n, mean, meanWithout }) => (
          <li key={id}>
            <b>{nameOf(id)}</b>
            <span className="meta">{text.part(n, days(mean), days(meanWithout))}</span>
          </li>
        ))}
      </ul>
    )}
  </section>
);

type WhySlowProps = {
  readonly target: DrillTarget;
  readonly given: Given;
  /** Whether this person may read rows of a reason; the others have a part in the means and are not named. */
  readonly sees: (row: { readonly reasonId: string }) => boolean;
};

/** Why the answers of a channel took so long: in which stage they lay, which reasons and weeks lengthen the mean, what is still open. */
export const WhySlow = ({ target, given, sees }: WhySlowProps) => {
  const { scope, names, context } = given;
  const { why, open } = useMemo(() => {
    const facts = requestsBehind(scope, target);
    const ages = facts.flatMap((one) =>
      one.isOpen ? [openWorkingDays(one, scope.asOf, context.ref.site.territory)] : [],
    );
    return { why: whySlow(facts), open: { n: ages.length, oldest: Math.max(0, ...ages) } };
  }, [scope, target, context]);
  if (!why) return null;
  const longest = Math.max(...why.stages.map((one) => one.days));
  return (
    <div className="pi-why" role="group" aria-label={text.label}>
      <section>
        <h3>{text.stages(days(why.mean), why.n)}</h3>
        <ul>
          {why.stages.map(({ stage, days: spent }) => (
            <li key={stage} className="pi-stage">
              <span>{stageText[stage]}</span>
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect width={(100 * spent) / longest} height="8" />
              </svg>
              <b>{text.days(days(spent))}</b>
            </li>
          ))}
        </ul>
        {open.n > 0 && <p className="meta">{text.open(open.n, days(open.oldest))}</p>}
      </section>
      <Parts
        title={text.reasons}
        parts={why.reasons.filter(({ id }) => sees({ reasonId: id }))}
        nameOf={names.reason}
      />
      <Parts title={text.weeks} parts={why.weeks} nameOf={(monday) => text.week(dayAndMonth(monday))} />
    </div>
  );
};
