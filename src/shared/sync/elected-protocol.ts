import { z } from 'zod';

import type { YearlyReport } from '../domain/insights/elected/yearly-report';
import { wireDocumentSchema } from './protocol';

/** `POST /v1/insights/elected`: the figures of the elected over a civil year; 0 = the latest of which anything is published. Sums alone. */
export const electedRequest = z.object({ year: z.int().min(0).max(9999) });
/** The report as `publishedReport` makes it; only its frame is checked on the way. `null` = it is still being made. */
export type ElectedReport = YearlyReport & { readonly [key: string]: unknown };
export const electedReply = z.object({
  report: z
    .looseObject({
      period: z.object({ kind: z.string(), from: z.string(), to: z.string() }),
      asOf: z.object({ day: z.string(), minute: z.number(), unsyncedDesks: z.number() }),
      needs: z.array(z.looseObject({ reasonId: z.string() })),
    })
    .nullable(),
});

/** `GET /v1/insights/reference`: site, departments, reasons and themes, as documents. No agent, no person. */
export const electedReferenceReply = z.object({ documents: z.array(wireDocumentSchema) });
