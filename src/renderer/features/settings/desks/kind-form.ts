import type { SiteReference } from '#shared/domain/model/reference';
import type { Navigate } from '#shared/routes/places';

/** What the form of one kind of entry gets; without an entry it makes a new one. */
export type KindFormProps<Kind> = {
  readonly reference: SiteReference;
  readonly entry: Kind | undefined;
  readonly onDone: (id: string) => void;
  readonly onNavigate: Navigate;
};
