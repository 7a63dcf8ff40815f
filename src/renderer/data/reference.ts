import type { Refusal } from '#shared/errors/refusal';
import type { Reason, SiteReference } from '#shared/domain/model/reference';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { no, ok, type Result } from '#shared/lib/result';
import { civilOf } from '#shared/time/civil';

import type { DataContext } from './context';
import { readAll } from './plain';

/** All reference data of the site. Commands run below screens that show only once it is there. */
export const loadReference = async (context: DataContext): Promise<SiteReference> => {
  const reference = toSiteReference(await readAll(context.database.reference.find()));
  if (!reference) throw new Error('The reference data of the site is not there yet');
  return reference;
};

/** The civil day of the site. */
export const todayOf = (context: DataContext, reference: SiteReference): string =>
  civilOf(context.now().toISOString(), reference.site.zone).day;

export const reasonOf = (reference: SiteReference, reasonId: string): Result<Reason, Refusal> => {
  const reason = reference.reasons.find((one) => one.id === reasonId);
  return reason ? ok(reason) : no({ code: 'notFound', entity: 'reason', id: reasonId });
};

/** The number by which a desk is known on screen, `''` for an unknown one. */
export const deskNumber = (reference: SiteReference, deskId: string): string =>
  String(reference.desks.find((desk) => desk.id === deskId)?.number ?? '');
