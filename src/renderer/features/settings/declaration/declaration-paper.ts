import type { Site } from '#shared/domain/model/reference';
import { declarationBlocks, declarationText, type DeclarationTown } from '#shared/i18n/accessibility/declaration';
import { STATED_ON } from '#shared/i18n/accessibility/criteria';
import { printsText } from '#shared/i18n/fr/prints';
import type { PrintablePaper } from '#shared/ipc/printables';

/** What the declaration takes from the settings of the town. */
export const townOf = ({ commune, name, accessContact = '' }: Site): DeclarationTown => ({
  commune,
  siteName: name,
  contact: accessContact,
});

/** The declaration, ready to be printed and signed. */
export const declarationPaper = (site: Site): PrintablePaper => ({
  format: 'pages',
  fileName: `declaration-accessibilite-${STATED_ON}`,
  title: declarationText.title,
  site: printsText.list.site(site.name, site.commune),
  blank: declarationText.blank,
  blocks: declarationBlocks(townOf(site)).map(({ title, rows }) => ({ title, rows: [...rows] })),
  foot: [declarationText.foot()],
});
