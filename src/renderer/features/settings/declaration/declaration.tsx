import { lazy, Suspense } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';

/** Read by few and seldom: it is not part of what the window starts with. */
const DeclarationDialog = lazy(() =>
  import('./declaration-dialog').then((module) => ({ default: module.DeclarationDialog })),
);

/** The declaration of accessibility, loaded when it is opened. */
export const Declaration = (props: { readonly reference: SiteReference; readonly onClose: () => void }) => (
  <Suspense fallback={null}>
    <DeclarationDialog {...props} />
  </Suspense>
);
