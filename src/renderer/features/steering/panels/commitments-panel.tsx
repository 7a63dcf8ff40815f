import { useMemo } from 'react';

import { commitments } from '#shared/domain/insights/steering/commitments';
import { panelText } from '#shared/i18n/fr/steering-panels';

import { ChartFrame } from '../../../ui/charts/chart-frame';
import { Legend } from '../../../ui/charts/legend';
import { LineBand } from '../../../ui/charts/line-band';
import { commitmentsView } from '../view-model/commitments-view';
import type { Given } from '../view-model/given';

const { commitments: text } = panelText;
const signs = [
  { sign: 'line', label: text.line.open },
  { sign: 'line-before', label: text.line.received },
] as const;
const words = { value: text.line.open, before: text.line.received };

/** What is late, what is open, and how the pile grew week by week. */
export const CommitmentsPanel = ({ given }: { readonly given: Given }) => {
  const { scope, context, asOf, fileStem } = given;
  const { data, bold, rest, foot } = useMemo(
    () => commitmentsView(commitments(scope, context), { period: context.period, today: scope.asOf.day }),
    [scope, context],
  );
  return (
    <ChartFrame
      id="commitments"
      title={text.title}
      bold={bold}
      rest={rest}
      legend={<Legend signs={signs} />}
      data={data}
      draw={(rows) => <LineBand rows={rows} label={`${bold}${rest}`} kind="count" words={words} isArea />}
      asOf={asOf}
      foot={foot}
      fileName={`${fileStem}-engagements`}
    />
  );
};
