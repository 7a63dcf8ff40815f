import type { ComponentType } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import type { settingsText } from '#shared/i18n/fr/settings';
import type { Navigate, RouteParams } from '#shared/routes/places';

/** What the frame hands to a section. `params` are those of the place: `section`, and what the section wants, ids only. */
export type SectionProps = {
  readonly reference: SiteReference;
  readonly params: RouteParams;
  readonly onNavigate: Navigate;
};

/** A section by its name in the texts: there is no other list of them. */
export type SectionId = keyof typeof settingsText.sections;

/** One section of the settings. `id` stands in the address: `#/settings?section=openings`. */
export type SettingsSection = {
  readonly id: SectionId;
  readonly label: string;
  readonly group: keyof typeof settingsText.groups;
  readonly Section: ComponentType<SectionProps>;
};
