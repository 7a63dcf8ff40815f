import { useMemo } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { requestSight, viewerOf } from '#shared/domain/rights/sees-request';

import { useStation } from './use-station';

/** Tells which requests who sits here may see, by their reason. */
export const useRequestSight = (
  reference: Pick<SiteReference, 'agents' | 'reasons'>,
): ((request: { readonly reasonId: string }) => boolean) => {
  const { agentId } = useStation().settings;
  return useMemo(() => requestSight(viewerOf(reference, agentId), reference.reasons), [reference, agentId]);
};
