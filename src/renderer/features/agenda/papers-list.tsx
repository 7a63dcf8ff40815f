import { agendaText } from '#shared/i18n/fr/agenda';
import type { Paper } from '#shared/domain/model/reference';

import { Head } from '../../ui/head';

/** What to bring, as the reason says. */
export const PapersList = ({ papers }: { readonly papers: readonly Paper[] }) => (
  <section className="ag-papers">
    <Head title={agendaText.create.papers} level={3} />
    {papers.length === 0 ? (
      <p className="meta">{agendaText.create.noPapers}</p>
    ) : (
      <ul>
        {papers.map(({ id, label, detail }) => (
          <li key={id}>
            <b>{label}</b>
            {detail !== '' && ` : ${detail}`}
          </li>
        ))}
      </ul>
    )}
  </section>
);
