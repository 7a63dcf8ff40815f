import type { Reference, ReferenceKind } from '#shared/domain/model/reference';
import type { CallReply } from '#shared/sync/wire/calls';

import type { Needs } from '../needs';
import { readReference } from '../sites/read-reference';
import { otherSites } from '../sites/require-town-site';
import type { Handler } from '../wire/handler';

/** What figures of a site speak of or are made with. An agent is not among it, nor whoever is away. */
const figureKinds: ReadonlySet<ReferenceKind> = new Set([
  'site',
  'department',
  'reason',
  'theme',
  'desk',
  'openingPeriod',
  'closure',
  'commitment',
]);

type SiteRow = CallReply<'sites'>['sites'][number];

/** The papers of a reason are long, and no figure asks for them. */
const short = ({ body, ...rest }: Reference): SiteRow['documents'][number] => ({
  ...rest,
  body: body.kind === 'reason' ? { ...body, papers: [] } : body,
  _deleted: false,
});

/** The sites of the town, the own first, with the reference data that their figures need. */
export const sites =
  ({ store }: Needs<'store'>): Handler<'sites'> =>
  async (_input, device) => {
    const rows: SiteRow[] = [];
    for (const siteId of [device.siteId, ...(await otherSites(store, device))]) {
      const documents = await readReference(store, siteId);
      rows.push({ siteId, documents: documents.filter(({ body }) => figureKinds.has(body.kind)).map(short) });
    }
    return { sites: rows };
  };
