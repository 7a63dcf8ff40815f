import type { SiteReference } from '#shared/domain/model/reference';
import { seenPassages } from '#shared/domain/people/seen-passages';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { numericDay } from '#shared/i18n/fr/format';
import { entryById } from '#shared/lib/entry-by-id';

import { usePassages } from '../../data/queries/use-passages';
import { usePerson } from '../../data/queries/use-person';
import { useRequestSight } from '../../data/queries/use-request-sight';
import { Button } from '../../ui/button';
import { Head } from '../../ui/head';
import { useOpenPerson } from '../../ui/open-person';

const text = counterLifeText.earlier;
const most = 3;

type EarlierProps = { readonly citizenId: string; readonly reference: SiteReference };

/** The last times that the person was here, under any of their ids, and the way to their file. */
export const Earlier = ({ citizenId, reference }: EarlierProps) => {
  const { person } = usePerson(citizenId);
  const openPerson = useOpenPerson();
  const passages = usePassages(person?.memberIds ?? [citizenId], []);
  const past = seenPassages(passages.past, useRequestSight(reference)).seen;
  if (past.length === 0) return null;
  return (
    <>
      <Head
        title={text.title}
        level={3}
        end={
          openPerson && (
            <Button tone="link" className="meta" onPress={() => openPerson(citizenId)}>
              {text.open}
            </Button>
          )
        }
      />
      <dl>
        {past.slice(0, most).map((passage) => (
          <div key={passage.id}>
            <dt>{numericDay(passage.day)}</dt>
            <dd>{entryById(reference.reasons, passage.reasonId)?.name ?? ''}</dd>
          </div>
        ))}
      </dl>
    </>
  );
};
