import type { SiteReference } from '#shared/domain/model/reference';
import { printsText } from '#shared/i18n/fr/prints';
import { settingsPersonsText } from '#shared/i18n/fr/settings-agents';
import type { PrintablePaper } from '#shared/ipc/printables';

const texts = settingsPersonsText.recovery.paper;

/** The one paper on which the codes of recovery of an administrator are. */
export const recoveryCodesPaper = (
  { site }: Pick<SiteReference, 'site'>,
  name: string,
  codes: readonly string[],
): PrintablePaper => ({
  format: 'pages',
  fileName: 'codes-de-secours',
  title: texts.title,
  site: printsText.list.site(site.name, site.commune),
  blank: '',
  blocks: [
    {
      title: texts.codes,
      rows: [
        { label: texts.of, value: name },
        ...codes.map((code, index) => ({ label: String(index + 1), value: code })),
      ],
    },
    { title: texts.how, rows: [{ label: '', value: texts.howText }] },
    { title: texts.where, rows: [{ label: '', value: texts.whereText }] },
  ],
  foot: [],
});
