import type { SiteReference } from '#shared/domain/model/reference';
import { printsText } from '#shared/i18n/fr/prints';
import { backupsText } from '#shared/i18n/protection/backups';
import type { PrintablePaper } from '#shared/ipc/printables';

const texts = backupsText.paper;

/** A secret key as a hand copies it, four signs at a time: spaces do not matter where it is typed. */
export const inGroups = (secret: string): string =>
  secret.replace(/^(AGE-SECRET-KEY-1)?(.*)$/u, (_, begins = '', rest: string) =>
    [begins, ...(rest.match(/.{1,4}/gu) ?? [])].filter((part) => part !== '').join(' '),
  );

/** The one paper on which a recovery key is. */
export const recoveryPaper = (
  { site }: Pick<SiteReference, 'site'>,
  { secret, recipient }: { readonly secret: string; readonly recipient: string },
): PrintablePaper => ({
  format: 'pages',
  fileName: 'cle-de-recuperation',
  title: texts.title,
  site: printsText.list.site(site.name, site.commune),
  blank: '',
  blocks: [
    {
      title: texts.keys,
      rows: [
        { label: texts.secret, value: inGroups(secret) },
        { label: texts.recipient, value: recipient },
      ],
    },
    { title: texts.what, rows: [{ label: '', value: texts.whatText }] },
    { title: texts.where, rows: [{ label: '', value: texts.whereText }] },
    { title: texts.how, rows: [{ label: '', value: texts.howText }] },
  ],
  foot: [],
});
